import DataLoader from 'dataloader';

import type { RepeatedReads } from './repeated-reads.js';

/** Finds records by key, each at most once. */
export interface RecordLoader<Key, Value> {
  /** The record of that key. */
  load(key: Key): Promise<Value>;
  /** Keeps a record that is known already, unless there is one. */
  prime(key: Key, value: Value): unknown;
  /** Makes the next read of that key ask again. */
  clear(key: Key): unknown;
  /** Makes the next read of any key ask again. */
  clearAll(): unknown;
}

/**
 * A loader over a call that brings one record. Upstream has no call that brings several by their ids, so keys are not
 * batched: in a batch, each record would wait for the slowest. What the loader gives is that the same key is asked for
 * once, however often and from wherever it is needed. The key of the cache is a text made of the whole key.
 */
export function recordLoader<Key, Value>(
  cacheKeyFn: (key: Key) => string,
  fetch: (key: Key) => Promise<Value>,
  repeated: RepeatedReads,
): RecordLoader<Key, Value> {
  return new CountingLoader(cacheKeyFn, fetch, repeated);
}

class CountingLoader<Key, Value> extends DataLoader<Key, Value, string> {
  readonly #cacheKeyFn: (key: Key) => string;
  readonly #count: (key: string) => void;

  constructor(
    cacheKeyFn: (key: Key) => string,
    fetch: (key: Key) => Promise<Value>,
    repeated: RepeatedReads,
  ) {
    const cacheMap = new Map<string, Promise<Value>>();
    super((keys) => Promise.all(keys.map((key) => fetch(key).catch(toError))), {
      batch: false,
      cacheKeyFn,
      cacheMap,
    });
    this.#cacheKeyFn = cacheKeyFn;
    this.#count = repeated.counterOf(cacheMap);
  }

  override load(key: Key): Promise<Value> {
    this.#count(this.#cacheKeyFn(key));
    return super.load(key);
  }
}

/** A loader expects a value or an Error for each key, and takes a rejection as the failure of all. */
function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('a call failed', { cause: reason });
}
