import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';

const { ada, bruno } = SAMPLE.users;
const WITH_USERS = 'nodes { participants { nodes { user { profile { givenName } } } } }';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

test('refuses an operation that could need more calls than it may make, before the first', async () => {
  const answer = await graph.query(
    `query ($size: Int!) { user(by: { userId: "${bruno.id}" }) { conversations(first: $size) { ${WITH_USERS} } } }`,
    { size: 100 },
  );
  expect(answer).toMatchObject({ status: 400, data: undefined });
  expect(answer.errors).toEqual([
    {
      message:
        'the operation could need 1102 upstream calls and may make 300: ' +
        'lower `first` of `user.conversations`, which can give 100 records now',
      extensions: {
        code: 'UPSTREAM_BUDGET_EXCEEDED',
        estimated: 1_102,
        limit: 300,
        lower: { field: 'user.conversations', argument: 'first', value: 100 },
      },
    },
  ]);
  expect(graph.sandbox.requests.total).toBe(0);
});

test('runs a page of 25 conversations with their participants and users', async () => {
  const answer = await graph.query(
    `{ conversations(filter: { userId: "${bruno.id}" }) { ${WITH_USERS} } }`,
    {},
    { 'x-upstream-report': '1' },
  );
  expect(answer).toMatchObject({ status: 200, errors: [] });
  expect(answer.extensions['upstreamReport']).toMatchObject({ estimated: 276, limit: 300 });
});

test('refuses a mutation that could need too many calls, and changes nothing', async () => {
  const rename = (index: number): string =>
    `m${index}: updateConversation(input: { conversationId: "${SAMPLE.conversations.crew.id}", displayName: "${index}" }) {
      conversation { participants { nodes { user { conversations(first: 1) { nodes { id } } metadata } } } }
    }`;
  const answer = await graph.query(
    `mutation { ${Array.from({ length: 15 }, (_, index) => rename(index)).join(' ')} }`,
  );
  expect(answer.status).toBe(400);
  expect(answer.errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED', estimated: 330 } },
  ]);
  expect(graph.sandbox.requests.total).toBe(0);
});

test('refuses entities that could need too many calls', async () => {
  const representations = Array.from({ length: 200 }, (_, index) => ({
    __typename: 'EndUser',
    externalId: `somebody ${index}`,
  }));
  const answer = await graph.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on EndUser { metadata conversations { nodes { id } } } } }`,
    { representations },
  );
  expect(answer.status).toBe(400);
  expect(answer.errors).toMatchObject([
    {
      message:
        'the operation could need 400 upstream calls and may make 300: ' +
        'give `_entities` fewer than its current 200 `representations`',
      extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED', estimated: 400, limit: 300 },
    },
  ]);
  expect(graph.sandbox.requests.total).toBe(0);
});

test('takes entities that are given twice for one', async () => {
  const id = encodeGlobalId({ type: 'EndUser', appId: SAMPLE.appId, userId: ada.id });
  const representations = Array.from({ length: 200 }, () => ({ __typename: 'EndUser', id }));
  const answer = await graph.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on EndUser { metadata conversations { nodes { id } } } } }`,
    { representations },
    { 'x-upstream-report': '1' },
  );
  expect(answer.errors).toEqual([]);
  expect(answer.extensions['upstreamReport']).toMatchObject({ requests: 2, estimated: 2 });
});

test.each([
  [
    'too large a page',
    `{ conversations(filter: { userId: "${ada.id}" }, first: 1000) { ${WITH_USERS} } }`,
  ],
  ['too many ids', `{ nodes(ids: [${'"x" '.repeat(301)}]) { id } }`],
])('answers %s with what is wrong about it, not with the budget', async (_, source) => {
  const { status, errors } = await graph.query(source);
  expect(status).toBe(200);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(graph.sandbox.requests.total).toBe(0);
});

test('holds callers to another limit where one is set', async () => {
  const strict = await startGraph({ MAX_UPSTREAM_CALLS: '2' });
  const ofAda = (selection: string): string =>
    `{ user(by: { userId: "${ada.id}" }) { ${selection} } }`;
  const allowed = await strict.query(ofAda('metadata conversations { nodes { id } }'));
  const refused = await strict.query(
    ofAda('conversations(first: 1) { nodes { participants { nodes { id } } } }'),
  );
  expect(allowed.errors).toEqual([]);
  expect(refused.errors).toMatchObject([
    { message: expect.stringMatching(/could need 3 .* may make 2: ask for less at once$/) },
  ]);
});

test('stops a walk to the end of a list, which no estimate can foresee, at the limit', async () => {
  const strict = await startGraph({ MAX_UPSTREAM_CALLS: '1' });
  strict.sandbox.faults.add({
    kind: 'merge',
    operation: 'listConversations',
    value: { meta: { hasMore: true, afterCursor: SAMPLE.conversations.crew.id } },
  });
  const { status, data, errors } = await strict.query(
    `{ conversations(filter: { userId: "${ada.id}" }, last: 1) { nodes { id } } }`,
  );
  expect(strict.sandbox.requests.total).toBe(1);
  expect(status).toBe(200);
  expect(data).toEqual({ conversations: null });
  expect(errors).toMatchObject([
    { path: ['conversations'], extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED' } },
  ]);
});
