import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';

const ASKED = { 'x-upstream-report': '1' };
const { ada } = SAMPLE.users;
const { crew } = SAMPLE.conversations;

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

async function reportOn(source: string, to: Graph = graph): Promise<unknown> {
  const { extensions } = await to.query(source, {}, ASKED);
  return extensions['upstreamReport'];
}

test.each([
  ['nothing asks for it', {}],
  ['something else is asked for', { 'x-upstream-report': '0' }],
])('reports nothing when %s', async (_, headers) => {
  const { extensions } = await graph.query('{ __typename }', {}, headers);
  expect(extensions).toEqual({});
});

test('reports what an operation took', async () => {
  const report = await reportOn(
    `{ conversation(id: "${crew.id}") { participants { nodes { user { metadata } } } } }`,
  );
  expect(report).toEqual({
    requests: 5,
    deduplicated: 0,
    coalesced: 0,
    retries: 0,
    waitedMs: expect.any(Number),
    durationMs: expect.any(Number),
    estimated: 12,
    limit: 300,
    fields: 23,
    fieldsLimit: 50_000,
  });
  expect(graph.sandbox.requests.total).toBe(5);
});

test.each([
  [
    'a record that is read ahead and then needed once',
    `{ conversation(id: "${crew.id}") { participants { nodes { id } } } }`,
    { requests: 2, deduplicated: 0 },
  ],
  [
    'a record under two names',
    `{ a: user(by: { userId: "${ada.id}" }) { id } b: user(by: { userId: "${ada.id}" }) { id } }`,
    { requests: 1, deduplicated: 1 },
  ],
  [
    'users who take part in several of three conversations',
    `{ conversations(filter: { userId: "${ada.id}" }, first: 3) { nodes { participants { nodes { user { metadata } } } } } }`,
    { requests: 1 + 3 + 10, deduplicated: 4 },
  ],
  [
    'conversations that a list has brought',
    `{ conversations(filter: { userId: "${ada.id}" }, first: 2) { nodes { participants(first: 1) { nodes { conversation { type } } } } } }`,
    { requests: 3, deduplicated: 2 },
  ],
])('counts what was needed again: %s', async (_, source, counts) => {
  expect(await reportOn(source)).toMatchObject(counts);
});

test('counts the times that a call was sent again, and how long it waited for that', async () => {
  graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '0', times: 2 });
  expect(await reportOn(`{ user(by: { userId: "${ada.id}" }) { id } }`)).toMatchObject({
    requests: 1,
    retries: 2,
    waitedMs: expect.any(Number),
  });
  expect(graph.sandbox.requests.total).toBe(3);
});

test('counts how long calls waited for their turn', async () => {
  graph.sandbox.faults.add({ kind: 'latency', ms: 60, operation: 'getConversation', times: 32 });
  const ids = Array.from({ length: 36 }, (_, index) =>
    conversationGid(index.toString(16).padStart(24, '0')),
  );
  const { extensions } = await graph.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Conversation { displayName } } }',
    { ids },
    ASKED,
  );
  const report = extensions['upstreamReport'] as { readonly waitedMs: number };
  expect(report).toMatchObject({ requests: 36, estimated: 36 });
  expect(report.waitedMs).toBeGreaterThanOrEqual(4 * 50);
});

test('reports the estimate of an operation that it refuses', async () => {
  const { status, extensions } = await graph.query(
    `{ conversations(filter: { userId: "${ada.id}" }, first: 100) { nodes { participants { nodes { user { metadata } } } } } }`,
    {},
    ASKED,
  );
  expect(status).toBe(400);
  expect(extensions['upstreamReport']).toMatchObject({ requests: 0, estimated: 1_101, limit: 300 });
});

test('has nothing to report on a document that cannot be run', async () => {
  const { errors, extensions } = await graph.query('{ nothing }', {}, ASKED);
  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(extensions).toEqual({});
});
