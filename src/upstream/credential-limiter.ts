import { FairQueue, type Waiting } from './fair-queue.js';
import { RecentCallers } from './recent-callers.js';
import { abortFailure, SunshineError } from './sunshine-error.js';
import { whenAborted } from './when-aborted.js';

/** A call that requests admission. */
export interface LimitedCall {
  /** The REST operation, for errors. */
  readonly operation: string;
  /** Differs between the callers who share the credential's places. */
  readonly callerKey: string;
  readonly signal: AbortSignal;
  /** In milliseconds since the epoch. That of a shared read grows with each caller that joins it. */
  readonly deadline: number;
}

/** How a call ended, as far as the admission of the following ones depends on it. */
export type CallResult =
  /** Upstream answered, with neither 429 nor a server error. */
  | { readonly kind: 'answered' }
  /** Upstream answered 429. */
  | { readonly kind: 'rate-limited'; /** Milliseconds to pause. */ readonly pause: number }
  /** Upstream answered 503. */
  | { readonly kind: 'overloaded' }
  /** The result says nothing about the load of upstream. */
  | { readonly kind: 'unknown' };

/** Releases a call's place. To be called once, when the attempt is over. */
export type Release = (result: CallResult) => void;

interface WaitingCall extends Waiting {
  readonly call: LimitedCall;
  readonly admit: (release: Release) => void;
  readonly reject: (error: SunshineError) => void;
  readonly stopListening: () => void;
}

/** Milliseconds in which several 429 or 503 count as one. */
const ONE_BURST = 500;
/** How many calls of one caller may wait: enough for 100 operations, each with its most concurrent calls. */
const MAX_WAITING_PER_CALLER = 4_000;
/** How many calls may wait for one credential. */
const MAX_WAITING = 16_000;
/** The largest share of all places that is kept free for callers who have no call under way. */
const MAX_FREE_SHARE = 1 / 4;

/**
 * Limits the calls that go out with one credential.
 *
 * - A 429 pauses all of them for as long as upstream asks. Then half as many may be under way as before, and each
 *   success adds one.
 * - A 503 halves that number, too.
 * - Callers take turns when calls have to wait. A caller alone may use every place. For each other caller who was
 *   active recently, a caller with a call under way leaves a place free, so that the other need not wait.
 * - A call whose deadline ends before the pause, or for which the queue is full, is rejected at once.
 */
export class CredentialLimiter {
  readonly #maxConcurrency: number;
  readonly #queue = new FairQueue<WaitingCall>();
  readonly #callers = new RecentCallers();
  #inFlight = 0;
  /** How many calls may be under way at once. */
  #concurrency: number;
  #pausedUntil = 0;
  /** When `#concurrency` was lowered last. */
  #loweredAt = 0;
  #endOfPause: NodeJS.Timeout | undefined;

  constructor(maxConcurrency: number) {
    this.#maxConcurrency = maxConcurrency;
    this.#concurrency = maxConcurrency;
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that wait for admission. */
  get waiting(): number {
    return this.#queue.size;
  }

  isPausedAt(now: number): boolean {
    return this.#pausedUntil > now;
  }

  /**
   * Waits until a call is admitted. Most are at once.
   *
   * @throws {SunshineError} `rate-limited` when the pause outlasts its deadline; `caller-queue-full` or `queue-full`
   *   when the queue of this caller or of all is full; `timeout` or `cancelled` when its operation is over first.
   */
  async admit(call: LimitedCall): Promise<Release> {
    const now = Date.now();
    const { callerKey } = call;
    if (this.isPausedAt(now) || !this.#hasPlaceFor(callerKey, now)) return this.#wait(call, now);
    return this.#begin(callerKey);
  }

  #hasPlaceFor(callerKey: string, now: number): boolean {
    if (this.#callers.inFlightOf(callerKey) === 0) return this.#inFlight < this.#concurrency;
    const mostFree = Math.floor(this.#concurrency * MAX_FREE_SHARE);
    const keptFree = Math.min(mostFree, this.#callers.idleAt(now));
    return this.#inFlight < this.#concurrency - keptFree;
  }

  #begin(callerKey: string): Release {
    this.#inFlight += 1;
    this.#callers.begin(callerKey);
    return (result) => {
      const now = Date.now();
      this.#inFlight -= 1;
      this.#callers.end(callerKey, now);
      this.#learn(result, now);
      this.#admitWaiting(now);
    };
  }

  #wait(call: LimitedCall, now: number): Promise<Release> {
    const { operation, callerKey, signal, deadline } = call;
    const pause = this.#pausedUntil - now;
    if (signal.aborted) throw abortFailure(operation, signal);
    if (this.#pausedUntil >= deadline) throw rejected(operation, 'rate-limited', pause);
    if (this.#queue.sizeOf(callerKey) >= MAX_WAITING_PER_CALLER)
      throw rejected(operation, 'caller-queue-full', pause);
    if (this.#queue.size >= MAX_WAITING) throw rejected(operation, 'queue-full', pause);
    return new Promise((admit, reject) => {
      const leave = (): void => {
        this.#queue.remove(waiting);
        reject(abortFailure(operation, signal));
      };
      const stopListening = whenAborted(signal, leave);
      const waiting: WaitingCall = { callerKey, deadline, call, admit, reject, stopListening };
      this.#queue.add(waiting);
    });
  }

  #learn(result: CallResult, now: number): void {
    if (result.kind === 'answered')
      this.#concurrency = Math.min(this.#maxConcurrency, this.#concurrency + 1);
    if (result.kind === 'overloaded') this.#halve(now);
    if (result.kind !== 'rate-limited') return;
    if (!this.isPausedAt(now)) this.#halve(now);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + result.pause);
    this.#rejectTooLate(this.#pausedUntil - now);
  }

  /** Calls that were under way together get a 429 or 503 together, which must lower the concurrency only once. */
  #halve(now: number): void {
    if (now - this.#loweredAt < ONE_BURST) return;
    this.#loweredAt = now;
    this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
  }

  #rejectTooLate(pause: number): void {
    const tooLate = this.#queue.removeAll(({ call }) => call.deadline <= this.#pausedUntil);
    for (const { call, reject, stopListening } of tooLate) {
      stopListening();
      reject(rejected(call.operation, 'rate-limited', pause));
    }
  }

  /** Admits waiting calls while there are places; after the pause, when there is one. */
  #admitWaiting(now: number): void {
    if (this.isPausedAt(now)) {
      clearTimeout(this.#endOfPause);
      const pause = this.#pausedUntil - now;
      this.#endOfPause = setTimeout(() => this.#admitWaiting(Date.now()), pause).unref();
      return;
    }
    while (this.#queue.size > 0) {
      const next = this.#queue.take((callerKey) => this.#hasPlaceFor(callerKey, now));
      if (!next) return;
      next.stopListening();
      next.admit(this.#begin(next.callerKey));
    }
  }
}

/** The failure of a call that is not admitted; `pause` is the rest of the pause in milliseconds. */
function rejected(
  operation: string,
  reason: 'rate-limited' | 'queue-full' | 'caller-queue-full',
  pause: number,
): SunshineError {
  const details = pause > 0 ? { retryAfter: Math.ceil(pause / 1_000) } : {};
  return new SunshineError(operation, reason, details);
}
