import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';

const PAGE = 'https://app.example.com';
const READ = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
const CHANGE = `mutation { deleteConversation(input: { conversationId: "${SAMPLE.conversations.crew.id}" }) { deletedConversationId } }`;
const GRAPHQL_TYPE = 'application/graphql-response+json';
/** What urql sends with its defaults. */
const URQL =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ CORS_ORIGINS: PAGE });
});
beforeEach(() => graph.sandbox.reset());

type Sent = Readonly<Record<string, string>>;

/** Sends a GET with these headers and no others. */
async function get(source: string, headers: Sent): Promise<{ status: number; body: unknown }> {
  const url = `${graph.url}?${new URLSearchParams({ query: source }).toString()}`;
  const sent = request(url, { headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await json(response) };
}

const UNFORGEABLE: readonly (readonly [string, Sent])[] = [
  ['a page that CORS_ORIGINS names', { origin: PAGE }],
  ['that page, from another site', { origin: PAGE, 'sec-fetch-site': 'cross-site' }],
  ['a page of this server', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
  ['a program with a token', { authorization: 'Bearer token' }],
  ['urql in Node.js', { 'sec-fetch-mode': 'cors', accept: URQL }],
];

test.each(UNFORGEABLE)('a query by GET from %s is answered', async (_, headers) => {
  expect(await get(READ, headers)).toEqual({
    status: 200,
    body: { data: { conversation: { displayName: 'Crew' } } },
  });
});

test.each(UNFORGEABLE)('a mutation by GET from %s is not', async (_, headers) => {
  expect(await get(CHANGE, headers)).toMatchObject({ status: 405 });
  expect(graph.sandbox.requests.total).toBe(0);
});

test.each<readonly [string, Sent]>([
  ['whatever says nothing of itself', {}],
  ['a page that CORS_ORIGINS does not name', { origin: 'https://app.example.com.evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['such a page, with a token', { origin: 'null', authorization: 'Bearer token' }],
  [
    'such a page that says it is of this server',
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ],
  ['a page of a sibling', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  [
    'a script that may not read the answer',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', accept: GRAPHQL_TYPE },
  ],
  ['a link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['a link in another program', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ['an image where browsers send no metadata', { accept: 'image/avif,image/webp,*/*;q=0.8' }],
  ['a script where browsers send no metadata', { accept: URQL }],
  ['a browser that adds a password', { authorization: 'Basic bm9ib2R5' }],
])('a query by GET from %s is refused, and nothing is called', async (_, headers) => {
  expect(await get(READ, headers)).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  });
  expect(graph.sandbox.requests.total).toBe(0);
});
