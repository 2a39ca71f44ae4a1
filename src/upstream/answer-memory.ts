import { SunshineError, abortFailure } from './sunshine-error.js';
import { whenAborted } from './when-aborted.js';

/** The largest share of the memory that the operations of one caller take, and one operation. */
const CALLER_SHARE = 1 / 2;
const OPERATION_SHARE = 1 / 4;
/** How many bytes an answer is expected to have before its REST operation was answered once. */
const FIRST_EXPECTED = 16 * 1_024;
/** How much the size of the latest answer counts in what is expected of the next. */
const WEIGHT_OF_LATEST = 1 / 4;

/** A call that waits until there is memory for its answer. */
interface WaitingCall {
  readonly expected: number;
  readonly resolve: (reserved: number) => void;
}

/** What one operation holds of upstream's answers, and then of its own answer. */
export interface OperationMemory {
  /**
   * Reserves memory for the answer of a call; a promise when it has to wait for that.
   *
   * @throws {SunshineError} `memory` when the operation holds as much as one may; `queue-full` when its time is up
   *   first; `cancelled` when its caller has disconnected.
   */
  reserve(operation: string, signal: AbortSignal): number | Promise<number>;
  /** The answer of a call has come and has that many bytes; 0 when none came. */
  settle(operation: string, reserved: number, bytes: number): void;
  /** Upstream's answers are not needed any more: the operation's own is written, and has that many bytes. */
  answered(bytes: number): void;
  /** It is sent, or not needed any more. */
  free(): void;
}

/**
 * Bounds how many bytes of answers all operations hold together, from the call that brings them until the operation's
 * own answer is sent: what upstream answers can be large, and what callers do not read stays. Calls wait while as much
 * is held as may be, those of the oldest operation first. The oldest itself never waits, so that it comes to its end.
 */
export class AnswerMemory {
  readonly #max: number;
  readonly #expected = new Map<string, number>();
  readonly #byCaller = new Map<string, number>();
  /** The operations that hold or wait, without those that are answered; the oldest first. */
  readonly #running = new Set<HeldMemory>();
  #held = 0;
  #waiting = 0;

  /** @param max Bytes. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Bytes that are held, or reserved. */
  get held(): number {
    return this.#held;
  }

  /** Calls that wait for memory. */
  get waiting(): number {
    return this.#waiting;
  }

  /** For one operation of a caller. To be freed when it is over. */
  open(callerKey: string): OperationMemory {
    return new HeldMemory(this, callerKey);
  }

  /** The most bytes that one operation may hold. */
  get maxPerOperation(): number {
    return this.#max * OPERATION_SHARE;
  }

  expectedOf(operation: string): number {
    return this.#expected.get(operation) ?? FIRST_EXPECTED;
  }

  learn(operation: string, bytes: number): void {
    const expected = this.#expected.get(operation) ?? bytes;
    this.#expected.set(operation, expected + (bytes - expected) * WEIGHT_OF_LATEST);
  }

  /** Whether an operation may hold so many more bytes now. */
  allows(operation: HeldMemory, bytes: number): boolean {
    const [oldest] = this.#running;
    if (oldest === undefined || oldest === operation) return true;
    const ofCaller = (this.#byCaller.get(operation.callerKey) ?? 0) + bytes;
    return this.#held + bytes <= this.#max && ofCaller <= this.#max * CALLER_SHARE;
  }

  add({ callerKey }: HeldMemory, bytes: number): void {
    this.#held += bytes;
    const ofCaller = (this.#byCaller.get(callerKey) ?? 0) + bytes;
    if (ofCaller === 0) this.#byCaller.delete(callerKey);
    else this.#byCaller.set(callerKey, ofCaller);
    if (bytes < 0) this.#admitWaiting();
  }

  started(operation: HeldMemory): void {
    this.#running.add(operation);
  }

  ended(operation: HeldMemory): void {
    if (this.#running.delete(operation)) this.#admitWaiting();
  }

  countWaiting(change: 1 | -1): void {
    this.#waiting += change;
  }

  #admitWaiting(): void {
    if (this.#waiting === 0) return;
    for (const operation of this.#running) operation.admitWaiting();
  }
}

class HeldMemory implements OperationMemory {
  readonly callerKey: string;
  readonly #all: AnswerMemory;
  readonly #waiting = new Set<WaitingCall>();
  /** With what is reserved. */
  #held = 0;
  #received = 0;
  #isAnswered = false;

  constructor(all: AnswerMemory, callerKey: string) {
    this.#all = all;
    this.callerKey = callerKey;
  }

  reserve(operation: string, signal: AbortSignal): number | Promise<number> {
    const expected = this.#all.expectedOf(operation);
    if (this.#isAnswered) return 0;
    if (this.#received >= this.#all.maxPerOperation) throw new SunshineError(operation, 'memory');
    this.#all.started(this);
    if (this.#waiting.size === 0 && this.#all.allows(this, expected)) {
      this.#add(expected);
      return expected;
    }
    return new Promise((resolve, reject) => {
      const stopListening = whenAborted(signal, () => {
        this.#remove(waiting);
        const failure = abortFailure(operation, signal);
        reject(failure.reason === 'timeout' ? new SunshineError(operation, 'queue-full') : failure);
      });
      const waiting: WaitingCall = {
        expected,
        resolve: (reserved) => {
          stopListening();
          resolve(reserved);
        },
      };
      this.#waiting.add(waiting);
      this.#all.countWaiting(1);
    });
  }

  settle(operation: string, reserved: number, bytes: number): void {
    if (bytes > 0) this.#all.learn(operation, bytes);
    this.#received += bytes;
    // What a prefetch brings after the answer is not held.
    if (!this.#isAnswered) this.#add(bytes - reserved);
  }

  answered(bytes: number): void {
    this.#isAnswered = true;
    this.#add(bytes - this.#held);
    this.#all.ended(this);
  }

  free(): void {
    this.answered(0);
  }

  admitWaiting(): void {
    for (const waiting of this.#waiting) {
      if (!this.#all.allows(this, waiting.expected)) return;
      this.#remove(waiting);
      this.#add(waiting.expected);
      waiting.resolve(waiting.expected);
    }
  }

  #add(bytes: number): void {
    this.#held += bytes;
    this.#all.add(this, bytes);
  }

  #remove(waiting: WaitingCall): void {
    if (this.#waiting.delete(waiting)) this.#all.countWaiting(-1);
  }
}
