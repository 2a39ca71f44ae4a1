import type { UpstreamUsage } from '../upstream/upstream-usage.js';

/**
 * Counts how often an operation reads what it has read already. A prefetch does not count: the first read after it is
 * the one that it was made for.
 */
export class RepeatedReads {
  readonly #usage: UpstreamUsage;
  #isPrefetching = false;

  constructor(usage: UpstreamUsage) {
    this.#usage = usage;
  }

  /** Runs a function whose synchronously started reads are prefetches. */
  prefetching<T>(run: () => T): T {
    const before = this.#isPrefetching;
    this.#isPrefetching = true;
    try {
      return run();
    } finally {
      this.#isPrefetching = before;
    }
  }

  /** The function to call with the key of every read from a cache, before it is made. */
  counterOf(cache: Pick<ReadonlyMap<string, unknown>, 'has'>): (key: string) => void {
    const prefetched = new Set<string>();
    return (key) => {
      const isKnown = cache.has(key);
      if (this.#isPrefetching) {
        if (!isKnown) prefetched.add(key);
      } else if (isKnown && !prefetched.delete(key)) this.#usage.deduplicated += 1;
    };
  }
}
