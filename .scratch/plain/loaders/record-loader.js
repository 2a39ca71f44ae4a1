import DataLoader from 'dataloader';
/**
 * A loader over a call that brings one record. Upstream has no call that brings several by their ids, so a batch is as
 * many calls, which all begin at once. The batch is done when they have begun: no record waits for the slowest. The same
 * key is asked for once, however often and from wherever it is needed. The key of the cache is a text made of the whole
 * key.
 */
export function recordLoader(cacheKeyFn, fetch, repeated) {
    const cacheMap = new Map();
    const count = repeated.counterOf(cacheMap);
    const loader = new DataLoader((keys) => Promise.resolve(keys.map(fetch)), { cacheKeyFn, cacheMap });
    return {
        load(key) {
            count(cacheKeyFn(key));
            return loader.load(key).then((value) => value);
        },
        prime: (key, value) => loader.prime(key, Promise.resolve(value)),
        clear: (key) => loader.clear(key),
        clearAll: () => loader.clearAll(),
    };
}
//# sourceMappingURL=record-loader.js.map