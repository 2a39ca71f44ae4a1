/** The thirteen checks of graphql-cop, on a server as it runs in production with nothing set that need not be. */
import { beforeAll, expect, test } from '@jest/globals';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { postJson, rawRequest, type RawAnswer } from '../support/raw-request.js';
import { startSandbox } from '../support/sandbox.js';

let sandbox: Sandbox;
let graph: Graph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph({
    NODE_ENV: 'production',
    SUNSHINE_BASE_URL: sandbox.url,
    SUNSHINE_APP_ID: sandbox.appId,
    SUNSHINE_KEY_ID: sandbox.keyId,
    SUNSHINE_KEY_SECRET: sandbox.keySecret,
    CALLER_AUTH: 'none',
  });
});

const post = (query: string): Promise<RawAnswer> => postJson(graph.url, { query });

function codesOf({ body }: RawAnswer): unknown[] {
  return body?.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
}

test('runs what a scanner starts from', async () => {
  expect(await post('query cop { __typename }')).toMatchObject({
    status: 200,
    body: { data: { __typename: 'Query' } },
  });
});

test('alias overloading: does not run 101 aliases', async () => {
  const aliases = Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`);
  const answer = await post(`query cop { ${aliases.join('\n')} }`);
  expect(answer.status).toBe(400);
  expect(answer.body?.data).toBeUndefined();
  expect(codesOf(answer)).toEqual(['TOO_MANY_ALIASES']);
});

test('array-based query batching: does not run a list of operations', async () => {
  const operation = { query: 'query cop { __typename }' };
  const answer = await postJson(
    graph.url,
    Array.from({ length: 10 }, () => operation),
  );
  expect(answer.status).toBe(400);
  expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
});

test('directive overloading: does not answer an error for each directive', async () => {
  const answer = await post(`query cop { __typename ${'@aa'.repeat(10)} }`);
  expect(answer.status).toBe(200);
  expect(codesOf(answer).length).toBeLessThan(10);
});

test('circular query via introspection: does not run it', async () => {
  const answer = await post(
    'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
  );
  expect(answer.status).toBe(200);
  expect(answer.body?.data).toBeUndefined();
});

test('field duplication: does not run a field that is repeated 500 times', async () => {
  const answer = await post(`query cop { ${'__typename \n'.repeat(500)} }`);
  expect(answer.status).toBe(400);
  expect(answer.body?.data).toBeUndefined();
  expect(codesOf(answer)).toEqual(['TOO_MANY_FIELDS']);
});

test.each(['query cop { __schema { directive } }', 'query cop { usr { id } }'])(
  'field suggestions: does not guess what was meant by %s',
  async (query) => {
    const answer = await post(query);
    expect(answer.body?.errors).not.toEqual([]);
    expect(answer.text).not.toContain('Did you mean');
  },
);

const GET = { headers: { 'content-type': 'application/json' } };

test.each([
  ['bare', {}],
  ['past the check against forgery', GET],
])('GET-based mutation: runs none, %s', async (_, init) => {
  const answer = await rawRequest(`${graph.url}?query=mutation%20cop%20%7B__typename%7D`, init);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body?.data).toBeUndefined();
});

test('GET-based query: runs none that another site could have sent', async () => {
  const answer = await rawRequest(`${graph.url}?query=query%20cop%20%7B__typename%7D`);
  expect(answer.status).toBe(400);
  expect(answer.body?.data).toBeUndefined();
});

test('POST-based forgery: runs no form', async () => {
  const body = new URLSearchParams({ query: 'query cop { __typename }' });
  const answer = await rawRequest(graph.url, { method: 'POST', body });
  expect(answer.status).toBe(415);
  expect(answer.body?.data).toBeUndefined();
});

test.each(['/graphql', '/graphiql', '/playground', '/console', '/explorer'])(
  'GraphiQL: shows no IDE at "%s"',
  async (path) => {
    const answer = await rawRequest(new URL(path, graph.url).href, {
      headers: { accept: 'text/html' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(/<html|graphiql|playground|graphql-console|altair/i);
  },
);

test.each([
  'query cop { __schema { types { name fields { name } } } }',
  'query cop { __type(name: "Query") { name } }',
  'query cop { _service { sdl } }',
])('introspection: does not tell the schema to %s', async (query) => {
  const answer = await post(query);
  expect(answer.status).toBe(200);
  expect(answer.body?.data).toBeUndefined();
});

test('trace mode: tells no timings', async () => {
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1' },
    body: JSON.stringify({ query: 'query cop { __typename }' }),
  });
  expect(answer.body?.data).toEqual({ __typename: 'Query' });
  expect(answer.body?.extensions).toBeUndefined();
});

test('unhandled errors: tells nothing of the inside of the server', async () => {
  const answer = await post('qwerty cop { abc }');
  expect(answer.body?.errors).toEqual([
    {
      message: 'Syntax Error: Unexpected Name "qwerty".',
      locations: [{ line: 1, column: 1 }],
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    },
  ]);
});
