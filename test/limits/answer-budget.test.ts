import { readFileSync } from 'node:fs';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { slowestHealthCheck } from '../support/health-checks.js';
import { scrape } from '../support/metrics.js';

const { appId, users, conversations } = SAMPLE;
const { ada } = users;
const { full } = conversations;
const REPORT = { 'x-upstream-report': '1' };

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** Levels of participants and their conversation inside each other. */
function levels(count: number): string {
  const inside = count === 1 ? 'id' : `conversation { ${levels(count - 1)} }`;
  return `participants { nodes { ${inside} } }`;
}

function aliases(count: number, field: string): string {
  return Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
}

const CONVERSATION = `conversation(id: "${full.id}")`;
const GLOBAL_ID = encodeGlobalId({ type: 'Conversation', appId, conversationId: full.id });
const RENAME = `updateConversation(input: { conversationId: "${full.id}", displayName: "x" })`;

test.each([
  ['five levels', `{ ${CONVERSATION} { ${levels(5)} } }`],
  ['four levels under several names', `{ ${aliases(4, `${CONVERSATION} { ${levels(4)} }`)} }`],
  [
    'levels under several names inside',
    `{ ${CONVERSATION} { participants { nodes { ${aliases(12, `conversation { ${levels(3)} }`)} } } } }`,
  ],
  [
    'users and their conversations',
    `{ user(by: { userId: "${ada.id}" }) { conversations { nodes { participants { nodes { user { conversations { nodes { participants { nodes { user { id } } } } } } } } } } } }`,
  ],
  [
    'entities',
    `{ _entities(representations: [${`{ __typename: "Conversation", conversationId: "${full.id}" } `.repeat(20)}]) { ... on Conversation { ${levels(4)} } } }`,
  ],
  ['a node', `{ node(id: "${GLOBAL_ID}") { ... on Conversation { ${levels(5)} } } }`],
  [
    'nodes',
    `{ nodes(ids: [${`"${GLOBAL_ID}" `.repeat(100)}]) { ... on Conversation { ${levels(3)} } } }`,
  ],
  ['mutations', `mutation { ${aliases(4, `${RENAME} { conversation { ${levels(4)} } }`)} }`],
  [
    'fragments',
    `{ ${aliases(4, `${CONVERSATION} { ...C3 }`)} }
     fragment C3 on Conversation { participants { nodes { conversation { ...C2 } } } }
     fragment C2 on Conversation { participants { nodes { conversation { ...C1 } } } }
     fragment C1 on Conversation { participants { nodes { conversation { ${levels(1)} } } } }`,
  ],
  [
    'the schema',
    `{ ${aliases(28, '__schema { types { fields { name type { fields { name type { name kind } args { name type { kind } } } } } } }')} }`,
  ],
])(
  'refuses, before the first call, answers that could have too many fields: %s',
  async (_, source) => {
    const unlimited = { MAX_UPSTREAM_CALLS: '1000000' };
    const answer = await (await startGraph(unlimited)).query(source, {}, REPORT);
    expect(answer).toMatchObject({
      status: 400,
      data: undefined,
      errors: [{ extensions: { code: 'ANSWER_BUDGET_EXCEEDED', limit: 50_000 } }],
      extensions: { upstreamReport: { requests: 0, fieldsLimit: 50_000 } },
    });
    const [error] = answer.errors;
    const { fields } = answer.extensions['upstreamReport'] as { readonly fields: number };
    expect(error?.extensions['estimated']).toBe(fields);
    expect(fields).toBeGreaterThan(50_000);
  },
);

test('says what to lower, and counts the operation by its code', async () => {
  const leaves = 'id userId userExternalId unreadCount lastRead';
  const { errors } = await graph.query(
    `{ conversations(filter: { userId: "${ada.id}" }, first: 100) { nodes { participants { nodes { conversation { participants { nodes { ${leaves} } } } } } } } }`,
  );
  expect(errors).toEqual([
    {
      message:
        'the answer could have 53202 fields and may have 50000: ' +
        'lower `first` of `conversations`, which can give 100 records now',
      extensions: {
        code: 'ANSWER_BUDGET_EXCEEDED',
        estimated: 2 + 100 * (2 + 10 * (1 + 2 + 10 * 5)),
        limit: 50_000,
        lower: { field: 'conversations', argument: 'first', value: 100 },
      },
    },
  ]);
  expect(graph.sandbox.requests.total).toBe(0);
  const { text } = await scrape(graph.url);
  expect(text).toMatch(/sunshine_graphql_operations_total\{.*code="ANSWER_BUDGET_EXCEEDED".*\} 1/);
});

test('allows exactly as many fields as are set', async () => {
  const source = `{ ${CONVERSATION} { ${levels(3)} } }`;
  const fields = 1 + 2 + 10 * (1 + 2 + 10 * (1 + 2 + 10));
  const inside = await startGraph({ MAX_ANSWER_FIELDS: String(fields) });
  const outside = await startGraph({ MAX_ANSWER_FIELDS: String(fields - 1) });
  expect(await inside.query(source)).toMatchObject({ status: 200, errors: [] });
  expect(await outside.query(source)).toMatchObject({
    status: 400,
    errors: [{ extensions: { estimated: fields, limit: fields - 1 } }],
  });
});

test('tells a client that accepts only application/json, and one that accepts more', async () => {
  const source = `{ ${CONVERSATION} { ${levels(5)} } }`;
  for (const accept of ['application/json', 'application/graphql-response+json'])
    expect((await graph.query(source, {}, { accept })).status).toBe(400);
});

const README = /```graphql\n(.*?)```/s.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const IDS = Array.from({ length: 100 }, () => GLOBAL_ID);

test.each([
  ['the first query of the README', README, 31],
  [
    'introspection, as explorers send it',
    getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    3_500,
  ],
  [
    'participants and their users of a hundred nodes',
    `{ nodes(ids: ${JSON.stringify(IDS)}) { ... on Conversation { id displayName participants { nodes { id unreadCount user { id userId } } } } } }`,
    5_000,
  ],
  [
    'a page of conversations, participants and users with all that lists show',
    `{ conversations(filter: { userId: "${ada.id}" }) { nodes { id displayName iconUrl metadata lastUpdatedAt participants { nodes { unreadCount lastRead clientAssociations { type clientId } user { id externalId metadata profile { givenName surname avatarUrl } } } } } } }`,
    5_000,
  ],
])('allows %s', async (_, source, atLeast) => {
  const { status, errors, extensions } = await graph.query(source, {}, REPORT);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  const { fields } = extensions['upstreamReport'] as { readonly fields: number };
  expect(fields).toBeGreaterThanOrEqual(atLeast);
  expect(fields).toBeLessThanOrEqual(50_000);
});

test('answers as many fields as are allowed, and health checks meanwhile', async () => {
  const level = (inside: string): string => `participants { nodes { ${inside} } }`;
  const deepest = level('id userId userExternalId unreadCount');
  const source = `{ ${CONVERSATION} { ${level(`conversation { ${level(`conversation { ${level(`conversation { ${deepest} }`)} }`)} }`)} } }`;
  const answering = graph.query(source, {}, REPORT);
  const slowest = await slowestHealthCheck(graph.url, answering);
  const { status, errors, extensions } = await answering;
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  expect(extensions['upstreamReport']).toMatchObject({
    requests: 2,
    fields: 1 + 2 + 10 * (1 + 2 + 10 * (1 + 2 + 10 * (1 + 2 + 10 * 4))),
  });
  expect(slowest).toBeLessThan(1_000);
});

test('counts a conversation that a fragment repeats like one that is written out', async () => {
  const spread = `{ ${CONVERSATION} { ...C } } fragment C on Conversation { ${levels(2)} }`;
  const written = `{ ${CONVERSATION} { ${levels(2)} } }`;
  const reports = await Promise.all(
    [spread, written].map(async (source) => {
      const { extensions } = await graph.query(source, {}, REPORT);
      return (extensions['upstreamReport'] as { readonly fields: number }).fields;
    }),
  );
  expect(reports).toEqual([133, 133]);
});
