import { CredentialLimiter, type LimitedCall, type Release } from './credential-limiter.js';
import type { Credentials } from './credentials.js';
import { TotalPlaces } from './total-places.js';

/** A call with a credential that requests admission. */
export interface CredentialCall extends LimitedCall {
  /** The credentials that it is sent with. */
  readonly credentials: Pick<Credentials, 'key' | 'isServers'>;
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
 * Limits the calls of each upstream credential, and those of all, across all operations of the process, so that no
 * caller can keep a whole account at its rate limit, or use up all its places; nor can many callers with credentials
 * of their own, or with made-up ones.
 */
export class Limiter {
  readonly #byCredential = new Map<string, CredentialLimiter>();
  readonly #maxConcurrency: number;
  readonly #total: TotalPlaces;

  /**
   * @param maxConcurrency How many calls of one credential may be under way.
   * @param totalConcurrency How many of all may be. Default: any number.
   */
  constructor(maxConcurrency: number, totalConcurrency = Infinity) {
    this.#maxConcurrency = maxConcurrency;
    this.#total = new TotalPlaces(totalConcurrency);
  }

  get load(): LimiterLoad {
    const limiters = [...this.#byCredential.values()];
    const now = Date.now();
    return {
      inFlight: limiters.reduce((sum, { inFlight }) => sum + inFlight, 0),
      waiting: this.#total.waiting,
      paused: limiters.filter((limiter) => limiter.isPausedAt(now)).length,
      credentials: limiters.length,
    };
  }

  /** Waits until the limiter of its credential admits a call, and throws what that throws. */
  admit(call: CredentialCall): Promise<Release> {
    return this.#limiterOf(call.credentials).admit(call);
  }

  /** Whether upstream has accepted the credential with this key, as far as is still known. */
  isAccepted(credentialKey: string): boolean {
    return this.#byCredential.get(credentialKey)?.isAccepted ?? false;
  }

  #limiterOf({ key, isServers = false }: CredentialCall['credentials']): CredentialLimiter {
    const known = this.#byCredential.get(key);
    if (known) return known;
    if (this.#byCredential.size >= MANY_CREDENTIALS) this.#removeIdle();
    const limiter = new CredentialLimiter(key, this.#maxConcurrency, this.#total, isServers);
    this.#byCredential.set(key, limiter);
    return limiter;
  }

  /**
   * Removes the limiters of idle credentials: those that upstream has not accepted; if there are none, those that do
   * not pause; if there are none either, all. What then stays has calls, the number of which is bounded.
   */
  #removeIdle(): void {
    const now = Date.now();
    const idle = [...this.#byCredential].filter(
      ([, { inFlight, waiting }]) => inFlight === 0 && waiting === 0,
    );
    const running = idle.filter(([, limiter]) => !limiter.isPausedAt(now));
    const unproven = running.filter(([, { isAccepted }]) => !isAccepted);
    const removed = [unproven, running, idle].find(({ length }) => length > 0) ?? [];
    for (const [key] of removed) this.#byCredential.delete(key);
  }
}
