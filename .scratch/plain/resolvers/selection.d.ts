import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
/**
 * The fields selected below the field being resolved, by response name, for the case that it turns out to be of
 * `type`: with every fragment that applies to that type, and without what @skip and @include leave out.
 */
export declare function selectedFields(type: GraphQLObjectType, info: GraphQLResolveInfo): ReadonlyMap<string, readonly FieldNode[]>;
/** Whether a field of that name is selected. */
export declare function selectsField(type: GraphQLObjectType, info: GraphQLResolveInfo, fieldName: string): boolean;
/** Whether nothing is selected but these fields (and `__typename`). */
export declare function selectsOnly(type: GraphQLObjectType, info: GraphQLResolveInfo, fieldNames: ReadonlySet<string>): boolean;
