/**
 * Writes the manifest for `TRUSTED_DOCUMENTS`: every operation of the given files and folders, with the fragments that it
 * needs, by the SHA-256 of its text.
 *
 *     npm run trusted-documents -- trusted-documents.json src/queries
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

const [target, ...places] = process.argv.slice(2);
if (target === undefined || places.length === 0)
  throw new Error('usage: npm run trusted-documents -- TARGET.json FILE_OR_FOLDER...');

const files = places.flatMap(graphqlFiles).sort();
const all = concatAST(files.map((file) => parse(new Source(readFileSync(file, 'utf8'), file))));
checkNames(all);
const [problem] = validate(buildSchema({ subgraph: false }), all);
if (problem) throw problem;
const documents = Object.values(separateOperations(all)).map(print);
const manifest = Object.fromEntries(documents.map((document) => [sha256(document), document]));
writeFileSync(target, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${target}: ${documents.length} operations from ${files.length} files`);

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
