import { type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { type EntityTerms } from './entity-costs.js';
/** What a caller can lower to make an operation cost less. */
export interface Multiplier {
    /** The names of the fields that lead to it. */
    readonly path: readonly string[];
    readonly argument: string;
    /** How many records it asks for now. */
    readonly size: number;
}
/** How many calls an operation may need. */
export interface CallEstimate {
    /** No more are made, but for walks to the end of a list by `last` without `before`. */
    readonly calls: number;
    /** The largest multiplier of the field that costs most; undefined when none multiplies it. */
    readonly largest: Multiplier | undefined;
}
/** An operation that passed validation, as it was sent. */
export interface OperationRequest extends EntityTerms {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>>;
}
/**
 * Computes how many calls to upstream an operation can need at most, from its document and variables alone: pages that
 * are full multiply what is asked for below them. What two fields at one place ask for in common counts once, as the
 * loaders ask once. Where records are checked to be the caller's, so are the calls for that. Never throws for what a
 * caller sent: arguments at fault are left to execution, which makes no call for them.
 */
export declare function estimateCalls(request: OperationRequest): CallEstimate;
