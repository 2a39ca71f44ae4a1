/**
 * The end of the log of an app, where most subscriptions wait. What follows is read once for all of them, and is handed
 * out in slices. Those that it certainly does not concern go on waiting, a place further.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

import { isAfter, isSameLog } from './cursor.js';
import type { EventLog, EventPage, LoggedEvent } from './log.js';
import { slices } from './slices.js';

/**
 * How many events are read at once: as many as a subscription holds beside the log at most. Those of many clients that
 * stopped to read add up.
 */
export const PAGE = 64;

/**
 * Whether an event certainly does not concern a subscription. Is called for the events that it waits for, in order.
 *
 * @param previous The cursor of the event before.
 */
export type Ignores = (previous: string, logged: LoggedEvent) => boolean;

/** A subscription that has read everything there is, and waits. */
interface Waiting {
  /** Up to where it knows everything. */
  cursor: string;
  readonly ignores: Ignores;
  readonly resolve: (next: Next) => void;
}

/** What ended a wait. */
interface Next {
  /** Up to where the subscription knows everything. */
  readonly cursor: string;
  /** What follows that; undefined when it is to be read from the log. */
  readonly page: EventPage | undefined;
}

/** The place of one subscription at the end of a log. */
export class TailReader {
  readonly #tail: Tail;
  readonly #ignores: Ignores;
  #waiting: Waiting | undefined;
  #isOver = false;

  constructor(tail: Tail, ignores: Ignores) {
    this.#tail = tail;
    this.#ignores = ignores;
  }

  /** Waits for what follows a cursor, and is not ignored. */
  next(cursor: string): Promise<Next> {
    if (this.#isOver) return Promise.resolve({ cursor, page: undefined });
    // In another turn of the event loop: until the tail is there, too, reading may go on without ever waiting.
    if (this.#tail.isPast(cursor)) return nextTurn({ cursor, page: undefined });
    return new Promise((resolve) => {
      this.#waiting = { cursor, ignores: this.#ignores, resolve };
      this.#tail.add(this.#waiting);
    });
  }

  /** Ends the wait, and all later ones. */
  leave(): void {
    this.#isOver = true;
    if (this.#waiting) this.#tail.remove(this.#waiting);
  }
}

/** The end of the log of one app. */
class Tail {
  readonly #log: EventLog;
  readonly #appId: string;
  readonly #waiting = new Set<Waiting>();
  /** Up to where it was read, while it is being read. */
  #position: string | undefined;
  /** Ends the wait for something to read. */
  #stop = new AbortController();

  constructor(log: EventLog, appId: string) {
    this.#log = log;
    this.#appId = appId;
  }

  /** Whether what follows a cursor was read already, in part or whole, or the cursor is of another log. */
  isPast(cursor: string): boolean {
    if (this.#position === undefined) return false;
    // What is waited for here may be of a log that is no more: it is looked at again.
    if (!isSameLog(cursor, this.#position)) this.#stop.abort();
    return isAfter(cursor, this.#position);
  }

  /** Has a subscription wait that knows everything up to where this is, or further. */
  add(waiting: Waiting): void {
    this.#waiting.add(waiting);
    if (this.#position === undefined) void this.#readFrom(waiting.cursor);
  }

  remove(waiting: Waiting): void {
    this.#release(waiting, undefined);
    if (this.#waiting.size === 0) this.#stop.abort();
  }

  async #readFrom(start: string): Promise<void> {
    this.#position = start;
    while (this.#waiting.size > 0) {
      if (this.#stop.signal.aborted) this.#stop = new AbortController();
      await this.#log.wait(this.#appId, this.#position, this.#stop.signal);
      if (this.#waiting.size === 0) break;
      // Each that waits reads for itself what cannot be read here, and fails or waits as its own reading does.
      const page = await this.#log.read(this.#appId, this.#position, PAGE).catch(() => undefined);
      if (page) await this.#handOut(this.#position, page);
      else for (const waiting of [...this.#waiting]) this.#release(waiting, undefined);
    }
    this.#position = undefined;
  }

  async #handOut(from: string, page: EventPage): Promise<void> {
    this.#position = page.next;
    for (const waiting of [...this.#waiting]) {
      // It was further than this.
      if (waiting.cursor === page.next) continue;
      const hasThis = waiting.cursor === from;
      if (hasThis && isIgnored(page, waiting)) {
        waiting.cursor = page.next;
        continue;
      }
      const turn = slices.take();
      if (turn) await turn;
      this.#release(waiting, hasThis ? page : undefined);
    }
  }

  #release(waiting: Waiting, page: EventPage | undefined): void {
    if (this.#waiting.delete(waiting)) waiting.resolve({ cursor: waiting.cursor, page });
  }
}

function isIgnored({ events, missing }: EventPage, { cursor, ignores }: Waiting): boolean {
  if (missing) return false;
  let previous = cursor;
  return events.every((logged) => {
    const isOther = ignores(previous, logged);
    previous = logged.cursor;
    return isOther;
  });
}

/** The ends of the logs of all apps. */
class Tails {
  readonly #log: EventLog;
  readonly #byApp = new Map<string, Tail>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  of(appId: string): Tail {
    const known = this.#byApp.get(appId);
    if (known) return known;
    const tail = new Tail(this.#log, appId);
    this.#byApp.set(appId, tail);
    return tail;
  }
}

const tails = new WeakMap<EventLog, Tails>();

/** A place for one more subscription at the end of the log of an app, which all in this process read together. */
export function tailReader(log: EventLog, appId: string, ignores: Ignores): TailReader {
  const ofLog = tails.get(log) ?? new Tails(log);
  tails.set(log, ofLog);
  return new TailReader(ofLog.of(appId), ignores);
}
