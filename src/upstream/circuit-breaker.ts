/** Whether upstream is called: normally, not at all for now, or with one probe. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When the circuit opens, and for how long. */
export interface CircuitBreakerOptions {
  /** How many attempts in a row have to fail. */
  readonly failures: number;
  /** For how many milliseconds, at least: a broken connection fails all the calls on it at once. */
  readonly lasting: number;
  /** Milliseconds until one call is admitted as a probe. */
  readonly pause: number;
  readonly now?: () => number;
}

/** Permission to make a call, to be passed when reporting how the call ended. */
export interface Permit {
  /** Whether the call tests whether upstream answers again. */
  readonly isProbe: boolean;
}

/**
 * Stops calls to an upstream that does not answer any more: they fail at once instead of each waiting for its own
 * time-out. After a pause one call is admitted as a probe; the circuit closes if it succeeds, and opens again if not.
 *
 * Results of calls that were admitted before the circuit changed its state are ignored: they are about an upstream that
 * was known to be down, or that has recovered since. Otherwise the last time-outs of an outage would lengthen the
 * pause, decide instead of the probe, or count as failures after the recovery.
 */
export class CircuitBreaker {
  readonly #options: Required<CircuitBreakerOptions>;
  #failuresInARow = 0;
  #failingSince: number | undefined;
  #openUntil: number | undefined;
  /**
   * The permit whose results count: one for all calls since the circuit closed, or that of the probe. None while open.
   */
  #valid: Permit | undefined = { isProbe: false };

  constructor(options: CircuitBreakerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed';
    return this.#valid || this.#options.now() >= this.#openUntil ? 'half-open' : 'open';
  }

  /** Permission to make a call now, or undefined. In the half-open state the first call is the probe. */
  admit(): Permit | undefined {
    const { state } = this;
    if (state === 'closed') return this.#valid;
    if (state === 'open' || this.#valid) return undefined;
    this.#valid = { isProbe: true };
    return this.#valid;
  }

  /** Upstream answered, also with a 4xx. */
  succeeded(permit: Permit): void {
    if (permit !== this.#valid) return;
    this.#failuresInARow = 0;
    this.#failingSince = undefined;
    if (!permit.isProbe) return;
    this.#openUntil = undefined;
    this.#valid = { isProbe: false };
  }

  /** There was no answer, or it was a 5xx. */
  failed(permit: Permit): void {
    if (permit !== this.#valid) return;
    const { failures, lasting, pause, now } = this.#options;
    const time = now();
    this.#failuresInARow += 1;
    this.#failingSince ??= time;
    const isDown = this.#failuresInARow >= failures && time - this.#failingSince >= lasting;
    if (!isDown) return;
    this.#openUntil = time + pause;
    this.#valid = undefined;
  }

  /** The call was cancelled, so its result is unknown. After a cancelled probe the next call is the probe. */
  abandoned(permit: Permit): void {
    if (permit.isProbe && permit === this.#valid) this.#valid = undefined;
  }
}
