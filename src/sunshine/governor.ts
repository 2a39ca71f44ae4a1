import type { CancelSignal } from '../cancellation.js';
import { givenUp, SunshineError } from './sunshine-error.js';

/** A call that wants to go out. */
export interface GovernedCall {
  /** The REST operation, for errors. */
  readonly operation: string;
  /** Which credential it goes out with: never the credential itself. */
  readonly credentialKey: string;
  readonly signal: CancelSignal;
  /** In milliseconds since the epoch. */
  readonly deadline: number;
}

/** What became of a call, as far as the pace of the following ones depends on it. */
export type CallResult =
  /** Upstream answered in its normal way. */
  | { readonly kind: 'answered' }
  /** Upstream answered 429. */
  | { readonly kind: 'rate-limited'; /** Milliseconds to pause. */ readonly pause: number }
  /** Upstream answered 503. */
  | { readonly kind: 'overloaded' }
  /** Nothing can be learnt from it. */
  | { readonly kind: 'unknown' };

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

/** Gives a call's place back. To be called once, when the attempt is over. */
export type Release = (result: CallResult) => void;

/** The pace of one credential. */
interface Pace {
  inFlight: number;
  /** How many calls may be under way at once. */
  limit: number;
  pausedUntil: number;
  /** When `limit` was lowered last. */
  slowedAt: number;
  /** Those who wait, the one with the oldest deadline first. */
  readonly queue: Waiting[];
  wakeUp: NodeJS.Timeout | undefined;
}

interface Waiting {
  /** The deadline when it began to wait, by which the queue is in order. */
  readonly order: number;
  /** The deadline now: of a shared read it grows with who joins. */
  readonly deadline: number;
  readonly go: () => void;
  /** Refuses the call because it would have to wait so many milliseconds. */
  readonly refuse: (wait: number) => void;
}

/** Milliseconds in which refusals count as one. */
const ONE_BURST = 500;
/** How many calls may wait for one credential. */
const MAX_QUEUE = 1_000;
/** From how many credentials on the paces of idle ones are forgotten. */
const MANY_CREDENTIALS = 1_000;

/**
 * Paces the calls of each upstream credential, over all operations of the process, so that no caller can push a whole
 * account into its rate limit and keep it there.
 *
 * - A 429 pauses everything that goes out with that credential for as long as upstream asks. Calls resume at half the
 *   concurrency they had, and each success lets one more go at the same time.
 * - A 503 halves the concurrency, too.
 * - Those who have to wait go by the oldest deadline. A wait that cannot fit its deadline, or finds the queue full, is
 *   refused at once.
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
      waiting: paces.reduce((sum, { queue }) => sum + queue.length, 0),
      paused: paces.filter(({ pausedUntil }) => pausedUntil > now).length,
      credentials: paces.length,
    };
  }

  /**
   * Waits until a call may go out. Most may at once, and cost no turn of the event loop.
   *
   * @throws {SunshineError} `rate-limited` when it would wait in vain; `queue-full` when too many wait; `timeout` or
   *   `cancelled` when its operation is over before its turn comes.
   */
  admit(call: GovernedCall): Release | Promise<Release> {
    const pace = this.#paceOf(call.credentialKey);
    const release: Release = (result) => {
      pace.inFlight -= 1;
      this.#learn(pace, result);
      this.#letGo(pace);
    };
    const isFree = pace.pausedUntil <= Date.now() && pace.inFlight < pace.limit;
    if (!isFree) return this.#waitForTurn(pace, call, release);
    pace.inFlight += 1;
    return release;
  }

  #paceOf(credentialKey: string): Pace {
    const known = this.#paces.get(credentialKey);
    if (known) return known;
    if (this.#paces.size >= MANY_CREDENTIALS) this.#forgetIdle();
    const pace: Pace = {
      inFlight: 0,
      limit: this.#maxConcurrency,
      pausedUntil: 0,
      slowedAt: 0,
      queue: [],
      wakeUp: undefined,
    };
    this.#paces.set(credentialKey, pace);
    return pace;
  }

  #forgetIdle(): void {
    const now = Date.now();
    for (const [key, { inFlight, queue, pausedUntil }] of this.#paces)
      if (inFlight === 0 && queue.length === 0 && pausedUntil <= now) this.#paces.delete(key);
  }

  #waitForTurn(pace: Pace, call: GovernedCall, release: Release): Promise<Release> {
    const { operation, signal, deadline } = call;
    if (signal.aborted) return Promise.reject(givenUp(operation, signal));
    const pause = pace.pausedUntil - Date.now();
    if (pace.pausedUntil >= deadline)
      return Promise.reject(heldBack(operation, 'rate-limited', pause));
    if (pace.queue.length >= MAX_QUEUE)
      return Promise.reject(heldBack(operation, 'queue-full', pause));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        order: deadline,
        get deadline() {
          return call.deadline;
        },
        go: () => {
          signal.removeEventListener('abort', giveUp);
          pace.inFlight += 1;
          resolve(release);
        },
        refuse: (wait) => {
          signal.removeEventListener('abort', giveUp);
          reject(heldBack(operation, 'rate-limited', wait));
        },
      };
      const giveUp = (): void => {
        pace.queue.splice(pace.queue.indexOf(waiting), 1);
        reject(givenUp(operation, signal));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      pace.queue.splice(placeIn(pace.queue, deadline), 0, waiting);
    });
  }

  #learn(pace: Pace, result: CallResult): void {
    const now = Date.now();
    if (result.kind === 'answered') pace.limit = Math.min(this.#maxConcurrency, pace.limit + 1);
    if (result.kind === 'overloaded') slowDown(pace, now);
    if (result.kind !== 'rate-limited') return;
    if (pace.pausedUntil <= now) slowDown(pace, now);
    pace.pausedUntil = Math.max(pace.pausedUntil, now + result.pause);
    const inVain = pace.queue.filter(({ deadline }) => deadline <= pace.pausedUntil);
    for (const waiting of inVain) {
      pace.queue.splice(pace.queue.indexOf(waiting), 1);
      waiting.refuse(pace.pausedUntil - now);
    }
  }

  /** Lets those who wait go, as far as there is room; after the pause, when there is one. */
  #letGo(pace: Pace): void {
    const pause = pace.pausedUntil - Date.now();
    if (pause > 0) {
      clearTimeout(pace.wakeUp);
      pace.wakeUp = setTimeout(() => {
        this.#letGo(pace);
      }, pause).unref();
      return;
    }
    while (pace.inFlight < pace.limit) {
      const next = pace.queue.shift();
      if (!next) return;
      next.go();
    }
  }
}

/** Behind all whose deadline is as old or older. Found by halving: under load every call comes by here. */
function placeIn(queue: readonly Pick<Waiting, 'order'>[], deadline: number): number {
  let from = 0;
  for (let to = queue.length; from < to;) {
    const middle = (from + to) >>> 1;
    const isBehind = (queue[middle]?.order ?? 0) <= deadline;
    if (isBehind) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Calls that were under way together are refused together: that is one reason to slow down, not many. */
function slowDown(pace: Pace, now: number): void {
  if (now - pace.slowedAt < ONE_BURST) return;
  pace.slowedAt = now;
  pace.limit = Math.max(1, Math.floor(pace.limit / 2));
}

/** The failure of a call that does not wait; `wait` is how many milliseconds upstream is left alone. */
function heldBack(
  operation: string,
  reason: 'rate-limited' | 'queue-full',
  wait: number,
): SunshineError {
  return new SunshineError(
    operation,
    reason,
    wait > 0 ? { retryAfter: Math.ceil(wait / 1_000) } : {},
  );
}
