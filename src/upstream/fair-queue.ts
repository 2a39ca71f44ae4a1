/** An item in the queue. */
export interface Waiting {
  /** The caller in whose turn it is taken. */
  readonly callerKey: string;
  /** In milliseconds since the epoch. The items of one caller are ordered by it. */
  readonly deadline: number;
}

/**
 * A queue in which callers take turns: each turn takes one item of the caller whose last turn is longest ago, the one
 * with the earliest deadline. So the wait of a caller grows with the number of callers, not with the number of items
 * that others queue.
 */
export class FairQueue<Item extends Waiting> {
  /** The items of each caller, in the order of turns. No list is empty. */
  readonly #callers = new Map<string, Item[]>();
  #size = 0;

  /** How many items wait. */
  get size(): number {
    return this.#size;
  }

  /** How many items of one caller wait. */
  sizeOf(callerKey: string): number {
    return this.#callers.get(callerKey)?.length ?? 0;
  }

  add(item: Item): void {
    const own = this.#callers.get(item.callerKey);
    if (own) own.splice(indexAfter(own, item.deadline), 0, item);
    else this.#callers.set(item.callerKey, [item]);
    this.#size += 1;
  }

  /**
   * Takes an item of the next caller whose turn may come now; undefined when there is none. The others keep their
   * turns.
   */
  take(mayCome: (callerKey: string) => boolean): Item | undefined {
    for (const [callerKey, own] of this.#callers) {
      if (!mayCome(callerKey)) continue;
      const item = own.shift();
      this.#size -= 1;
      if (own.length > 0 && this.#callers.size === 1) return item;
      this.#callers.delete(callerKey);
      if (own.length > 0) this.#callers.set(callerKey, own);
      return item;
    }
    return undefined;
  }

  remove(item: Item): void {
    this.removeAll((other) => other === item, item.callerKey);
  }

  /** Removes and returns the items that fit, of one caller or of all. */
  removeAll(fits: (item: Item) => boolean, callerKey?: string): readonly Item[] {
    const removed: Item[] = [];
    for (const key of callerKey === undefined ? [...this.#callers.keys()] : [callerKey]) {
      const own = this.#callers.get(key) ?? [];
      const kept = own.filter((item) => !fits(item));
      removed.push(...own.filter(fits));
      if (kept.length === 0) this.#callers.delete(key);
      else this.#callers.set(key, kept);
    }
    this.#size -= removed.length;
    return removed;
  }
}

/**
 * The index after all items with the same or an earlier deadline. By binary search, because queues get long under load.
 */
function indexAfter(items: readonly Waiting[], deadline: number): number {
  let from = 0;
  for (let to = items.length; from < to;) {
    const middle = (from + to) >>> 1;
    if ((items[middle]?.deadline ?? 0) <= deadline) from = middle + 1;
    else to = middle;
  }
  return from;
}
