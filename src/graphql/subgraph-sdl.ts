/**
 * The SDL of the subgraph, as Apollo's library builds it from the files of `schema/`, and that for direct clients only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type * as Subgraph from '@apollo/subgraph';
import { concatAST, graphqlSync, Kind, parse, Source, visit, type DocumentNode } from 'graphql';

import { PACKAGE_FOLDER } from '../package.js';
import { requireNew } from './schema-extension.js';

const require = createRequire(import.meta.url);

const SCHEMA_FOLDER = new URL('schema/', PACKAGE_FOLDER);
/**
 * The file for direct clients only. It is not part of the subgraph SDL, because two subgraphs cannot both own `node`.
 */
const DIRECT_ONLY = 'node.graphql';

/**
 * The files of the subgraph SDL next to the bundled program, with and without scopes. Next to this module there are
 * none when it is not bundled, as in the sources and in the library.
 */
export const BUILT_SDL_FILES = [
  { scopes: false, name: 'subgraph.graphql' },
  { scopes: true, name: 'subgraph-scopes.graphql' },
] as const;

const known = new Map<boolean, string>();

/**
 * The subgraph SDL. Building it takes much of the start-up time, so the bundled program reads a file built before, and
 * each is built once for all servers of a process.
 */
export function subgraphSdl(scopes: boolean): string {
  const { name } = BUILT_SDL_FILES[scopes ? 1 : 0];
  const file = new URL(name, import.meta.url);
  const sdl =
    known.get(scopes) ?? (existsSync(file) ? readFileSync(file, 'utf8') : buildSubgraphSdl(scopes));
  known.set(scopes, sdl);
  return sdl;
}

/** The SDL that direct clients are served in addition to the subgraph SDL. */
export function directSdl(scopes: boolean): DocumentNode {
  return readFile(DIRECT_ONLY, scopes);
}

/**
 * Builds the subgraph SDL.
 *
 * @param more Is added to it.
 * @throws when the files of `schema/`, and what is added, are not valid together, or that defines something again.
 */
export function buildSubgraphSdl(scopes: boolean, more?: DocumentNode): string {
  const { buildSubgraphSchema } = require('@apollo/subgraph') as typeof Subgraph;
  const files = readdirSync(SCHEMA_FOLDER).filter((file) => file !== DIRECT_ONLY);
  const documents = files.sort().map((file) => readFile(file, scopes));
  if (more) requireNew(concatAST([...documents, readFile(DIRECT_ONLY, scopes)]), more);
  if (more) documents.push(scopes ? more : withoutScopes(more));
  const typeDefs = withWholeEnums(concatAST(documents));
  const schema = buildSubgraphSchema({ typeDefs });
  const { data } = graphqlSync({ schema, source: '{ _service { sdl } }' });
  return (data?.['_service'] as { readonly sdl: string }).sdl;
}

function readFile(file: string, scopes: boolean): DocumentNode {
  const document = parse(new Source(readFileSync(new URL(file, SCHEMA_FOLDER), 'utf8'), file));
  return scopes ? document : withoutScopes(document);
}

/** Puts the values that files add to an enum into the enum: the library prints them without their descriptions. */
function withWholeEnums(document: DocumentNode): DocumentNode {
  const added = document.definitions.filter((node) => node.kind === Kind.ENUM_TYPE_EXTENSION);
  return visit(
    {
      ...document,
      definitions: document.definitions.filter((node) => node.kind !== Kind.ENUM_TYPE_EXTENSION),
    },
    {
      EnumTypeDefinition: ({ name, values = [], ...node }) => ({
        ...node,
        name,
        values: [
          ...values,
          ...added
            .filter((other) => other.name.value === name.value)
            .flatMap((other) => other.values ?? []),
        ],
      }),
    },
  );
}

/** Removes `@requiresScopes`, where it is applied and where it is imported. */
function withoutScopes(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === 'requiresScopes' ? null : undefined),
    StringValue: ({ value }) => (value === '@requiresScopes' ? null : undefined),
  });
}
