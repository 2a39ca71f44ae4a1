import DataLoader from 'dataloader';

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
): RecordLoader<Key, Value> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => fetch(key).catch(toError))),
    { batch: false, cacheKeyFn },
  );
}

/** A loader expects a value or an Error for each key, and takes a rejection as the failure of all. */
function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('a call failed', { cause: reason });
}
