import { buildASTSchema, concatAST, parse, type GraphQLSchema } from 'graphql';

import { guardSchema } from '../access/guarded-schema.js';
import { graph } from '../domains/domains.js';
import { attachResolvers } from './attach-resolvers.js';
import { federationResolvers, withoutFederation } from './federation.js';
import { resolvers } from './resolvers.js';
import { directSdl, subgraphSdl } from './subgraph-sdl.js';

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
  // It was validated when it was built, and to do so again takes longer than to build the schema.
  const complete = buildASTSchema(document, { assumeValidSDL: true });
  attachResolvers(complete, resolvers);
  attachResolvers(complete, federationResolvers(sdl, resolvers, maxRepresentations));
  const schema = scopes ? guardSchema(complete, graph) : complete;
  return subgraph ? schema : withoutFederation(schema);
}
