/** How an upstream is doing: well, given up on for now, or being tried again. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When to give up on an upstream, and for how long. */
export interface CircuitBreakerOptions {
  /** How many attempts in a row have to fail. */
  readonly failures: number;
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
  #openUntil = 0;
  #probing = false;

  constructor(options: CircuitBreakerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  get state(): CircuitState {
    if (this.#failuresInARow < this.#options.failures) return 'closed';
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
    this.#probing = false;
  }

  /** There was no answer, or it was a 5xx. */
  failed(): void {
    this.#failuresInARow += 1;
    this.#probing = false;
    if (this.#failuresInARow >= this.#options.failures)
      this.#openUntil = this.#options.now() + this.#options.pause;
  }

  /** The call was given up before anything could be learnt from it. */
  abandoned(): void {
    this.#probing = false;
  }
}
