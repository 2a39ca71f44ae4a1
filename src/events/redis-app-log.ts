import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Redis, StreamEntry, StreamReader } from '../redis/redis.js';
import { stringifyJson } from '../upstream/exact-json.js';
import { parseJson } from '../upstream/response.js';
import { comparePlaces, decodeCursor, encodeCursor, type Place } from './cursor.js';
import { idsOf, type AppEvent } from './event.js';
import type { Appended, EventPage, LoggedEvent, Missing } from './log.js';
import { APPEND, LOCATE, RANGE } from './redis-scripts.js';
import { ID_LIFETIME, MAX_IDS } from './seen-ids.js';
import { EventWindow, type LogBounds } from './window.js';

/** How much of the end of the log each process keeps in memory, for all who read there. */
const WINDOW = { size: 1_000, bytes: 8 * 1_024 * 1_024 };
/** How many events are read from the log at once. */
const BATCH = 256;
/** How many bytes of events are read at once, at most. */
const BATCH_BYTES = 4 * 1_024 * 1_024;
/** How long to wait before reading on after a failure, in milliseconds. */
const RETRY = 250;
/** How often it is made sure that the log is still the same, in milliseconds. */
const CHECK_INTERVAL = 2_000;
/** The latest entry of a log that none was read of. */
const NOWHERE = '0-0';

/** The end of a log, in the memory of this process. */
interface Tail {
  readonly identity: string;
  readonly window: EventWindow;
}

/** The events of one app in Redis, where all processes share them. */
export class RedisAppLog {
  readonly #redis: Redis;
  readonly #bounds: LogBounds;
  readonly #keys: readonly [meta: string, log: string, seen: string];
  readonly #onMore: () => void;
  readonly #reading = new Map<string, Promise<EventPage>>();
  #reader: StreamReader | undefined;
  #tail: Tail | undefined;
  #size = 0;
  #isClosed = false;

  /** @param onMore Is called when there may be more to read. */
  constructor(redis: Redis, appId: string, bounds: LogBounds, onMore: () => void) {
    this.#redis = redis;
    this.#bounds = bounds;
    const log = redis.key(appId, 'log');
    this.#keys = [`${log}:meta`, log, `${log}:seen`];
    this.#onMore = onMore;
  }

  /** How many events there were when this process asked last. */
  get size(): number {
    return this.#size;
  }

  async append(events: readonly AppEvent[]): Promise<Appended> {
    const args = events.flatMap((event) => {
      const [eventId = '', messageId = ''] = idsOf(event);
      return [eventId, messageId, stringifyJson(event)];
    });
    const { size, age } = this.#bounds;
    const reply = await this.#redis.evaluate(APPEND, this.#keys, [
      newIdentity(),
      ...[size, age, ID_LIFETIME, MAX_IDS],
      ...args,
    ]);
    const [, length, flags] = reply as [string, number, readonly number[]];
    this.#size = length;
    return {
      added: events.filter((_, index) => flags[index] === 1),
      duplicates: events.filter((_, index) => flags[index] !== 1),
    };
  }

  async end(): Promise<string> {
    const { identity, last } = await this.#locate();
    return cursorOf(identity, last);
  }

  /** The events after a cursor: from memory where it has them, else from Redis, once for all who ask at the same time. */
  read(after: string, limit: number): Promise<EventPage> {
    this.#start();
    const page = this.#readTail(after, limit);
    if (page) return Promise.resolve(page);
    const name = `${after} ${limit}`;
    const underWay = this.#reading.get(name);
    if (underWay) return underWay;
    const reading = this.#readRange(after, limit).finally(() => this.#reading.delete(name));
    this.#reading.set(name, reading);
    return reading;
  }

  /** Whether this process knows that there is something after a cursor. */
  hasMore(after: string): boolean {
    const place = decodeCursor(after);
    if (!this.#tail || !place) return false;
    const { identity, window } = this.#tail;
    return place.log !== identity || comparePlaces(place, window.end) < 0;
  }

  close(): void {
    this.#isClosed = true;
    this.#reader?.close();
  }

  #readTail(after: string, limit: number): EventPage | undefined {
    const place = decodeCursor(after);
    if (!this.#tail || place?.log !== this.#tail.identity) return undefined;
    const { window } = this.#tail;
    window.trim(Date.now());
    const isInside =
      comparePlaces(window.start, place) <= 0 && comparePlaces(place, window.end) <= 0;
    if (!isInside) return undefined;
    const events = window.after(place, limit);
    // Another process may have logged more than has arrived here.
    if (events.length === 0) return undefined;
    return { from: after, events, next: events.at(-1)?.cursor ?? after };
  }

  async #readRange(after: string, limit: number): Promise<EventPage> {
    const place = decodeCursor(after);
    const reply = await this.#redis.evaluate(RANGE, this.#keys.slice(0, 2), [
      newIdentity(),
      ...(place ? [idOf(place), place.log] : [NOWHERE, '']),
      ...[Math.min(limit, BATCH), BATCH_BYTES, this.#bounds.age],
    ]);
    const [identity, length, missing, before, found] = reply as [
      string,
      number,
      Missing | '',
      string,
      readonly string[],
    ];
    this.#size = length;
    // What is in memory is of a log that is no more: the reader finds the new one.
    if (this.#tail && this.#tail.identity !== identity) this.#tail = undefined;
    const events: LoggedEvent[] = [];
    for (let index = 0; index < found.length; index += 3)
      events.push(toLogged(identity, placeOf(found[index]), found[index + 2]));
    const from = missing === '' ? after : cursorOf(identity, placeOf(before));
    return {
      from,
      events,
      next: events.at(-1)?.cursor ?? from,
      ...(missing === '' ? {} : { missing }),
    };
  }

  async #locate(): Promise<{ readonly identity: string; readonly last: Place }> {
    const reply = await this.#redis.evaluate(LOCATE, this.#keys.slice(0, 2), [newIdentity()]);
    const [identity, last, length] = reply as [string, string, number];
    this.#size = length;
    return { identity, last: placeOf(last) };
  }

  #start(): void {
    if (this.#reader || this.#isClosed) return;
    this.#reader = this.#redis.openReader();
    void this.#follow(this.#reader);
  }

  /**
   * Reads the log as it grows, for all of this process. Now and then, and whenever reading has failed, it looks whether
   * the log is still the same: it may have been flushed, or be that of another server that lacks the latest events.
   */
  async #follow(reader: StreamReader): Promise<void> {
    let hasFailed = false;
    let checkedAt = 0;
    while (!this.#isClosed)
      try {
        if (!this.#tail || hasFailed || Date.now() - checkedAt >= CHECK_INTERVAL) {
          await this.#checkTail();
          if (hasFailed) this.#onMore();
          hasFailed = false;
          checkedAt = Date.now();
        }
        const entries = await reader.read(this.#keys[1], idOf(this.#endOfTail()), BATCH);
        if (this.#tail && entries.length > 0) this.#take(entries, this.#tail);
      } catch {
        // The connection reports it. Those who wait go on waiting.
        hasFailed = true;
        await pause(RETRY, undefined, { ref: false });
      }
  }

  #endOfTail(): Place {
    return this.#tail?.window.end ?? placeOf(NOWHERE);
  }

  /** Begins anew at the end of the log unless it goes on from where this process is. */
  async #checkTail(): Promise<void> {
    const { identity, last } = await this.#locate();
    const known = this.#tail;
    if (known?.identity === identity && comparePlaces(known.window.end, last) <= 0) return;
    const { size, bytes, age } = this.#bounds;
    const bounds = {
      size: Math.min(size, WINDOW.size),
      bytes: Math.min(bytes, WINDOW.bytes),
      age,
    };
    this.#tail = { identity, window: new EventWindow(bounds, last) };
    this.#onMore();
  }

  #take(entries: readonly StreamEntry[], { identity, window }: Tail): void {
    for (const [id, [, before, , json]] of entries) {
      if (before !== idOf(window.end)) {
        this.#tail = undefined;
        break;
      }
      const place = placeOf(id);
      window.add(place, toLogged(identity, place, json), Buffer.byteLength(json ?? ''));
    }
    window.trim(Date.now());
    this.#onMore();
  }
}

function newIdentity(): string {
  return randomBytes(9).toString('base64url');
}

function toLogged(identity: string, place: Place, json = ''): LoggedEvent {
  return {
    cursor: cursorOf(identity, place),
    event: parseJson(json) as AppEvent,
    loggedAt: place.at,
  };
}

function cursorOf(log: string, { at, number }: Place): string {
  return encodeCursor({ log, at, number });
}

function idOf({ at, number }: Place): string {
  return `${at}-${number}`;
}

function placeOf(id = NOWHERE): Place {
  const [at, number] = id.split('-');
  return { at: Number(at), number: Number(number) };
}
