import { type GraphQLSchema } from 'graphql';
/**
 * Guards the federation fields of a subgraph schema: callers that are not the router are refused where only it may use
 * them, no more than `maxRepresentations` entities are answered at once, and one that is of no entity type is null
 * rather than the failure of all.
 */
export declare function guardFederation(schema: GraphQLSchema, maxRepresentations: number): GraphQLSchema;
/** The same graph without anything of federation in it. */
export declare function withoutFederation(schema: GraphQLSchema): GraphQLSchema;
