import type { Credentials } from './credentials.js';
import { Pace, type PacedCall, type Release } from './pace.js';

/** A call of some credential that wants to go out. */
export interface GovernedCall extends PacedCall {
  /** Which credentials it goes out with; of them, the key alone is looked at. */
  readonly credentials: Pick<Credentials, 'key'>;
}

/** How much is going on. */
export interface GovernorLoad {
  /** Calls under way. */
  readonly inFlight: number;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** Credentials that pause. */
  readonly paused: number;
  /** Credentials whose pace is remembered. */
  readonly credentials: number;
}

/** From how many credentials on the paces of idle ones are forgotten. */
const MANY_CREDENTIALS = 1_000;

/**
 * Paces the calls of each upstream credential, over all operations of the process, so that no caller can push a whole
 * account into its rate limit and keep it there.
 */
export class Governor {
  readonly #paces = new Map<string, Pace>();
  readonly #maxConcurrency: number;

  constructor(maxConcurrency: number) {
    this.#maxConcurrency = maxConcurrency;
  }

  get load(): GovernorLoad {
    const paces = [...this.#paces.values()];
    const now = Date.now();
    return {
      inFlight: paces.reduce((sum, { inFlight }) => sum + inFlight, 0),
      waiting: paces.reduce((sum, { waiting }) => sum + waiting, 0),
      paused: paces.filter((pace) => pace.isPausedAt(now)).length,
      credentials: paces.length,
    };
  }

  /** Waits until a call may go out, as the pace of its credential has it. */
  admit(call: GovernedCall): Release | Promise<Release> {
    return this.#paceOf(call.credentials.key).admit(call);
  }

  #paceOf(credentialKey: string): Pace {
    const known = this.#paces.get(credentialKey);
    if (known) return known;
    if (this.#paces.size >= MANY_CREDENTIALS) this.#forgetIdle();
    const pace = new Pace(this.#maxConcurrency);
    this.#paces.set(credentialKey, pace);
    return pace;
  }

  #forgetIdle(): void {
    const now = Date.now();
    for (const [key, pace] of this.#paces)
      if (pace.inFlight === 0 && pace.waiting === 0 && !pace.isPausedAt(now))
        this.#paces.delete(key);
  }
}
