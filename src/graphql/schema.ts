import { buildASTSchema, concatAST, parse, type GraphQLSchema } from 'graphql';

import { guardSchema } from '../access/guarded-schema.js';
import { graph } from '../domains/domains.js';
import { attachResolvers } from './attach-resolvers.js';
import { federationResolvers, withoutFederation } from './federation.js';
import { resolvers } from './resolvers.js';
import { sdlOfExtension, type SchemaExtension } from './schema-extension.js';
import { buildSubgraphSdl, directSdl, subgraphSdl } from './subgraph-sdl.js';

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
  /** Is added to it, with the same guards. Default: nothing. */
  readonly extension?: SchemaExtension | undefined;
}

/** The executable schema. */
export function buildSchema({
  subgraph,
  maxRepresentations = 200,
  scopes = false,
  extension,
}: SchemaOptions): GraphQLSchema {
  const sdl = extension ? buildSubgraphSdl(scopes, sdlOfExtension(extension)) : subgraphSdl(scopes);
  const document = concatAST([parse(sdl, { noLocation: true }), directSdl(scopes)]);
  // The SDL was validated when it was built; validating it again would take longer than building the schema.
  const complete = buildASTSchema(document, { assumeValidSDL: true });
  attachResolvers(complete, resolvers);
  if (extension) attachResolvers(complete, extension.resolvers);
  const ofEntities = { ...extension?.resolvers, ...resolvers };
  attachResolvers(complete, federationResolvers(sdl, ofEntities, maxRepresentations));
  const schema = scopes ? guardSchema(complete, graph) : complete;
  return subgraph ? schema : withoutFederation(schema);
}
