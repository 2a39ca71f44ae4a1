import type { NodeResolvers, QueryResolvers } from '../__generated__/resolvers.js';
/** The most ids that `nodes` takes. */
export declare const MAX_NODES = 100;
export declare const Query: Pick<QueryResolvers, 'node' | 'nodes'>;
export declare const Node: NodeResolvers;
