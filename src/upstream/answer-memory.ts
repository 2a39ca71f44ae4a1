import { SunshineError, abortFailure } from './sunshine-error.js';
import { whenAborted } from './when-aborted.js';

/** The largest share of the memory that the operations of one caller take, and one operation. */
const CALLER_SHARE = 1 / 2;
const OPERATION_SHARE = 1 / 4;
/** How many bytes an answer is expected to have before its REST operation was answered once. */
const FIRST_EXPECTED = 16 * 1_024;
/** What a field of an answer takes while it is resolved, and from how many fields on it is reserved before. */
const BYTES_PER_FIELD = 150;
const MANY_FIELDS = 5_000;
/** How much the size of the latest answer counts in what is expected of the next. */
const WEIGHT_OF_LATEST = 1 / 4;

/** A call that waits until there is memory for its answer. */
interface WaitingCall {
  readonly expected: number;
  readonly admit: () => void;
  readonly cancel: () => void;
}

/** What one operation holds of upstream's answers, and then of its own answer. */
export interface OperationMemory {
  /**
   * Reserves memory for the answer of a call; a promise when it has to wait for that.
   *
   * @throws {SunshineError} `memory` when the operation holds as much as one may; `queue-full` when its time is up
   *   first; `cancelled` when its caller has disconnected.
   */
  reserve(operation: string): number | Promise<number>;
  /**
   * Reserves memory for the fields of the operation's own answer, until it is written; a promise when it has to wait for
   * that. Few fields need none.
   *
   * @throws {SunshineError} `queue-full` or `cancelled`, as for calls.
   */
  reserveForFields(fields: number): number | Promise<number>;
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

  /**
   * For one operation of a caller. To be freed when it is over.
   *
   * @param signal Aborted when its caller has disconnected, or its time is up.
   */
  open(callerKey: string, signal: AbortSignal): OperationMemory {
    return new HeldMemory(this, callerKey, signal);
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
  readonly #signal: AbortSignal;
  readonly #waiting = new Set<WaitingCall>();
  /** With what is reserved. */
  #held = 0;
  #received = 0;
  #isAnswered = false;

  constructor(all: AnswerMemory, callerKey: string, signal: AbortSignal) {
    this.#all = all;
    this.callerKey = callerKey;
    this.#signal = signal;
  }

  reserve(operation: string): number | Promise<number> {
    if (this.#received >= this.#all.maxPerOperation) throw new SunshineError(operation, 'memory');
    return this.#take(operation, this.#all.expectedOf(operation));
  }

  reserveForFields(fields: number): number | Promise<number> {
    return fields < MANY_FIELDS ? 0 : this.#take('execution', fields * BYTES_PER_FIELD);
  }

  settle(operation: string, reserved: number, bytes: number): void {
    if (bytes > 0) this.#all.learn(operation, bytes);
    this.#received += bytes;
    // What a prefetch brings after the answer is not held.
    if (!this.#isAnswered) this.#add(bytes - reserved);
  }

  answered(bytes: number): void {
    this.#isAnswered = true;
    for (const waiting of this.#waiting) waiting.cancel();
    this.#add(bytes - this.#held);
    this.#all.ended(this);
  }

  free(): void {
    this.answered(0);
  }

  admitWaiting(): void {
    for (const waiting of this.#waiting) {
      if (!this.#all.allows(this, waiting.expected)) return;
      waiting.admit();
    }
  }

  #take(operation: string, expected: number): number | Promise<number> {
    if (this.#isAnswered) return 0;
    this.#all.started(this);
    if (this.#waiting.size === 0 && this.#all.allows(this, expected)) {
      this.#add(expected);
      return expected;
    }
    const signal = this.#signal;
    if (signal.aborted) throw tooLate(operation, signal);
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.#remove(waiting);
        reject(tooLate(operation, signal));
      };
      const stopListening = whenAborted(signal, cancel);
      const admit = (): void => {
        stopListening();
        this.#remove(waiting);
        this.#add(expected);
        resolve(expected);
      };
      const waiting: WaitingCall = { expected, admit, cancel };
      this.#waiting.add(waiting);
      this.#all.countWaiting(1);
    });
  }

  #add(bytes: number): void {
    this.#held += bytes;
    this.#all.add(this, bytes);
  }

  #remove(waiting: WaitingCall): void {
    if (this.#waiting.delete(waiting)) this.#all.countWaiting(-1);
  }
}

/** The failure of what waits when its operation is over. */
function tooLate(operation: string, signal: AbortSignal): SunshineError {
  const { reason } = abortFailure(operation, signal);
  return new SunshineError(operation, reason === 'timeout' ? 'queue-full' : 'cancelled');
}
