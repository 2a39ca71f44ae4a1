import { CredentialLimiter, type LimitedCall, type Release } from './credential-limiter.js';
import type { Credentials } from './credentials.js';

/** A call with a credential that requests admission. */
export interface CredentialCall extends LimitedCall {
  /** The credentials that it is sent with. Only their key is used. */
  readonly credentials: Pick<Credentials, 'key'>;
}

/** The current load. */
export interface LimiterLoad {
  /** Calls under way. */
  readonly inFlight: number;
  /** Calls that wait for admission. */
  readonly waiting: number;
  /** Credentials that pause. */
  readonly paused: number;
  /** Credentials with a limiter of their own. */
  readonly credentials: number;
}

/** The number of credentials from which on the limiters of idle ones are removed. */
const MANY_CREDENTIALS = 1_000;

/**
 * Limits the calls of each upstream credential, across all operations of the process, so that no caller can keep a
 * whole account at its rate limit, or use up all its places.
 */
export class Limiter {
  readonly #byCredential = new Map<string, CredentialLimiter>();
  readonly #maxConcurrency: number;

  constructor(maxConcurrency: number) {
    this.#maxConcurrency = maxConcurrency;
  }

  get load(): LimiterLoad {
    const limiters = [...this.#byCredential.values()];
    const now = Date.now();
    return {
      inFlight: limiters.reduce((sum, { inFlight }) => sum + inFlight, 0),
      waiting: limiters.reduce((sum, { waiting }) => sum + waiting, 0),
      paused: limiters.filter((limiter) => limiter.isPausedAt(now)).length,
      credentials: limiters.length,
    };
  }

  /** Waits until the limiter of its credential admits a call, and throws what that throws. */
  admit(call: CredentialCall): Promise<Release> {
    return this.#limiterOf(call.credentials.key).admit(call);
  }

  #limiterOf(credentialKey: string): CredentialLimiter {
    const known = this.#byCredential.get(credentialKey);
    if (known) return known;
    if (this.#byCredential.size >= MANY_CREDENTIALS) this.#removeIdle();
    const limiter = new CredentialLimiter(this.#maxConcurrency);
    this.#byCredential.set(credentialKey, limiter);
    return limiter;
  }

  #removeIdle(): void {
    const now = Date.now();
    for (const [key, limiter] of this.#byCredential)
      if (limiter.inFlight === 0 && limiter.waiting === 0 && !limiter.isPausedAt(now))
        this.#byCredential.delete(key);
  }
}
