import DataLoader from 'dataloader';

import type { RepeatedReads } from './repeated-reads.js';

/** Finds records by key, each at most once. The key of the cache is a text made of the whole key. */
export type RecordLoader<Key, Value> = DataLoader<Key, Value, string>;

/**
 * A loader over a call that brings one record. Upstream has no call that brings several by their ids, so keys are not
 * batched: in a batch, each record would wait for the slowest. What the loader gives is that the same key is asked for
 * once, however often and from wherever it is needed.
 */
export function recordLoader<Key, Value>(
  cacheKeyFn: (key: Key) => string,
  fetch: (key: Key) => Promise<Value>,
  repeated: RepeatedReads,
): RecordLoader<Key, Value> {
  const cache = new Map<string, Promise<Value>>();
  const count = repeated.counterOf(cache);
  class CountingLoader extends DataLoader<Key, Value, string> {
    override load(key: Key): Promise<Value> {
      count(cacheKeyFn(key));
      return super.load(key);
    }
  }
  return new CountingLoader((keys) => Promise.all(keys.map((key) => fetch(key).catch(toError))), {
    batch: false,
    cacheKeyFn,
    cacheMap: cache,
  });
}

/** A loader expects a value or an Error for each key, and takes a rejection as the failure of all. */
function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('a call failed', { cause: reason });
}
