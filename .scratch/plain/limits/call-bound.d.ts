import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
/**
 * Computes what an operation that passed validation costs at most, whatever its variables: every page is full, nothing
 * is skipped, nothing is asked for twice. It needs to be known once for each document; most operations stay below the
 * limit however they are called, and need no closer estimate (`estimateCalls`).
 *
 * @returns Infinity for `_entities`, whose cost is in its variables alone.
 */
export declare function boundCalls(schema: GraphQLSchema, { definitions }: DocumentNode, { operation, selectionSet }: OperationDefinitionNode): number;
