import { LRUCache } from 'lru-cache';

/** How many values can wait to be kept: about as many as there are operations under way. */
const MAX_OFFERED = 100;

/**
 * A cache for what Apollo Server offers it before it is known whether the caller is refused: a value is kept only once
 * `settle` says so. Bounded by the bytes that its values retain; those used last are kept.
 */
export class OfferedCache<Value extends object | string> {
  readonly #offered = new LRUCache<Value, string>({ max: MAX_OFFERED });
  readonly #kept: LRUCache<string, { readonly value: Value }>;

  /**
   * @param maxBytes For all values together.
   * @param bytesOf How many bytes a value retains.
   */
  constructor(maxBytes: number, bytesOf: (value: Value) => number) {
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ value }, key) => bytesOf(value) + 2 * key.length,
    });
  }

  /** How many bytes its values retain. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  get(key: string): Promise<Value | undefined> {
    return Promise.resolve(this.#kept.get(key)?.value);
  }

  set(key: string, value: Value): Promise<void> {
    this.#offered.set(value, key);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.#kept.delete(key));
  }

  /** Keeps a value that was offered, or drops it. */
  settle(value: Value, isKept: boolean): void {
    const key = this.#offered.get(value);
    if (key === undefined) return;
    this.#offered.delete(value);
    if (isKept) this.#kept.set(key, { value });
  }
}
