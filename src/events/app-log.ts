import { randomBytes } from 'node:crypto';

import { stringifyJson } from '../upstream/exact-json.js';
import { comparePlaces, decodeCursor, encodeCursor, type Place } from './cursor.js';
import { idsOf, type AppEvent } from './event.js';
import type { Appended, EventPage, Missing } from './log.js';
import { SeenIds } from './seen-ids.js';
import { EventWindow, type LogBounds } from './window.js';

/** The events of one app in the memory of one process. */
export class AppLog {
  readonly #identity = randomBytes(9).toString('base64url');
  readonly #seen = new SeenIds();
  readonly #window: EventWindow;

  constructor(bounds: LogBounds, now: number) {
    this.#window = new EventWindow(bounds, { at: now, number: 0 });
  }

  /** How many events there are. */
  get size(): number {
    return this.#window.size;
  }

  /** The cursor of the latest event. */
  get end(): string {
    return this.#cursorOf(this.#window.end);
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
    this.#window.trim(now);
    return { added, duplicates };
  }

  /** The events after a cursor. */
  read(after: string, limit: number, now: number): EventPage {
    this.#window.trim(now);
    const place = decodeCursor(after);
    const missing = this.#missingAfter(place);
    const events = this.#window.after(missing ? undefined : place, limit);
    const from = missing ? this.#cursorOf(this.#window.start) : after;
    return { from, events, next: events.at(-1)?.cursor ?? from, missing };
  }

  /** Whether there is an event after a cursor, or something is missing after it. */
  hasMore(after: string): boolean {
    const place = decodeCursor(after);
    return place?.log !== this.#identity || comparePlaces(place, this.#window.end) !== 0;
  }

  #add(event: AppEvent, now: number): void {
    const last = this.#window.end;
    const at = Math.max(now, last.at);
    const place = { at, number: at === last.at ? last.number + 1 : 0 };
    const bytes = Buffer.byteLength(stringifyJson(event));
    this.#window.add(place, { cursor: this.#cursorOf(place), event, loggedAt: at }, bytes);
  }

  #missingAfter(place: ReturnType<typeof decodeCursor>): Missing | undefined {
    const { start, end } = this.#window;
    if (place?.log !== this.#identity || comparePlaces(place, end) > 0) return 'UNKNOWN_CURSOR';
    return comparePlaces(place, start) < 0 ? 'TOO_OLD' : undefined;
  }

  #cursorOf({ at, number }: Place): string {
    return encodeCursor({ log: this.#identity, at, number });
  }
}
