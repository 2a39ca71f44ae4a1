import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runGraphQLMarkdown } from '@graphql-markdown/cli';
import { format, resolveConfig } from 'prettier';

import type { AnsweredExample } from './answers.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const INTRODUCTION = `# Reference

Every operation with an example and its answer, and every type. Made from the schema by \`npm run reference\`; the answers
are those of the sandbox.`;

/** Pages by kind, which link to each other as files do. */
const GENERATOR = {
  schema: `${REPOSITORY}api.graphql`,
  loaders: { GraphQLFileLoader: '@graphql-tools/graphql-file-loader' },
  formatter: fileURLToPath(new URL('formatter.js', import.meta.url)),
  baseURL: '.',
  linkRoot: '../..',
  homepage: false,
  docOptions: { index: false, sectionHeaderId: false },
  printTypeOptions: { hierarchy: 'api', typeBadges: false },
} as const;

/** What the generator makes of a field or argument on its own page: a link that leads to the page's top. */
const LINK_TO_ITSELF = /\[(`[^`\]]+`)\]\(#\)/g;
const TITLE_AND_SENTENCE = /^# (\w+)\s+([^]+?[.!?])(?:\s|$)/;

/**
 * Writes a page for each query, mutation, subscription and type of the graph, as direct clients see it, below each
 * operation its examples with their answers, and a list of the operations.
 *
 * @param folder Where to; empty.
 * @throws Error if an operation has no example.
 */
export async function writePages(
  folder: string,
  examples: ReadonlyMap<string, readonly AnsweredExample[]>,
): Promise<void> {
  await runGraphQLMarkdown({ ...GENERATOR, rootPath: folder }, {});
  const lists = [];
  for (const kind of ['queries', 'mutations', 'subscriptions'])
    lists.push(await completeOperations(folder, kind, examples));
  for (const path of await pagesIn(join(folder, 'types')))
    await writePage(path, await readPage(path));
  await writePage(join(folder, 'README.md'), [INTRODUCTION, ...lists].join('\n\n'));
}

/** Adds the examples to the pages of one kind of operation, and gives a list of them. */
async function completeOperations(
  folder: string,
  kind: string,
  examples: ReadonlyMap<string, readonly AnsweredExample[]>,
): Promise<string> {
  const lines = [`## ${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`, ''];
  for (const path of await pagesIn(join(folder, 'operations', kind))) {
    const text = await readPage(path);
    const [, field = '', sentence = ''] = TITLE_AND_SENTENCE.exec(text) ?? [];
    await writePage(path, `${text}\n\n${examplesOf(field, examples)}`);
    lines.push(`- [\`${field}\`](${relative(folder, path)}): ${sentence.replaceAll('\n', ' ')}`);
  }
  return lines.join('\n');
}

async function pagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}

async function readPage(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(LINK_TO_ITSELF, '$1');
}

async function writePage(path: string, text: string): Promise<void> {
  await writeFile(
    path,
    await format(text, { ...(await resolveConfig(REPOSITORY)), parser: 'markdown' }),
  );
}

function examplesOf(
  field: string,
  examples: ReadonlyMap<string, readonly AnsweredExample[]>,
): string {
  const found = examples.get(field) ?? [];
  if (found.length === 0)
    throw new Error(`${field} has no example in examples/operations: each operation has one`);
  return found.map(printExample).join('\n\n');
}

function printExample({ query, variables, answer }: AnsweredExample): string {
  return [
    '### Example',
    block('graphql', query),
    'Variables:',
    block('json', variables),
    'The answer of the sandbox:',
    block('json', answer),
  ].join('\n\n');
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}
