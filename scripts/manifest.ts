import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import {
  concatAST,
  Kind,
  parse,
  print,
  separateOperations,
  Source,
  validate,
  type DocumentNode,
} from 'graphql';

import { buildSchema } from '../src/graphql/schema.js';

/** What a manifest of trusted documents is made from, and what it has. */
interface Manifest {
  readonly files: readonly string[];
  /** Every operation, with the fragments that it needs, by the SHA-256 of its text. */
  readonly documents: readonly (readonly [hash: string, document: string])[];
}

/**
 * The manifest of the operations in the given files and folders.
 *
 * @throws when one of them has no name of its own or cannot run.
 */
export function manifestOf(places: readonly string[]): Manifest {
  const files = places.flatMap(graphqlFiles).sort();
  const all = concatAST(files.map((file) => parse(new Source(readFileSync(file, 'utf8'), file))));
  checkNames(all);
  const [problem] = validate(buildSchema({ subgraph: false }), all);
  if (problem) throw problem;
  const documents = Object.values(separateOperations(all)).map(print);
  return { files, documents: documents.map((document) => [sha256(document), document]) };
}

function graphqlFiles(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(graphql|gql)$/.test(file))
    .map((file) => join(place, file));
}

/** Operations are told apart by their names, over all files. */
function checkNames({ definitions }: DocumentNode): void {
  const seen = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const name = definition.name?.value;
    if (name === undefined) throw new Error('every operation must have a name');
    if (seen.has(name)) throw new Error(`there are two operations named ${name}`);
    seen.add(name);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
