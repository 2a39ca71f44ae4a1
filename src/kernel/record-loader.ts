import DataLoader from 'dataloader';

import type { RepeatedReads } from './repeated-reads.js';

/** Finds records by key, each at most once. */
export interface RecordLoader<Key, Value> {
  /** The record of that key. */
  load(key: Key): Promise<Value>;
  /** Caches a record that is known already, unless one is cached. */
  prime(key: Key, value: Value): unknown;
  /** Makes the next read of that key fetch again. */
  clear(key: Key): unknown;
  /** Makes the next read of any key fetch again. */
  clearAll(): unknown;
}

/**
 * A loader over a call that gives one record. Upstream has no call that gives several by their ids, so a batch makes
 * one call for each key, all at once. The batch is done when the calls have started, so that no record waits for the
 * slowest. The same key is fetched once, however often it is needed. The key of the cache is a string made of the whole
 * key.
 */
export function recordLoader<Key, Value>(
  cacheKeyFn: (key: Key) => string,
  fetch: (key: Key) => Promise<Value>,
  repeated: RepeatedReads,
): RecordLoader<Key, Value> {
  const cacheMap = new Map<string, Promise<Promise<Value>>>();
  const count = repeated.counterOf(cacheMap);
  const loader = new DataLoader<Key, Promise<Value>, string>(
    (keys) => Promise.resolve(keys.map(fetch)),
    { cacheKeyFn, cacheMap },
  );
  return {
    load(key) {
      count(cacheKeyFn(key));
      // A promise of a promise only in the types: it settles as the inner one does.
      return loader.load(key).then((value) => value);
    },
    prime: (key, value) => loader.prime(key, Promise.resolve(value)),
    clear: (key) => loader.clear(key),
    clearAll: () => loader.clearAll(),
  };
}
