import { UploadRefused } from './upload-refused.js';

/** How many uploads of one caller may be under way. */
const PER_CALLER = 2;
/** How many of all callers may be: each takes one of the calls to upstream, for as long as its sender takes. */
const TOTAL = 32;

/** Counts the uploads that are under way. */
export class UploadShares {
  readonly #underWay = new Map<string, number>();
  #total = 0;

  /**
   * Takes a place.
   *
   * @param share Whose place it is.
   * @returns Frees it. To be called once.
   * @throws {UploadRefused} 429 when there is none.
   */
  take(share: string): () => void {
    const own = this.#underWay.get(share) ?? 0;
    if (own >= PER_CALLER)
      throw busy(`a caller may have ${PER_CALLER} uploads under way; try again later`);
    if (this.#total >= TOTAL) throw busy('too many uploads are under way here; try again later');
    this.#underWay.set(share, own + 1);
    this.#total += 1;
    return () => {
      this.#total -= 1;
      const left = (this.#underWay.get(share) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(share);
      else this.#underWay.set(share, left);
    };
  }
}

function busy(message: string): UploadRefused {
  return new UploadRefused(429, 'RATE_LIMITED', message);
}
