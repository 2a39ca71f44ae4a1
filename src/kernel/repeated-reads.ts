import type { UpstreamUsage } from '../upstream/upstream-usage.js';

/**
 * Counts how often an operation needs what it has asked for already. Reading ahead is not a need: the first that comes
 * after it is what the call was made for.
 */
export class RepeatedReads {
  readonly #usage: UpstreamUsage;
  #isAhead = false;

  constructor(usage: UpstreamUsage) {
    this.#usage = usage;
  }

  /** Runs something whose reads, as far as it makes them at once, are made ahead. */
  ahead<T>(run: () => T): T {
    const before = this.#isAhead;
    this.#isAhead = true;
    try {
      return run();
    } finally {
      this.#isAhead = before;
    }
  }

  /** What to call with the key of every read from a cache, before it is made. */
  counterOf(cache: Pick<ReadonlyMap<string, unknown>, 'has'>): (key: string) => void {
    const readAhead = new Set<string>();
    return (key) => {
      const isKnown = cache.has(key);
      if (this.#isAhead) {
        if (!isKnown) readAhead.add(key);
      } else if (isKnown && !readAhead.delete(key)) this.#usage.deduplicated += 1;
    };
  }
}
