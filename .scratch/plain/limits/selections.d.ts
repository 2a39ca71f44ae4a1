import { type DocumentNode, type FieldNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
/** What an operation selects below some fields: a list of nodes for each response name that leads there. */
export type FieldNodes = readonly (readonly FieldNode[])[];
/** A field with its arguments at one place of an operation, under whatever response names it stands there. */
export interface Selection {
    readonly parentType: GraphQLObjectType;
    readonly field: GraphQLField<unknown, unknown>;
    readonly args: Readonly<Record<string, unknown>>;
    readonly nodes: FieldNodes;
}
/**
 * Reads the selections of an operation as its execution will: with fragments, type conditions, variables, `@skip` and
 * `@include`. What execution will refuse, such as a bad argument, is left out: no call is made for it.
 */
export declare class Selections {
    #private;
    /** `variables` are coerced already. */
    constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>);
    /** The fields of the operation itself. */
    ofOperation(type: GraphQLObjectType, { selectionSet }: OperationDefinitionNode): Selection[];
    /** The fields selected below some others, in case these turn out to be of `type`. */
    below(type: GraphQLObjectType, nodes: FieldNodes): Selection[];
    /** The names of the fields selected below some others, but for `__typename`. */
    names(type: GraphQLObjectType, nodes: FieldNodes): readonly string[];
}
