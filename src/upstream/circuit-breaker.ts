/** How an upstream is doing: well, not called for now, or being tried again. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When the circuit opens, and for how long. */
export interface CircuitBreakerOptions {
  /** How many attempts in a row have to fail. */
  readonly failures: number;
  /** For how many milliseconds, at least: a broken connection fails all the calls on it at once. */
  readonly lasting: number;
  /** Milliseconds until one call is let through to see whether it is back. */
  readonly pause: number;
  readonly now?: () => number;
}

/** Leave to make a call, to be shown when telling how it ended. */
export interface Permit {
  /** Whether the call is the one that finds out whether upstream is back. */
  readonly isProbe: boolean;
}

/**
 * Keeps calls from an upstream that does not answer any more: they fail at once, in place of each waiting for its own
 * time-out. After a pause one call goes through as a probe, and its fate decides.
 *
 * What becomes of calls that were let out before the circuit changed no longer counts: they tell of an upstream that
 * was down already, or that has come back since. Else the last time-outs of an outage would lengthen the pause,
 * decide in place of the probe, or count against an upstream that is well again.
 */
export class CircuitBreaker {
  readonly #options: Required<CircuitBreakerOptions>;
  #failuresInARow = 0;
  #failingSince: number | undefined;
  #openUntil: number | undefined;
  /** Whose word counts: all calls since the circuit closed share one, a probe has its own. None while it is open. */
  #valid: Permit | undefined = { isProbe: false };

  constructor(options: CircuitBreakerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed';
    return this.#valid || this.#options.now() >= this.#openUntil ? 'half-open' : 'open';
  }

  /** Leave to make a call now, or undefined. In the half-open state the first to ask is the probe. */
  admit(): Permit | undefined {
    const { state } = this;
    if (state === 'closed') return this.#valid;
    if (state === 'open' || this.#valid) return undefined;
    this.#valid = { isProbe: true };
    return this.#valid;
  }

  /** Upstream answered, be it with a refusal. */
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

  /** The call was given up before anything could be learnt from it. A probe gives its place to the next. */
  abandoned(permit: Permit): void {
    if (permit.isProbe && permit === this.#valid) this.#valid = undefined;
  }
}
