import { buildASTSchema, concatAST, parse, type GraphQLSchema } from 'graphql';

import { guardSchema } from '../access/guarded-schema.js';
import { graph } from '../domains/domains.js';
import { attachResolvers } from './attach-resolvers.js';
import { federationResolvers, withoutFederation } from './federation.js';
import { resolvers } from './resolvers.js';
import { directSdl, subgraphSdl } from './subgraph-sdl.js';

/** Variants of the schema. */
export interface SchemaOptions {
  /** Whether the federation fields, `_service` and `_entities`, are part of it. */
  readonly subgraph: boolean;
  /** The most entities that one `_entities` field gives. Default: 200. */
  readonly maxRepresentations?: number;
  /**
   * Whether the scopes that fields require are enforced. Default: false. Then no field requires any, also not in the
   * SDL for routers: they would reject callers whom this server serves, and some routers accept no SDL with scopes.
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
  // The SDL was validated when it was built; validating it again would take longer than building the schema.
  const complete = buildASTSchema(document, { assumeValidSDL: true });
  attachResolvers(complete, resolvers);
  attachResolvers(complete, federationResolvers(sdl, resolvers, maxRepresentations));
  const schema = scopes ? guardSchema(complete, graph) : complete;
  return subgraph ? schema : withoutFederation(schema);
}
