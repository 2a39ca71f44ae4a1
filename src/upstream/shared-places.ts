import { RecentCallers } from './recent-callers.js';

/** The largest share of all places that is kept free for callers who have none. */
const MAX_FREE_SHARE = 1 / 4;

/**
 * A number of places that callers share. A caller alone may have all of them. For each other caller who had one
 * recently and has none now, a caller with a place leaves one free, so that the other need not wait.
 */
export class SharedPlaces {
  readonly #callers = new RecentCallers();
  #taken = 0;
  /** How many there are. */
  size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** How many are taken. */
  get taken(): number {
    return this.#taken;
  }

  /** How many one caller has. */
  takenBy(callerKey: string): number {
    return this.#callers.inFlightOf(callerKey);
  }

  /** Whether the caller may have one more now. */
  hasPlaceFor(callerKey: string, now: number): boolean {
    if (this.#callers.inFlightOf(callerKey) === 0) return this.#taken < this.size;
    const mostFree = Math.floor(this.size * MAX_FREE_SHARE);
    const keptFree = Math.min(mostFree, this.#callers.idleAt(now));
    return this.#taken < this.size - keptFree;
  }

  take(callerKey: string): void {
    this.#taken += 1;
    this.#callers.begin(callerKey);
  }

  /** Frees a place. To be called once for each that was taken. */
  free(callerKey: string, now: number): void {
    this.#taken -= 1;
    this.#callers.end(callerKey, now);
  }
}
