/** How an upstream is doing: well, given up on for now, or being tried again. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When to give up on an upstream, and for how long. */
export interface CircuitBreakerOptions {
  /** How many attempts in a row have to fail. */
  readonly failures: number;
  /** For how many milliseconds, at least: a broken connection fails all the calls on it at once. */
  readonly lasting: number;
  /** Milliseconds until one call is let through to see whether it is back. */
  readonly pause: number;
  readonly now?: () => number;
}

/**
 * Keeps calls from an upstream that does not answer any more: they fail at once, in place of each waiting for its own
 * time-out. After a pause one call goes through as a probe, and its fate decides.
 */
export class CircuitBreaker {
  readonly #options: Required<CircuitBreakerOptions>;
  #failuresInARow = 0;
  #failingSince: number | undefined;
  #openUntil: number | undefined;
  #probing = false;

  constructor(options: CircuitBreakerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed';
    return this.#probing || this.#options.now() >= this.#openUntil ? 'half-open' : 'open';
  }

  /** Whether a call may be made now. In the half-open state the first to ask is the probe. */
  allows(): boolean {
    const { state } = this;
    if (state === 'closed') return true;
    if (state === 'open' || this.#probing) return false;
    this.#probing = true;
    return true;
  }

  /** Upstream answered, be it with a refusal. */
  succeeded(): void {
    this.#failuresInARow = 0;
    this.#failingSince = undefined;
    this.#openUntil = undefined;
    this.#probing = false;
  }

  /** There was no answer, or it was a 5xx. */
  failed(): void {
    const { failures, lasting, pause, now } = this.#options;
    const time = now();
    this.#failuresInARow += 1;
    this.#failingSince ??= time;
    this.#probing = false;
    const isDown = this.#failuresInARow >= failures && time - this.#failingSince >= lasting;
    if (isDown) this.#openUntil = time + pause;
  }

  /** The call was given up before anything could be learnt from it. */
  abandoned(): void {
    this.#probing = false;
  }
}
