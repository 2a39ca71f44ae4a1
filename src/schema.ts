import { readdirSync, readFileSync } from 'node:fs';

import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { addResolversToSchema } from '@graphql-tools/schema';
import {
  concatAST,
  extendSchema,
  parse,
  Source,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { guardScopes } from './callers/scope-guard.js';
import { guardFederation, withoutFederation } from './federation.js';
import { resolvers } from './resolvers/resolvers.js';

const SCHEMA_FOLDER = new URL('../schema/', import.meta.url);
/** What direct clients are served and a supergraph is not told of: two subgraphs cannot both own it. */
const DIRECT_ONLY = 'node.graphql';

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
  const { Query: { node, nodes, ...Query } = {}, ...types } = resolvers;
  const composed = buildSubgraphSchema({
    typeDefs: readSubgraph(scopes),
    resolvers: { Query, ...types } as GraphQLResolverMap<unknown>,
  });
  const complete = addResolversToSchema({
    schema: extendSchema(composed, readFile(DIRECT_ONLY, scopes)),
    resolvers: { Query: { node, nodes } },
  });
  const schema = scopes ? guardScopes(complete) : complete;
  return subgraph ? guardFederation(schema, maxRepresentations) : withoutFederation(schema);
}

/** The SDL that the subgraph is composed from: every file of `schema/` but what is for direct clients only. */
function readSubgraph(scopes: boolean): DocumentNode {
  const files = readdirSync(SCHEMA_FOLDER).filter((file) => file !== DIRECT_ONLY);
  return concatAST(files.sort().map((file) => readFile(file, scopes)));
}

function readFile(file: string, scopes: boolean): DocumentNode {
  const document = parse(new Source(readFileSync(new URL(file, SCHEMA_FOLDER), 'utf8'), file));
  return scopes ? document : withoutScopes(document);
}

/** Without the directive, where it is applied and where it is imported. */
function withoutScopes(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === 'requiresScopes' ? null : undefined),
    StringValue: ({ value }) => (value === '@requiresScopes' ? null : undefined),
  });
}
