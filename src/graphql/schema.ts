import {
  addResolversToSchema,
  type GraphQLResolverMap,
} from '@apollo/subgraph/dist/schema-helper/index.js';
import { entitiesResolver } from '@apollo/subgraph/dist/types.js';
import { buildASTSchema, concatAST, parse, type GraphQLSchema } from 'graphql';

import { guardSchema } from '../access/guarded-schema.js';
import { directSdl, subgraphSdl } from './subgraph-sdl.js';
import { resolvers } from './resolvers.js';
import { guardFederation, withoutFederation } from './federation.js';
import { graph } from '../domains/domains.js';

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
export function buildSchema({
  subgraph,
  maxRepresentations = 200,
  scopes = false,
}: SchemaOptions): GraphQLSchema {
  const sdl = subgraphSdl(scopes);
  const document = concatAST([parse(sdl, { noLocation: true }), directSdl(scopes)]);
  // Composing has validated it, and to do so again takes longer than to build the schema.
  const complete = buildASTSchema(document, { assumeValidSDL: true });
  addResolversToSchema(complete, federationResolvers(sdl));
  addResolversToSchema(complete, resolvers as GraphQLResolverMap<unknown>);
  const schema = scopes ? guardSchema(complete, graph) : complete;
  return subgraph ? guardFederation(schema, maxRepresentations) : withoutFederation(schema);
}

/** What `buildSubgraphSchema` adds to the SDL that it has composed. */
function federationResolvers(sdl: string): GraphQLResolverMap<unknown> {
  return {
    Query: {
      _service: () => ({ sdl }),
      _entities: (_, { representations }: { representations: unknown }, context, info): unknown =>
        entitiesResolver({ representations, context, info }),
    },
    _Entity: { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename },
  };
}
