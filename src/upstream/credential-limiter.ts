import { FairQueue, type Waiting } from './fair-queue.js';
import { SharedPlaces } from './shared-places.js';
import { abortFailure, SunshineError } from './sunshine-error.js';
import { UNPROVEN, type Contender, type TotalPlaces } from './total-places.js';
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
  /** Upstream accepted the credential and answered, with neither 429 nor a server error. */
  | { readonly kind: 'answered' }
  /** Upstream answered that it does not accept the credential, or not for this. */
  | { readonly kind: 'refused' }
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
/** How many calls may wait with all credentials together. */
const MAX_WAITING = 16_000;
/** After how many seconds to try again when a queue is full. */
const QUEUE_RETRY = 1;

/**
 * Limits the calls that go out with one credential.
 *
 * - A 429 pauses all of them for as long as upstream asks. Then half as many may be under way as before, and each
 *   success adds one.
 * - A 503 halves that number, too.
 * - Callers take turns when calls have to wait, and share the places that the credential has.
 * - Each call also needs one of the places of all credentials, for which credentials take turns.
 * - A call whose deadline ends before the pause, or for which the queue is full, is rejected at once.
 */
export class CredentialLimiter implements Contender {
  readonly #key: string;
  readonly #maxConcurrency: number;
  readonly #total: TotalPlaces;
  readonly #queue = new FairQueue<WaitingCall>();
  readonly #places: SharedPlaces;
  #isAccepted: boolean;
  #pausedUntil = 0;
  /** When the number of places was lowered last. */
  #loweredAt = 0;
  #endOfPause: NodeJS.Timeout | undefined;

  /** @param isAccepted Whether upstream is known to accept the credential. */
  constructor(key: string, maxConcurrency: number, total: TotalPlaces, isAccepted: boolean) {
    this.#key = key;
    this.#maxConcurrency = maxConcurrency;
    this.#places = new SharedPlaces(maxConcurrency);
    this.#total = total;
    this.#isAccepted = isAccepted;
  }

  /** Whether upstream has accepted the credential. */
  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  get placeKey(): string {
    return this.#isAccepted ? this.#key : UNPROVEN;
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#places.taken;
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
    if (this.isPausedAt(now) || !this.#places.hasPlaceFor(callerKey, now))
      return this.#wait(call, now);
    if (this.#total.hasPlaceFor(this.placeKey, now)) return this.#begin(callerKey);
    const release = this.#wait(call, now);
    this.#total.lineUp(this);
    return release;
  }

  admitNext(now: number): void {
    if (!this.isPausedAt(now) && this.#admitOne(now) && this.#queue.size > 0)
      this.#total.lineUp(this);
  }

  #begin(callerKey: string): Release {
    const { placeKey } = this;
    this.#places.take(callerKey);
    this.#total.take(placeKey);
    return (result) => {
      const now = Date.now();
      this.#places.free(callerKey, now);
      this.#learn(result, now);
      this.#total.free(placeKey, now);
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
    if (this.#total.waiting >= MAX_WAITING) throw rejected(operation, 'queue-full', pause);
    return new Promise((admit, reject) => {
      const leave = (): void => {
        this.#queue.remove(waiting);
        this.#total.waiting -= 1;
        reject(abortFailure(operation, signal));
      };
      const stopListening = whenAborted(signal, leave);
      const waiting: WaitingCall = { callerKey, deadline, call, admit, reject, stopListening };
      this.#queue.add(waiting);
      this.#total.waiting += 1;
    });
  }

  #learn(result: CallResult, now: number): void {
    if (result.kind === 'answered') this.#isAccepted = true;
    if (result.kind === 'answered' || result.kind === 'refused')
      this.#places.size = Math.min(this.#maxConcurrency, this.#places.size + 1);
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
    this.#places.size = Math.max(1, Math.floor(this.#places.size / 2));
  }

  #rejectTooLate(pause: number): void {
    const tooLate = this.#queue.removeAll(({ call }) => call.deadline <= this.#pausedUntil);
    this.#total.waiting -= tooLate.length;
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
      if (!this.#total.hasPlaceFor(this.placeKey, now)) {
        this.#total.lineUp(this);
        return;
      }
      if (!this.#admitOne(now)) return;
    }
  }

  /** Whether there was a waiting call for which the credential has a place. */
  #admitOne(now: number): boolean {
    const next = this.#queue.take((callerKey) => this.#places.hasPlaceFor(callerKey, now));
    if (!next) return false;
    this.#total.waiting -= 1;
    next.stopListening();
    next.admit(this.#begin(next.callerKey));
    return true;
  }
}

/** The failure of a call that is not admitted; `pause` is the rest of the pause in milliseconds. */
function rejected(
  operation: string,
  reason: 'rate-limited' | 'queue-full' | 'caller-queue-full',
  pause: number,
): SunshineError {
  const retryAfter = pause > 0 ? Math.ceil(pause / 1_000) : QUEUE_RETRY;
  return new SunshineError(operation, reason, { retryAfter });
}
