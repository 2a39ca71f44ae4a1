import { beforeAll, beforeEach, expect, jest, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog } from '../support/captured-log.js';
import { atEnd } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';

const { crew } = SAMPLE.conversations;
const QUERY = `query Deep ($id: ID!) {
  __typename
  conversation(id: $id) { displayName metadata participants { nodes { userId } } }
}`;

const log = captureLog();
let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({}, log.logger);
});
beforeEach(() => {
  graph.sandbox.reset();
  log.clear();
});

/** A JSON object of so many levels. */
function nested(levels: number): string {
  return '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
}

function answerWithMetadata(metadata: string): void {
  graph.sandbox.faults.add({
    kind: 'replace',
    operation: 'getConversation',
    rawBody: `{"conversation":{"id":"${crew.id}","displayName":"Crew","metadata":${metadata}}}`,
  });
}

test('JSON of 100 levels is answered as upstream gave it', async () => {
  answerWithMetadata(nested(100));

  const { data, errors } = await graph.query(QUERY, { id: crew.id });

  expect(errors).toEqual([]);
  expect(data).toMatchObject({ conversation: { metadata: JSON.parse(nested(100)) as unknown } });
});

test.each([
  ['101 levels', nested(101)],
  ['20,000 levels', nested(20_000)],
  ['20,000 levels of lists', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ['200,000 levels in one key of many', `{"a":1,"b":${nested(200_000)},"c":"x"}`],
])('JSON of %s is an error at its field, and all else is answered', async (_, metadata) => {
  answerWithMetadata(metadata);

  const { status, data, errors } = await graph.query(QUERY, { id: crew.id });

  expect(status).toBe(200);
  expect(errors).toEqual([
    {
      message: 'Sunshine Conversations gave a value that is not a JSONObject of at most 100 levels',
      path: ['conversation', 'metadata'],
      locations: [{ line: 3, column: 39 }],
      extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
    },
  ]);
  expect(data).toMatchObject({
    __typename: 'Query',
    conversation: {
      displayName: 'Crew',
      metadata: null,
      participants: { nodes: expect.arrayContaining([{ userId: SAMPLE.users.ada.id }]) },
    },
  });
  expect(log.lines('operation')).toMatchObject([{ errorCodes: ['UPSTREAM_INVALID_RESPONSE'] }]);
});

test.each([
  [
    'a user',
    'getUser',
    `query ($id: ID!) { user(by: { userId: $id }) { userId metadata } }`,
    { id: SAMPLE.users.ada.id },
    `{"user":{"id":"${SAMPLE.users.ada.id}","metadata":${nested(20_000)}}}`,
    ['user', 'metadata'],
  ],
  [
    'a list of conversations',
    'listConversations',
    `query ($id: ID!) { conversations(filter: { userId: $id }) { nodes { conversationId metadata } } }`,
    { id: SAMPLE.users.ada.id },
    `{"conversations":[{"id":"${crew.id}","metadata":${nested(20_000)}}]}`,
    ['conversations', 'nodes', 0, 'metadata'],
  ],
])('so it is in %s', async (_, operation, source, variables, rawBody, path) => {
  graph.sandbox.faults.add({ kind: 'replace', operation, rawBody });

  const { status, errors } = await graph.query(source, variables);

  expect([status, errors]).toMatchObject([
    200,
    [{ path, extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
  ]);
});

test('an answer that cannot be written is a masked error, logged with its stack and counted', async () => {
  const original = JSON.stringify.bind(JSON);
  const stringify = jest.spyOn(JSON, 'stringify').mockImplementation((value: object) => {
    if ('data' in value) throw new RangeError('too much of it');
    return original(value);
  });
  atEnd(() => stringify.mockRestore());
  const body = '{"query":"{ __typename }"}';

  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

  expect([response.status, await response.json()]).toEqual([
    500,
    {
      errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    },
  ]);
  expect(log.lines('answer failed')).toMatchObject([
    { level: 50, err: { stack: expect.stringMatching(/too much of it\n\s+at /) } },
  ]);
  expect(log.lines('request rejected')).toMatchObject([{ level: 40, status: 500 }]);
  const { value } = await scrape(graph.url);
  const labels = { status: '500', code: 'INTERNAL_SERVER_ERROR' };
  expect(value('sunshine_http_rejections_total', labels)).toBe(1);
});
