import { GraphQLError } from 'graphql';

import { FairQueue, type Waiting } from '../upstream/fair-queue.js';
import { SharedPlaces } from '../upstream/shared-places.js';

/** How many operations there may be at once. */
export interface OperationBounds {
  /** Under way, of all callers. */
  readonly total: number;
  /** Under way, of one caller. */
  readonly perCaller: number;
  /** Waiting, of one caller. */
  readonly waitingPerCaller: number;
}

/**
 * The bounds that an operation can be refused by: as many of its caller wait as may (`caller-queue-full`); as many of
 * all callers wait as may, or as many bytes of them (`queue-full`); it has waited as long as it may (`waited`).
 */
export const OPERATION_BOUNDS = ['caller-queue-full', 'queue-full', 'waited'] as const;

/** Which bound an operation was refused by. */
export type OperationBound = (typeof OPERATION_BOUNDS)[number];

/** Is notified of every operation that is refused. */
export type RefusalObserver = (bound: OperationBound) => void;

/** An operation that requests admission. */
export interface WaitingOperation {
  /** Whose share it takes. */
  readonly callerKey: string;
  /** The size of its request, in bytes. */
  readonly bytes: number;
  /** Aborted when its caller has disconnected, or its time is up. */
  readonly signal: AbortSignal;
  /** When it must be over, in milliseconds since the epoch. */
  readonly deadline: number;
}

interface Queued extends Waiting {
  readonly bytes: number;
  readonly admit: () => void;
}

/**
 * How many operations of one caller start in one turn of the event loop: those of others come in between, also when a
 * caller's need no call.
 */
const STARTS_PER_TURN = 8;
/** How many operations of all callers may wait. */
const MAX_WAITING = 2_048;
/** How large their requests may be together, in bytes: they are kept while they wait. */
const MAX_WAITING_BYTES = 16 * 1_024 * 1_024;
/** The largest share of its time that an operation waits: the rest is for its calls. */
const MAX_WAIT_SHARE = 1 / 2;
/** After how many seconds to try again. */
const RETRY_AFTER = 1;

const MESSAGES: Readonly<Record<OperationBound, string>> = {
  'caller-queue-full': 'too many operations of this caller are waiting in this server',
  'queue-full': 'too many operations are waiting in this server',
  waited: 'the operation has waited too long for others to end',
};

/** An operation that was not admitted: nothing of it was carried out. HTTP status 429. */
export class OperationRefused extends GraphQLError {
  override readonly name = 'OperationRefused';

  constructor(bound: OperationBound) {
    super(`${MESSAGES[bound]}; try again later`, {
      extensions: {
        code: 'RATE_LIMITED',
        retryAfter: RETRY_AFTER,
        http: { status: 429, headers: new Map([['retry-after', String(RETRY_AFTER)]]) },
      },
    });
  }
}

/**
 * Shares the operations that a server has under way between its callers. Each may have a number of them under way and
 * a number waiting; beyond that they are refused, before they cost anything. Callers take turns when operations have to
 * wait.
 */
export class OperationShares {
  readonly #bounds: OperationBounds;
  readonly #observe: RefusalObserver;
  readonly #places: SharedPlaces;
  readonly #queue = new FairQueue<Queued>();
  #waitingBytes = 0;
  /** How many operations of each caller have started in this turn of the event loop. */
  readonly #started = new Map<string, number>();
  /** The callers of the operations that have ended in this turn. Their places are free in the next. */
  #ended: string[] = [];
  #hasNextTurn = false;

  /** @param observe Is notified of every operation that is refused. */
  constructor(bounds: OperationBounds, observe: RefusalObserver) {
    this.#bounds = bounds;
    this.#observe = observe;
    this.#places = new SharedPlaces(bounds.total);
  }

  /** Operations under way. */
  get underWay(): number {
    return this.#places.taken - this.#ended.length;
  }

  /** Operations that wait for admission. */
  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * Admits an operation, most at once. Gives a function that frees its place, to be called once, when it is over;
   * a promise of it when the operation has to wait.
   *
   * @throws {OperationRefused} when too many wait, or it would wait too long.
   */
  admit(operation: WaitingOperation): (() => void) | Promise<() => void> {
    const { callerKey } = operation;
    if (this.#queue.sizeOf(callerKey) > 0 || !this.#hasPlaceFor(callerKey, Date.now()))
      return this.#wait(operation);
    return this.#begin(callerKey);
  }

  #hasPlaceFor(callerKey: string, now: number): boolean {
    return (
      (this.#started.get(callerKey) ?? 0) < STARTS_PER_TURN &&
      this.#places.takenBy(callerKey) < this.#bounds.perCaller &&
      this.#places.hasPlaceFor(callerKey, now)
    );
  }

  #begin(callerKey: string): () => void {
    this.#places.take(callerKey);
    this.#started.set(callerKey, (this.#started.get(callerKey) ?? 0) + 1);
    this.#planTurn();
    return () => {
      this.#ended.push(callerKey);
      this.#planTurn();
    };
  }

  #wait({ callerKey, bytes, signal, deadline }: WaitingOperation): Promise<() => void> {
    if (this.#queue.sizeOf(callerKey) >= this.#bounds.waitingPerCaller)
      throw this.#refused('caller-queue-full');
    if (this.#queue.size >= MAX_WAITING || this.#waitingBytes + bytes > MAX_WAITING_BYTES)
      throw this.#refused('queue-full');
    return new Promise((resolve, reject) => {
      const stopWaiting = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        this.#waitingBytes -= bytes;
      };
      // For a caller who has disconnected, which no metric counts as a refusal.
      const leave = (): void => {
        this.#queue.remove(waiting);
        stopWaiting();
        reject(new OperationRefused('waited'));
      };
      const giveUp = (): void => {
        this.#observe('waited');
        leave();
      };
      const admit = (): void => {
        stopWaiting();
        resolve(this.#begin(callerKey));
      };
      const timer = setTimeout(giveUp, (deadline - Date.now()) * MAX_WAIT_SHARE);
      const waiting: Queued = { callerKey, deadline, bytes, admit };
      signal.addEventListener('abort', leave, { once: true });
      this.#queue.add(waiting);
      this.#waitingBytes += bytes;
    });
  }

  #planTurn(): void {
    if (this.#hasNextTurn) return;
    this.#hasNextTurn = true;
    setImmediate(() => this.#nextTurn());
  }

  #nextTurn(): void {
    const now = Date.now();
    this.#hasNextTurn = false;
    this.#started.clear();
    for (const callerKey of this.#ended) this.#places.free(callerKey, now);
    this.#ended = [];
    while (this.#queue.size > 0) {
      const next = this.#queue.take((callerKey) => this.#hasPlaceFor(callerKey, now));
      if (!next) return;
      next.admit();
    }
  }

  #refused(bound: OperationBound): OperationRefused {
    this.#observe(bound);
    return new OperationRefused(bound);
  }
}
