import { SharedPlaces } from './shared-places.js';

/** The waiting calls of one credential. */
export interface Contender {
  /** The caller as whom it takes one of all places: its credential, or `UNPROVEN`. */
  readonly placeKey: string;
  /** Admits the next of its waiting calls that its own limits let through, if there is one. */
  admitNext(now: number): void;
}

/**
 * All credentials that upstream has not accepted yet count as this one, so that however many are made up, they get no
 * more than one share.
 */
export const UNPROVEN = '';
/** The largest share of all places that credentials have which upstream has not accepted yet. */
const MAX_UNPROVEN_SHARE = 1 / 2;

/** The places for the calls of all credentials. Credentials whose calls have to wait for one take turns. */
export class TotalPlaces {
  readonly #places: SharedPlaces;
  readonly #maxUnproven: number;
  /** In the order of turns. */
  readonly #contenders = new Set<Contender>();
  /** How many calls of all credentials wait for admission. Kept by their limiters. */
  waiting = 0;

  constructor(size: number) {
    this.#places = new SharedPlaces(size);
    this.#maxUnproven = Math.ceil(size * MAX_UNPROVEN_SHARE);
  }

  hasPlaceFor(placeKey: string, now: number): boolean {
    return (
      this.#places.hasPlaceFor(placeKey, now) &&
      (placeKey !== UNPROVEN || this.#places.takenBy(UNPROVEN) < this.#maxUnproven)
    );
  }

  take(placeKey: string): void {
    this.#places.take(placeKey);
  }

  /** Frees a place. It goes to a credential in the line before the one that freed it gets another. */
  free(placeKey: string, now: number): void {
    this.#places.free(placeKey, now);
    for (const contender of [...this.#contenders]) {
      if (this.#places.taken >= this.#places.size) return;
      if (!this.hasPlaceFor(contender.placeKey, now)) continue;
      this.#contenders.delete(contender);
      contender.admitNext(now);
    }
  }

  /** Puts a credential at the end of the line, unless it stands in it. */
  lineUp(contender: Contender): void {
    this.#contenders.add(contender);
  }
}
