import { randomBytes } from 'node:crypto';

import { stringifyJson } from '../upstream/exact-json.js';
import { comparePlaces, decodeCursor, encodeCursor, type Place } from './cursor.js';
import type { AppEvent } from './event.js';
import type { Appended, EventPage, LoggedEvent, Missing } from './log.js';
import { SeenIds } from './seen-ids.js';

/** How much of the events of one app is kept, whichever is reached first. */
export interface LogBounds {
  readonly size: number;
  /** Bytes of JSON. */
  readonly bytes: number;
  /** Milliseconds. */
  readonly age: number;
}

interface Entry {
  readonly place: Place;
  readonly logged: LoggedEvent;
  readonly bytes: number;
}

/** The events of one app in the memory of one process. */
export class AppLog {
  readonly #bounds: LogBounds;
  readonly #identity = randomBytes(9).toString('base64url');
  readonly #seen = new SeenIds();
  readonly #entries: Entry[] = [];
  /** How many at the start of the entries are dropped already. */
  #dropped = 0;
  #bytes = 0;
  /** The place of the latest event that was dropped, or where the log began. */
  #start: Place;
  #end: Place;

  constructor(bounds: LogBounds, now: number) {
    this.#bounds = bounds;
    this.#start = { at: now, number: 0 };
    this.#end = this.#start;
  }

  /** How many events there are. */
  get size(): number {
    return this.#entries.length - this.#dropped;
  }

  /** The cursor of the latest event. */
  get end(): string {
    return this.#cursorOf(this.#end);
  }

  /** Appends the events that were not seen. */
  append(events: readonly AppEvent[], now: number): Appended {
    const added: AppEvent[] = [];
    const duplicates: AppEvent[] = [];
    for (const event of events) {
      const ids = idsOf(event);
      if (ids.some((id) => this.#seen.has(id, now))) duplicates.push(event);
      else {
        for (const id of ids) this.#seen.add(id, now);
        this.#add(event, now);
        added.push(event);
      }
    }
    this.#trim(now);
    return { added, duplicates };
  }

  /** The events after a cursor. */
  read(after: string, limit: number, now: number): EventPage {
    this.#trim(now);
    const place = decodeCursor(after);
    const missing = this.#missingAfter(place);
    const first = place && !missing ? this.#indexAfter(place) : this.#dropped;
    const events = this.#entries.slice(first, first + limit).map(({ logged }) => logged);
    const from = missing ? this.#cursorOf(this.#start) : after;
    return { from, events, next: events.at(-1)?.cursor ?? from, missing };
  }

  /** Whether there is an event after a cursor, or something is missing after it. */
  hasMore(after: string): boolean {
    const place = decodeCursor(after);
    return place?.log !== this.#identity || comparePlaces(place, this.#end) !== 0;
  }

  #add(event: AppEvent, now: number): void {
    const at = Math.max(now, this.#end.at);
    const place = { at, number: at === this.#end.at ? this.#end.number + 1 : 0 };
    const bytes = Buffer.byteLength(stringifyJson(event));
    const logged = { cursor: this.#cursorOf(place), event, loggedAt: at };
    this.#entries.push({ place, logged, bytes });
    this.#bytes += bytes;
    this.#end = place;
  }

  #trim(now: number): void {
    const { size, bytes, age } = this.#bounds;
    for (let oldest = this.#entries[this.#dropped]; oldest; oldest = this.#entries[this.#dropped]) {
      const isOver = this.size > size || this.#bytes > bytes || now - oldest.place.at >= age;
      if (!isOver) break;
      this.#start = oldest.place;
      this.#bytes -= oldest.bytes;
      this.#dropped += 1;
    }
    // Together: to move the rest for every single one would take time in proportion to the log. What is dropped and
    // still there is a fraction of it.
    if (this.#dropped > 64 && this.#dropped * 8 > this.#entries.length)
      this.#entries.splice(0, this.#dropped);
    else return;
    this.#dropped = 0;
  }

  #missingAfter(place: ReturnType<typeof decodeCursor>): Missing | undefined {
    if (place?.log !== this.#identity || comparePlaces(place, this.#end) > 0)
      return 'UNKNOWN_CURSOR';
    return comparePlaces(place, this.#start) < 0 ? 'TOO_OLD' : undefined;
  }

  #indexAfter(place: Place): number {
    let [low, high] = [this.#dropped, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry && comparePlaces(entry.place, place) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #cursorOf({ at, number }: Place): string {
    return encodeCursor({ log: this.#identity, at, number });
  }
}

function idsOf({ eventId, messageId }: AppEvent): readonly string[] {
  return messageId === undefined
    ? [`event ${eventId}`]
    : [`event ${eventId}`, `message ${messageId}`];
}
