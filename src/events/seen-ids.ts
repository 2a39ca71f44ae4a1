/** For how many milliseconds an id is remembered: upstream repeats an event for 15 minutes. */
export const ID_LIFETIME = 60 * 60 * 1_000;
/** How many ids are remembered at most: about 25 MB. */
export const MAX_IDS = 250_000;

/** The ids that were seen within the last hour. */
export class SeenIds {
  readonly #maxIds: number;
  /** When each was seen first, the one that was seen the longest time ago first. */
  readonly #ids = new Map<string, number>();

  constructor(maxIds = MAX_IDS) {
    this.#maxIds = maxIds;
  }

  has(id: string, now: number): boolean {
    const seen = this.#ids.get(id);
    return seen !== undefined && now - seen < ID_LIFETIME;
  }

  add(id: string, now: number): void {
    this.#ids.delete(id);
    this.#ids.set(id, now);
    for (const [oldest, seen] of this.#ids) {
      if (this.#ids.size <= this.#maxIds && now - seen < ID_LIFETIME) break;
      this.#ids.delete(oldest);
    }
  }
}
