import type { CancelSignal } from './cancellation.js';
import { givenUp, SunshineError } from './sunshine-error.js';

/** A call that wants to go out. */
export interface PacedCall {
  /** The REST operation, for errors. */
  readonly operation: string;
  readonly signal: CancelSignal;
  /** In milliseconds since the epoch. Of a shared read it grows with who joins. */
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

/** Gives a call's place back. To be called once, when the attempt is over. */
export type Release = (result: CallResult) => void;

interface WaitingCall {
  readonly call: PacedCall;
  /** Its deadline when it began to wait, by which the queue is in order. */
  readonly order: number;
  readonly go: (release: Release) => void;
  readonly refuse: (error: SunshineError) => void;
  /** Listens to the call's signal. */
  readonly giveUp: () => void;
}

/** Milliseconds in which refusals count as one. */
const ONE_BURST = 500;
/** How many calls may wait for one credential. */
const MAX_QUEUE = 1_000;

/**
 * The pace of one credential.
 *
 * - A 429 pauses everything that goes out with it for as long as upstream asks. Calls resume at half the concurrency
 *   they had, and each success lets one more go at the same time.
 * - A 503 halves the concurrency, too.
 * - Those who have to wait go by the oldest deadline. A wait that cannot fit its deadline, or finds the queue full, is
 *   refused at once.
 */
export class Pace {
  readonly #maxConcurrency: number;
  /** The one with the oldest deadline first. */
  readonly #queue: WaitingCall[] = [];
  #inFlight = 0;
  /** How many calls may be under way at once. */
  #limit: number;
  #pausedUntil = 0;
  /** When `#limit` was lowered last. */
  #slowedAt = 0;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(maxConcurrency: number) {
    this.#maxConcurrency = maxConcurrency;
    this.#limit = maxConcurrency;
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that wait for their turn. */
  get waiting(): number {
    return this.#queue.length;
  }

  isPausedAt(now: number): boolean {
    return this.#pausedUntil > now;
  }

  /**
   * Waits until a call may go out. Most may at once, and cost no turn of the event loop.
   *
   * @throws {SunshineError} `rate-limited` when it would wait in vain; `queue-full` when too many wait; `timeout` or
   *   `cancelled` when its operation is over before its turn comes.
   */
  admit(call: PacedCall): Release | Promise<Release> {
    const now = Date.now();
    if (this.#inFlight >= this.#limit || this.isPausedAt(now)) return this.#waitForTurn(call, now);
    this.#inFlight += 1;
    return this.#release;
  }

  #waitForTurn(call: PacedCall, now: number): Promise<Release> {
    const { operation, signal, deadline } = call;
    const pause = this.#pausedUntil - now;
    if (signal.aborted) return Promise.reject(givenUp(operation, signal));
    if (this.#pausedUntil >= deadline)
      return Promise.reject(heldBack(operation, 'rate-limited', pause));
    if (this.#queue.length >= MAX_QUEUE)
      return Promise.reject(heldBack(operation, 'queue-full', pause));
    return new Promise((go, refuse) => {
      const giveUp = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        refuse(givenUp(operation, signal));
      };
      const waiting: WaitingCall = { call, order: deadline, go, refuse, giveUp };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.splice(placeIn(this.#queue, deadline), 0, waiting);
    });
  }

  /** Any place is as good as another, so all calls share this. */
  readonly #release: Release = (result) => {
    this.#inFlight -= 1;
    const now = Date.now();
    this.#learn(result, now);
    this.#letGo(now);
  };

  #learn(result: CallResult, now: number): void {
    if (result.kind === 'answered') this.#limit = Math.min(this.#maxConcurrency, this.#limit + 1);
    if (result.kind === 'overloaded') this.#slowDown(now);
    if (result.kind !== 'rate-limited') return;
    if (!this.isPausedAt(now)) this.#slowDown(now);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + result.pause);
    this.#refuseThoseInVain(this.#pausedUntil - now);
  }

  /** Calls that were under way together are refused together: that is one reason to slow down, not many. */
  #slowDown(now: number): void {
    if (now - this.#slowedAt < ONE_BURST) return;
    this.#slowedAt = now;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }

  #refuseThoseInVain(pause: number): void {
    const inVain = this.#queue.filter(({ call }) => call.deadline <= this.#pausedUntil);
    for (const waiting of inVain) {
      const { call, refuse, giveUp } = waiting;
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      call.signal.removeEventListener('abort', giveUp);
      refuse(heldBack(call.operation, 'rate-limited', pause));
    }
  }

  /** Lets those who wait go, as far as there is room; after the pause, when there is one. */
  #letGo(now: number): void {
    if (this.isPausedAt(now)) {
      clearTimeout(this.#wakeUp);
      const pause = this.#pausedUntil - now;
      this.#wakeUp = setTimeout(() => this.#letGo(Date.now()), pause).unref();
      return;
    }
    while (this.#inFlight < this.#limit) {
      const next = this.#queue.shift();
      if (!next) return;
      next.call.signal.removeEventListener('abort', next.giveUp);
      this.#inFlight += 1;
      next.go(this.#release);
    }
  }
}

/** Behind all whose deadline is as old or older. Found by halving: under load every call comes by here. */
function placeIn(queue: readonly Pick<WaitingCall, 'order'>[], deadline: number): number {
  let from = 0;
  for (let to = queue.length; from < to;) {
    const middle = (from + to) >>> 1;
    const isBehind = (queue[middle]?.order ?? 0) <= deadline;
    if (isBehind) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The failure of a call that does not wait; `pause` is how many milliseconds upstream is left alone. */
function heldBack(
  operation: string,
  reason: 'rate-limited' | 'queue-full',
  pause: number,
): SunshineError {
  const details = pause > 0 ? { retryAfter: Math.ceil(pause / 1_000) } : {};
  return new SunshineError(operation, reason, details);
}
