/** What holds for operations over HTTP holds for those over WebSockets: they go through the same pipeline. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { captureLog } from '../../support/captured-log.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { scrape } from '../../support/metrics.js';
import { postJson } from '../../support/raw-request.js';
import { startSandbox } from '../../support/sandbox.js';
import { connectSocket } from '../../support/socket.js';
import { captureSpans, treesOf } from '../../support/spans.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const CREW = SAMPLE.conversations.crew.id;
const USER = 'query User($id: ID!) { user(by: { userId: $id }) { userId } }';
const USER_ID = createHash('sha256').update(USER).digest('hex');
const spans = captureSpans();

let sandbox: Sandbox;
/** As in production, with nothing set that need not be. */
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(production());
});

function production(): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    SUNSHINE_BASE_URL: sandbox.url,
    SUNSHINE_APP_ID: sandbox.appId,
    SUNSHINE_KEY_ID: sandbox.keyId,
    SUNSHINE_KEY_SECRET: sandbox.keySecret,
    CALLER_AUTH: 'none',
  };
}

/** The answer over a WebSocket, in the shape that it has over HTTP. */
async function overSocket({ url }: Graph, payload: object): Promise<unknown> {
  const socket = await connectSocket(url);
  socket.send({ type: 'subscribe', id: '1', payload });
  const ended = await Promise.race([socket.next('complete'), socket.next('error')]);
  socket.ws.close();
  return ended.type === 'error' ? { errors: ended.payload } : (await socket.next('next')).payload;
}

const DEEP = `{ ${'a { '.repeat(40)}b${' }'.repeat(40)} }`;

test.each<[string, object]>([
  ['a query', { query: `{ conversation(id: "${CREW}") { displayName } }` }],
  [
    'nulls beside the document',
    { query: '{ __typename }', variables: null, operationName: null, extensions: null },
  ],
  ['variables', { query: USER, variables: { id: SAMPLE.users.ada.id } }],
  ['a variable that is missing', { query: USER }],
  [
    'one operation of several',
    { query: 'query A { __typename } query B { b: __typename }', operationName: 'B' },
  ],
  ['none of several operations', { query: 'query A { __typename } query B { b: __typename }' }],
  ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }],
  ['no document', { query: '', variables: {} }],
  ['a document of fragments', { query: 'fragment A on Query { __typename }' }],
  ['a syntax error', { query: 'qwerty' }],
  ['a field that is not there', { query: '{ usr { id } }' }],
  ['an unknown type of operation', { query: 'subscription { nothing }' }],
  ['introspection', { query: '{ __schema { types { name fields { name } } } }' }],
  [
    'circular introspection',
    { query: `{ __schema { types { fields { type { fields { type { name } } } } } } }` },
  ],
  ['the SDL', { query: '{ _service { sdl } }' }],
  [
    '101 aliases',
    {
      query: `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    },
  ],
  ['500 fields', { query: `{ ${'__typename '.repeat(500)} }` }],
  ['many directives', { query: `{ __typename ${'@aa'.repeat(50)} }` }],
  ['a deep document', { query: DEEP }],
  ['a huge document', { query: `{ __typename } #${'x'.repeat(900_000)}` }],
  ['many tokens', { query: `{ ${'a '.repeat(20_000)} }` }],
  [
    'more calls than one operation may make',
    {
      query: `{ ${Array.from({ length: 29 }, (_, index) => `a${index}: conversations(by: { userId: "${SAMPLE.users.bruno.id}" }, first: 100) { nodes { participants { nodes { user { userId } } } } }`).join(' ')} }`,
    },
  ],
  [
    'a bad hash of a persisted query',
    { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ],
  [
    'a persisted query that is not known',
    { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
  ],
  [
    'variables that are not used',
    { query: '{ __typename }', variables: { ['__proto__']: 1, more: 'x'.repeat(100_000) } },
  ],
])('%s is answered as over HTTP', async (_, payload) => {
  const posted = {
    ...payload,
    ...('query' in payload && payload.query === '' && { query: undefined }),
  };
  const { body } = await postJson(graph.url, posted);
  const { errors, data } = body ?? {};
  expect(await overSocket(graph, payload)).toEqual({
    ...(errors && { errors }),
    ...(data !== undefined && { data }),
  });
});

test('a subscription without a field is an error', async () => {
  const events = await startGraph();
  expect(
    await overSocket(events, { query: 'subscription { appEvents @skip(if: true) { cursor } }' }),
  ).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('only trusted documents run, by their id as well', async () => {
  const path = join(temporaryFolder(), 'manifest.json');
  writeFileSync(path, JSON.stringify({ [USER_ID]: USER }));
  const trusting = await startGraph({ ...production(), TRUSTED_DOCUMENTS: path });
  const variables = { id: SAMPLE.users.ada.id };
  const answer = { data: { user: { userId: SAMPLE.users.ada.id } } };
  const persistedQuery = { version: 1, sha256Hash: USER_ID };
  for (const payload of [
    { query: USER, variables },
    { query: '', variables, documentId: USER_ID },
    { query: '', variables, extensions: { persistedQuery } },
  ])
    expect(await overSocket(trusting, payload)).toEqual(answer);
  expect(await overSocket(trusting, { query: '{ __typename }' })).toMatchObject({
    errors: [{ extensions: { code: 'UNTRUSTED_DOCUMENT' } }],
  });
});

test('an operation is logged, counted and traced', async () => {
  const log = captureLog();
  const logged = await startGraph(production(), log.logger);
  spans.clear();
  await overSocket(logged, { query: `query Crew { conversation(id: "${CREW}") { displayName } }` });
  expect(log.lines('operation')).toMatchObject([
    {
      operationName: 'Crew',
      operationType: 'query',
      upstreamCalls: 1,
      requestId: expect.any(String),
    },
  ]);
  const { text } = await scrape(logged.url);
  expect(text).toMatch(/sunshine_graphql_operation\w*\{[^}]*type="query"[^}]*\} 1\n/);
  expect(treesOf(await spans.ended(3))).toContainEqual(
    expect.objectContaining({
      name: 'query Crew',
      children: [expect.objectContaining({ name: 'GET getConversation' })],
    }),
  );
});

test('an address to send a file to is at the host of the WebSocket', async () => {
  const graph = await startGraph();
  const socket = await connectSocket(graph.url);
  const query = `mutation { createConversationUpload(input: {
    conversationId: "${SAMPLE.conversations.crew.id}", fileName: "a.png", mediaType: "image/png", size: 9
  }) { upload { url } userErrors { code } } }`;
  socket.send({ type: 'subscribe', id: 'upload', payload: { query } });
  expect(await socket.next('next', 'upload')).toMatchObject({
    payload: {
      data: {
        createConversationUpload: {
          upload: { url: expect.stringContaining(new URL(graph.url).origin) },
        },
      },
    },
  });
});
