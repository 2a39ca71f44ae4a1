/** The limits against the queries that we ship: what `docs/limits.md` says of their sizes. */
import { readdirSync, readFileSync } from 'node:fs';

import { beforeAll, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { startGraph, type Graph } from '../support/graph.js';

const DOCS = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);
const SHIPPED = ['README.md', ...DOCS].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/```graphql\n(.*?)```/gs)]
    .map(([, source = '']) => source)
    .filter((source) => /^(query|mutation|\{)/.test(source))
    .map((source) => [file, source] as const),
);
const INTROSPECTION = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const [[, README_QUERY] = ['', '']] = SHIPPED;

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});

test.each(SHIPPED)('runs a query of %s', async (_, source) => {
  const { status, errors } = await graph.query(source);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
});

test('runs the introspection of explorers', async () => {
  const { status, errors } = await graph.query(INTROSPECTION);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
});

const FIGURES = [
  { query: 'introspection', setting: 'MAX_DEPTH', figure: 15, code: 'QUERY_TOO_DEEP' },
  { query: 'introspection', setting: 'MAX_FIELDS', figure: 230, code: 'TOO_MANY_FIELDS' },
  { query: 'introspection', setting: 'MAX_TOKENS', figure: 184, code: 'TOO_MANY_TOKENS' },
  { query: 'README', setting: 'MAX_DEPTH', figure: 8, code: 'QUERY_TOO_DEEP' },
  { query: 'README', setting: 'MAX_FIELDS', figure: 15, code: 'TOO_MANY_FIELDS' },
  { query: 'README', setting: 'MAX_TOKENS', figure: 54, code: 'TOO_MANY_TOKENS' },
  {
    query: 'README',
    setting: 'MAX_UPSTREAM_CALLS',
    figure: 8,
    code: 'UPSTREAM_BUDGET_EXCEEDED',
  },
];

test.each(FIGURES)('the $query query just fits $setting=$figure', async (row) => {
  const { query, setting, figure, code } = row;
  const codes = [];
  for (const limit of [figure, figure - 1]) {
    const strict = await startGraph({ [setting]: String(limit) });
    const { errors } = await strict.query(query === 'README' ? README_QUERY : INTROSPECTION);
    codes.push(errors.map(({ extensions }) => extensions.code));
  }
  expect(codes).toEqual([[], [code]]);
});
