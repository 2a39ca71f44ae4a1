import { readdirSync, readFileSync } from 'node:fs';

import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { addResolversToSchema } from '@graphql-tools/schema';
import {
  concatAST,
  extendSchema,
  parse,
  Source,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

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
}

/** The executable schema. */
export function buildSchema({ subgraph, maxRepresentations = 200 }: SchemaOptions): GraphQLSchema {
  const { Query: { node, nodes, ...Query } = {}, ...types } = resolvers;
  const composed = buildSubgraphSchema({
    typeDefs: readSubgraph(),
    resolvers: { Query, ...types } as GraphQLResolverMap<unknown>,
  });
  const schema = addResolversToSchema({
    schema: extendSchema(composed, readFile(DIRECT_ONLY)),
    resolvers: { Query: { node, nodes } },
  });
  return subgraph ? guardFederation(schema, maxRepresentations) : withoutFederation(schema);
}

/** The SDL that the subgraph is composed from: every file of `schema/` but what is for direct clients only. */
function readSubgraph(): DocumentNode {
  const files = readdirSync(SCHEMA_FOLDER).filter((file) => file !== DIRECT_ONLY);
  return concatAST(files.sort().map(readFile));
}

function readFile(file: string): DocumentNode {
  return parse(new Source(readFileSync(new URL(file, SCHEMA_FOLDER), 'utf8'), file));
}
