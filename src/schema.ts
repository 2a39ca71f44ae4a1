import { readdirSync, readFileSync } from 'node:fs';

import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { addResolversToSchema } from '@graphql-tools/schema';
import { filterSchema } from '@graphql-tools/utils';
import {
  concatAST,
  extendSchema,
  isSpecifiedDirective,
  parse,
  Source,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { resolvers } from './resolvers/resolvers.js';

const SCHEMA_FOLDER = new URL('../schema/', import.meta.url);
/** What direct clients are served and a supergraph is not told of: two subgraphs cannot both own it. */
const DIRECT_ONLY = 'node.graphql';

/**
 * The executable schema.
 *
 * @param subgraph Whether the federation fields, `_service` and `_entities`, are part of it.
 */
export function buildSchema({ subgraph }: { readonly subgraph: boolean }): GraphQLSchema {
  const { Query: { node, nodes, ...Query } = {}, ...types } = resolvers;
  const composed = buildSubgraphSchema({
    typeDefs: readSubgraph(),
    resolvers: { Query, ...types } as GraphQLResolverMap<unknown>,
  });
  const schema = addResolversToSchema({
    schema: extendSchema(composed, readFile(DIRECT_ONLY)),
    resolvers: { Query: { node, nodes } },
  });
  return subgraph ? schema : withoutFederation(schema);
}

/** The SDL that the subgraph is composed from: every file of `schema/` but what is for direct clients only. */
function readSubgraph(): DocumentNode {
  const files = readdirSync(SCHEMA_FOLDER).filter((file) => file !== DIRECT_ONLY);
  return concatAST(files.sort().map(readFile));
}

function readFile(file: string): DocumentNode {
  return parse(new Source(readFileSync(new URL(file, SCHEMA_FOLDER), 'utf8'), file));
}

function withoutFederation(schema: GraphQLSchema): GraphQLSchema {
  return filterSchema({
    schema,
    rootFieldFilter: (_, field) => !field.startsWith('_'),
    typeFilter: (type) => !/^_[A-Z]|^(federation|link)__/.test(type),
    directiveFilter: (_, directive) => isSpecifiedDirective(directive),
  });
}
