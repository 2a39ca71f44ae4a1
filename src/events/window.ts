import { comparePlaces, type Place } from './cursor.js';
import type { LoggedEvent } from './log.js';

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

/** Events that follow each other in a log, in memory: the latest ones. */
export class EventWindow {
  readonly #bounds: LogBounds;
  readonly #entries: Entry[] = [];
  /** How many at the start of the entries are dropped already. */
  #dropped = 0;
  #bytes = 0;
  #start: Place;
  #end: Place;

  /** @param start The place before the first event. */
  constructor(bounds: LogBounds, start: Place) {
    this.#bounds = bounds;
    this.#start = start;
    this.#end = start;
  }

  /** How many events there are. */
  get size(): number {
    return this.#entries.length - this.#dropped;
  }

  /** The place before the first event: that of the latest one that was dropped, or where it began. */
  get start(): Place {
    return this.#start;
  }

  /** The place of the latest event. */
  get end(): Place {
    return this.#end;
  }

  /** @param bytes Of its JSON. */
  add(place: Place, logged: LoggedEvent, bytes: number): void {
    this.#entries.push({ place, logged, bytes });
    this.#bytes += bytes;
    this.#end = place;
  }

  /** The events after a place, or from the first one on. */
  after(place: Place | undefined, limit: number): readonly LoggedEvent[] {
    const first = place ? this.#indexAfter(place) : this.#dropped;
    return this.#entries.slice(first, first + limit).map(({ logged }) => logged);
  }

  /** Drops what is beyond the bounds. */
  trim(now: number): void {
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
}
