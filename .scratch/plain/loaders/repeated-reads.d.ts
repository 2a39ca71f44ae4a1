import type { UpstreamUsage } from '../sunshine/upstream-usage.js';
/**
 * Counts how often an operation needs what it has asked for already. Reading ahead is not a need: the first that comes
 * after it is what the call was made for.
 */
export declare class RepeatedReads {
    #private;
    constructor(usage: UpstreamUsage);
    /** Runs something whose reads, as far as it makes them at once, are made ahead. */
    ahead<T>(run: () => T): T;
    /** What to call with the key of every read from a cache, before it is made. */
    counterOf(cache: Pick<ReadonlyMap<string, unknown>, 'has'>): (key: string) => void;
}
