import { type DocumentNode } from 'graphql';
/** The files of the SDL beside the compiled program, by whether fields ask for scopes. Only a build makes them. */
export declare const COMPOSED_FILES: readonly [{
    readonly scopes: false;
    readonly name: "subgraph.graphql";
}, {
    readonly scopes: true;
    readonly name: "subgraph-scopes.graphql";
}];
/** What a supergraph is composed of. Composing takes longer than the rest of a start, so a build does it beforehand. */
export declare function subgraphSdl(scopes: boolean): string;
/** What direct clients are served beside the subgraph. */
export declare function directSdl(scopes: boolean): DocumentNode;
/**
 * Composes the subgraph.
 *
 * @throws when the files of `schema/` are not valid together.
 */
export declare function composeSubgraph(scopes: boolean): string;
