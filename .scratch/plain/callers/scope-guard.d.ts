import { type GraphQLFieldConfig, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import type { GlobalId } from '../relay/global-id.js';
import { type Scope } from './identity.js';
/** Scopes of which a caller needs all of one list. */
export type ScopeAlternatives = readonly (readonly Scope[])[];
type FieldConfig = GraphQLFieldConfig<unknown, Context>;
/**
 * The same schema, in which a field that asks for scopes is `FORBIDDEN` to callers without them, before its resolver
 * runs.
 *
 * @throws {TypeError} when a root field asks for none, or any field for one that does not exist: it would be open to
 * everybody, or to nobody.
 */
export declare function guardScopes(schema: GraphQLSchema): GraphQLSchema;
/**
 * Checks the scopes for a record that is found by its id, through `node`, `nodes` or `_entities`: what they give is
 * known only now.
 *
 * @throws {GraphQLError} `FORBIDDEN` when the caller lacks them.
 */
export declare function checkRecordScopes(type: GlobalId['type'], { identity }: Context, { schema }: GraphQLResolveInfo): void;
/** What a field asks for; undefined when it asks for nothing. */
export declare function requiredScopes({ astNode, }: Pick<FieldConfig, 'astNode'>): ScopeAlternatives | undefined;
export {};
