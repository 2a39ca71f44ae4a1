import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { createServer } from '../../src/server.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { opened } from '../support/closing.js';

const TYPENAME = '{"query":"{__typename}"}';
const DELETE_ORDER = `mutation { deleteConversation(input: { conversationId: "${SAMPLE.conversations.adaOrder.id}" }) { deletedConversationId } }`;
const JSON_BODY = { 'content-type': 'application/json' };
const PREFLIGHT = { 'apollo-require-preflight': '1' };

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** The origin of the server and a path on it. */
function at(path: string): string {
  return new URL(path, graph.url).href;
}

function query(source: string): string {
  return at(`/graphql?${new URLSearchParams({ query: source }).toString()}`);
}

test('the address of the endpoint is the one it listens on', () => {
  expect(graph.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*\/graphql$/);
});

test.each([
  ['/healthz', { status: 'up' }],
  ['/readyz', { status: 'ready', upstream: 'unknown' }],
])('GET %s is answered %j', async (path, body) => {
  const response = await fetch(at(path));

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(body);
});

test('before it listens a server is up and not ready', async () => {
  const server = opened(await createServer(readConfig({ LOG_LEVEL: 'silent' })));

  const health = await server.app.inject('/healthz');
  const readiness = await server.app.inject('/readyz');

  expect([health.statusCode, readiness.statusCode]).toEqual([200, 503]);
  expect(readiness.headers['cache-control']).toBe('private, no-store');
});

test('an operation is answered to POST', async () => {
  const response = await fetch(graph.url, { method: 'POST', headers: JSON_BODY, body: TYPENAME });

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});

test('a query is answered to GET', async () => {
  const source = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;

  const response = await fetch(query(source), { headers: PREFLIGHT });

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ data: { conversation: { displayName: 'Crew' } } });
});

test('a mutation is refused to GET, and nothing is called', async () => {
  const response = await fetch(query(DELETE_ORDER), { headers: PREFLIGHT });

  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
  expect(graph.sandbox.requests.total).toBe(0);
});

test.each([
  ['a GET that needs no preflight', () => fetch(query('{__typename}'))],
  [
    'a POST of text',
    () =>
      fetch(graph.url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: TYPENAME,
      }),
  ],
  [
    'a POST without a content type',
    () => fetch(graph.url, { method: 'POST', body: Buffer.from(TYPENAME) }),
  ],
  [
    'a mutation as a POST of text',
    () =>
      fetch(graph.url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain;application/json' },
        body: JSON.stringify({ query: DELETE_ORDER }),
      }),
  ],
])('%s, as any web page could send it, is refused', async (_, send) => {
  const response = await send();

  expect([400, 415]).toContain(response.status);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
  expect(graph.sandbox.requests.total).toBe(0);
});

test.each([
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query={__typename}', 415],
  ['XML', { 'content-type': 'application/xml' }, '<query/>', 415],
  ['invalid JSON', JSON_BODY, '{"query":', 400],
  ['nothing', JSON_BODY, '', 400],
  ['a list', JSON_BODY, `[${TYPENAME}]`, 400],
  ['an object without a query', JSON_BODY, '{}', 400],
  ['a query that is no text', JSON_BODY, '{"query":{}}', 400],
])('a POST of %s is refused in the shape of GraphQL', async (_, headers, body, status) => {
  const response = await fetch(graph.url, { method: 'POST', headers, body });

  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringMatching(/./), extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each([
  ['{', 'GRAPHQL_PARSE_FAILED'],
  ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
])('the document %s is refused with its own code', async (source, code) => {
  for (const [accept, expected] of [
    ['application/json', 200],
    ['application/graphql-response+json', 400],
  ] as const) {
    const { status, headers, errors, data } = await graph.query(source, {}, { accept });

    expect([status, headers.get('content-type')]).toEqual([expected, `${accept}; charset=utf-8`]);
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code }]);
  }
});

test('a body of 1 MiB is read, and one byte more is not', async () => {
  const limit = 1_024 * 1_024;
  const padding = 'x'.repeat(limit - JSON.stringify({ query: '{__typename}', pad: '' }).length);
  const largest = JSON.stringify({ query: '{__typename}', pad: padding });

  const read = await fetch(graph.url, { method: 'POST', headers: JSON_BODY, body: largest });

  expect(await read.json()).toEqual({ data: { __typename: 'Query' } });

  // Announces its length and waits: the answer comes before anything of the body is sent.
  const announced = request(graph.url, {
    method: 'POST',
    headers: { ...JSON_BODY, 'content-length': limit + 1 },
  });
  announced.flushHeaders();
  const [response] = (await once(announced, 'response')) as [IncomingMessage];

  expect(response.statusCode).toBe(413);
  expect(await json(response)).toEqual({
    errors: [{ message: 'Request body is too large', extensions: { code: 'BAD_REQUEST' } }],
  });
  announced.destroy();
});

test.each([
  ['GET', '/nothing'],
  ['GET', '/favicon.ico'],
  ['POST', '/healthz'],
])('there is nothing at %s %s', async (method, path) => {
  const response = await fetch(at(path), { method });

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    errors: [{ message: 'There is nothing at this address', extensions: { code: 'NOT_FOUND' } }],
  });
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is no method of the endpoint, whose methods the answer names',
  async (method) => {
    const response = await fetch(graph.url, { method });

    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining(method), extensions: { code: 'BAD_REQUEST' } }],
    });
  },
);

test('the endpoint is also served with a slash behind it', async () => {
  const posted = await fetch(at('/graphql/'), {
    method: 'POST',
    headers: JSON_BODY,
    body: TYPENAME,
  });
  const got = await fetch(at('/graphql/?query={__typename}'), { headers: PREFLIGHT });

  expect([posted.status, got.status]).toEqual([200, 200]);
  expect(await posted.json()).toEqual({ data: { __typename: 'Query' } });
  expect(await got.json()).toEqual({ data: { __typename: 'Query' } });
});

test.each<[string, string, RequestInit]>([
  ['health', '/healthz', {}],
  ['readiness', '/readyz', {}],
  ['an answer', '/graphql', { method: 'POST', headers: JSON_BODY, body: TYPENAME }],
  [
    'an answer with errors',
    '/graphql',
    { method: 'POST', headers: JSON_BODY, body: '{"query":"{"}' },
  ],
  ['an answer to GET', '/graphql?query={__typename}', { headers: PREFLIGHT }],
  ['a refusal', '/graphql?query={__typename}', {}],
  ['invalid JSON', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{' }],
  ['the landing page', '/graphql', { headers: { accept: 'text/html' } }],
  ['nothing', '/nowhere', {}],
  [
    'a preflight',
    '/graphql',
    {
      method: 'OPTIONS',
      headers: {
        origin: 'https://studio.apollographql.com',
        'access-control-request-method': 'POST',
      },
    },
  ],
])('nobody may keep %s, nor guess at its type', async (_, path, init) => {
  const { headers } = await fetch(at(path), init);

  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a failure that nobody foresaw is answered without a word about it', async () => {
  const server = opened(await createServer(readConfig({ LOG_LEVEL: 'silent' })));
  server.app.get('/broken', () => {
    throw new Error('secret of the house');
  });

  const response = await server.app.inject('/broken');

  expect(response.statusCode).toBe(500);
  expect(response.json()).toEqual({
    errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
});
