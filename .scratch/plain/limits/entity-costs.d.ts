import { type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Selection, Selections } from './selections.js';
/** What the entities of one type cost, at most. */
export interface EntityCost {
    readonly type: GraphQLObjectType;
    /** Calls for the entities themselves. */
    readonly calls: number;
    /** How many different ones there are. */
    readonly records: number;
}
/** What the cost of entities depends on, beside what is asked for. */
export interface EntityTerms {
    readonly schema: GraphQLSchema;
    /** The most entities that one `_entities` field gives. */
    readonly maxRepresentations: number;
    /** Whether it is looked at first whether records are the caller's: then keys tell nothing by themselves. */
    readonly checksRecords: boolean;
}
/**
 * What an `_entities` field costs, for each type of entity that it asks for. The same entity asked for twice counts
 * once. More than `maxRepresentations` are refused when it is resolved, and so cost nothing.
 */
export declare function entitiesCost({ args, nodes }: Selection, selections: Selections, { schema, maxRepresentations, checksRecords }: EntityTerms): readonly EntityCost[];
