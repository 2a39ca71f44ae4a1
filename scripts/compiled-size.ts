/**
 * Measures what the heap holds for a compiled operation, its document and source text included, and for a document that
 * is only parsed:
 * `node --expose-gc --import tsx scripts/compiled-size.ts`. The estimate of `src/execution/` goes by it.
 */
import { getOperationAST, parse, type DocumentNode } from 'graphql';

import { ANYBODY } from '../src/access/identity.js';
import { readConfig } from '../src/config/config.js';
import { createCompiler, type CompiledOperation } from '../src/execution/compiler.js';
import { documentBytes, estimateBytes } from '../src/execution/size.js';
import { createContext } from '../src/graphql/context.js';
import { buildSchema } from '../src/graphql/schema.js';
import { openUpstream } from '../src/open-upstream.js';

const ID = '67a3198c9d3e51c7a4000c04';
const FIELDS = 'id conversationId displayName description iconUrl type metadata createdAt';
const people = (depth: number): string =>
  `participants(first: 2) { nodes { id userId unreadCount ${depth > 0 ? `conversation { ${FIELDS} ${people(depth - 1)} }` : ''} } }`;
const SOURCES: Readonly<Record<string, (alias: string) => string>> = {
  'one field': (alias) => `{ ${alias}: conversation(id: "${ID}") { displayName } }`,
  'a page': (alias) => `{ ${alias}: conversation(id: "${ID}") { ${FIELDS} ${people(0)} } }`,
  'many fields': (alias) =>
    `{ ${Array.from({ length: 25 }, (_, index) => `${alias}${index}: conversation(id: "${ID}") { ${FIELDS} ${people(0)} }`).join(' ')} }`,
  'fields at depth': (alias) =>
    `{ ${alias}: conversation(id: "${ID}") { ${FIELDS} ${people(3)} } }`,
  'a fragment at many places': (alias) =>
    `{ ${Array.from({ length: 25 }, (_, index) => `${alias}${index}: conversation(id: "${ID}") { ...F }`).join(' ')} } fragment F on Conversation { ${FIELDS} ${people(0)} }`,
  'a small fragment at many places': (alias) =>
    `{ ${Array.from({ length: 28 }, (_, index) => `${alias}${index}: node(id: "") { ...F }`).join(' ')} } fragment F on Conversation { ${FIELDS} }`,
};

const { gc } = globalThis;
if (!gc) throw new Error('needs --expose-gc');
const config = readConfig({});
const upstream = await openUpstream(config);
const compile = createCompiler(buildSchema({ subgraph: false }));

async function compiled(source: string): Promise<readonly [DocumentNode, CompiledOperation]> {
  const document = parse(source);
  const operation = getOperationAST(document);
  const found = operation && (await compile(document, operation));
  if (!found) throw new Error(`not compiled: ${source}`);
  const context = createContext(upstream, config.limits, {
    authorization: undefined,
    authentication: { identity: ANYBODY },
    mayFederate: false,
    signal: new AbortController().signal,
    deadline: Date.now() + config.limits.operationTimeout,
  });
  for (let run = 0; run < 3; run += 1) await found({}, context);
  return [document, found];
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1_024)} KB`;
}

function heap(): number {
  upstream.sandbox?.reset();
  for (let run = 0; run < 3; run += 1) gc?.();
  return process.memoryUsage().heapUsed;
}

for (const [name, sourceOf] of Object.entries(SOURCES)) {
  const kept: unknown[] = [];
  for (let index = 0; index < 5; index += 1) await compiled(sourceOf(`warm${index}x`));
  const before = heap();
  for (let index = 0; index < 40; index += 1) kept.push(await compiled(sourceOf(`a${index}x`)));
  const bytes = (heap() - before) / kept.length;
  const source = sourceOf('a10x');
  const document = parse(source);
  const operation = getOperationAST(document);
  const estimate = operation ? estimateBytes(document, operation) : NaN;
  console.log(
    `${name}: source of ${source.length} letters, ${kilobytes(bytes)} measured, ${kilobytes(estimate)} estimated`,
  );
}
/** Sources near the limits of documents: of tokens, of bytes, and of what takes most of the heap for each letter. */
const DOCUMENTS: Readonly<Record<string, (alias: string) => string>> = {
  ...SOURCES,
  'as many fields as tokens allow': (alias) => `{ ${alias} ${'a '.repeat(990)}}`,
  'as many levels as tokens allow': (alias) => `{ ${alias}${'{a'.repeat(330)}${'}'.repeat(330)} }`,
  'a comment of 64 kB': (alias) => `{ ${alias} } #${'x'.repeat(64_000)}`,
  'a text of 64 kB': (alias) => `{ ${alias}(x: "${'x'.repeat(64_000)}") }`,
  'a text of 64 kB of escapes': (alias) => `{ ${alias}(x: "${'\\u20ac'.repeat(10_600)}") }`,
};

for (const [name, sourceOf] of Object.entries(DOCUMENTS)) {
  const kept: DocumentNode[] = [];
  for (let index = 0; index < 5; index += 1) parse(sourceOf(`warm${index}x`));
  const before = heap();
  // Each source is a text of its own, as it is when it comes out of a request.
  for (let index = 0; index < 40; index += 1)
    kept.push(parse(Buffer.from(sourceOf(`a${index}x`)).toString()));
  const measured = kilobytes((heap() - before) / kept.length);
  const estimate = kilobytes(kept[10] ? documentBytes(kept[10]) : NaN);
  console.log(`parsed, ${name}: ${measured} measured, ${estimate} estimated`);
}
await upstream.close();
