import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';
/** What an operation may cost. */
export interface UpstreamBudget {
    /** Calls to upstream. */
    readonly maxCalls: number;
    /** The most entities that one `_entities` field gives. */
    readonly maxRepresentations: number;
}
/**
 * Refuses an operation that could need more calls than it may make, before the first; and tells those who ask, in
 * `extensions.upstreamReport`, what it took. The calls that really happen are counted, and bounded, by the client.
 */
export declare function upstreamBudget({ maxCalls, maxRepresentations, }: UpstreamBudget): ApolloServerPlugin<Context>;
