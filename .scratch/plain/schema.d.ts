import { type GraphQLSchema } from 'graphql';
/** What the schema is built for. */
export interface SchemaOptions {
    /** Whether the federation fields, `_service` and `_entities`, are part of it. */
    readonly subgraph: boolean;
    /** The most entities that one `_entities` field gives. Default: 200. */
    readonly maxRepresentations?: number;
    /**
     * Whether callers are held to the scopes that fields ask for. Default: false. Then nothing asks for any, also not in
     * the SDL for routers: they would refuse callers whom this server serves, and some take no SDL that has scopes.
     */
    readonly scopes?: boolean;
}
/** The executable schema. */
export declare function buildSchema({ subgraph, maxRepresentations, scopes, }: SchemaOptions): GraphQLSchema;
