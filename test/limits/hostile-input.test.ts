import { createHash } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { postJson, type RawAnswer } from '../support/raw-request.js';

/** Milliseconds of CPU time of the server and its client together; without bounds each case took several seconds. */
const MAX_CPU = 3_000;
/** Bytes of an answer: thirty payloads or three hundred errors, each with what is echoed of the input. */
const MAX_ANSWER = 200_000;
const MB = 1_000_000;
const CREW = SAMPLE.conversations.crew.id;
const MANY_KEYS = Object.fromEntries(Array.from({ length: 90_000 }, (_, key) => [`k${key}`, 1]));
const LONG = 'x'.repeat(MB);

const log = captureLog();
let graph: Graph;
let hidden: Graph;
beforeAll(async () => {
  graph = await startGraph({}, log.logger);
  hidden = await startGraph({ INTROSPECTION: 'off', EXPLORER: 'off' });
});

/** Sends a body, and asserts that neither the time nor the answer grows with what it makes the server repeat. */
async function bounded(url: string, body: unknown): Promise<RawAnswer> {
  const before = process.cpuUsage();
  const answer = await postJson(url, body);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(MAX_CPU);
  expect(answer.text.length).toBeLessThan(MAX_ANSWER);
  return answer;
}

function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

function thirty(kind: 'query' | 'mutation', type: string, field: string): string {
  return `${kind} Flood($v: ${type}) { ${times(30, (index) => `a${index}: ${field}`)} }`;
}

const create = (input: string): string =>
  `createConversation(input: { type: PERSONAL, participants: [{ user: { userId: "${CREW}" } }], ${input} }) { userErrors { code message field } }`;
const events = (data: string): string =>
  `postConversionEvents(input: { conversationId: "${CREW}", events: { messenger: { data: ${data} } } }) { userErrors { code message field } }`;

test.each<[string, string, unknown]>([
  ['a name of 1 MB', thirty('mutation', 'String', create('displayName: $v')), LONG],
  [
    'a name of wide characters',
    thirty('mutation', 'String', create('displayName: $v')),
    '𝒳'.repeat(MB / 4),
  ],
  ['an address of 1 MB', thirty('mutation', 'URL', create('iconUrl: $v')), `http://a/${LONG}`],
  [
    'an address with a host of 1 MB',
    thirty('mutation', 'URL', create('iconUrl: $v')),
    `http://${'ü'.repeat(MB / 2)}`,
  ],
  [
    'metadata with a text of 1 MB',
    thirty('mutation', 'JSONObject', create('metadata: $v')),
    { a: LONG },
  ],
  [
    'metadata with a key of 1 MB',
    thirty('mutation', 'JSONObject', create('metadata: $v')),
    { [LONG]: [] },
  ],
  [
    'metadata with 90,000 keys',
    thirty('mutation', 'JSONObject', create('metadata: $v')),
    MANY_KEYS,
  ],
  [
    '30,000 participants',
    thirty(
      'mutation',
      '[ParticipantInput!]!',
      'createConversation(input: { type: SDK_GROUP, participants: $v }) { userErrors { code message field } }',
    ),
    Array.from({ length: 30_000 }, () => ({ user: { userId: 'x' } })),
  ],
  [
    'an external id of 1 MB',
    thirty('query', 'String!', 'user(by: { userExternalId: $v }) { id }'),
    LONG,
  ],
  ['an id of 1 MB', thirty('query', 'ID!', 'node(id: $v) { id }'), LONG],
  [
    '90,000 ids',
    thirty('query', '[ID!]!', 'nodes(ids: $v) { id }'),
    Array.from({ length: 90_000 }, () => 'x'),
  ],
  [
    'a cursor of 1 MB',
    thirty(
      'query',
      'String',
      `conversation(id: "${CREW}") { participants(after: $v) { nodes { id } } }`,
    ),
    LONG,
  ],
  ['events with a text of 1 MB', thirty('mutation', '[JSONObject!]!', events('$v')), [{ a: LONG }]],
  ['events with 90,000 keys', thirty('mutation', '[JSONObject!]!', events('$v')), [MANY_KEYS]],
  [
    'one event named 900 times',
    `mutation ($v: JSONObject!) { ${events(`[${'$v '.repeat(900)}]`)} }`,
    MANY_KEYS,
  ],
  [
    '200,000 events',
    thirty('mutation', '[JSONObject!]!', events('$v')),
    Array.from({ length: 200_000 }, () => ({})),
  ],
  [
    'a representation with a key of 1 MB',
    thirty('query', '[_Any!]!', '_entities(representations: $v) { ... on EndUser { id } }'),
    [
      { __typename: 'EndUser', id: LONG },
      { __typename: 'EndUser', userExternalId: LONG },
    ],
  ],
  [
    '90,000 representations',
    thirty('query', '[_Any!]!', '_entities(representations: $v) { __typename }'),
    Array.from({ length: 60_000 }, () => ({ __typename: 'X' })),
  ],
  ['an input with 90,000 unknown keys', 'query ($v: UserRef!) { user(by: $v) { id } }', MANY_KEYS],
  ['an input with a key of 1 MB', 'query ($v: UserRef!) { user(by: $v) { id } }', { [LONG]: 1 }],
  [
    '90,000 items of a wrong type',
    'query ($v: [ID!]!) { nodes(ids: $v) { id } }',
    Array.from({ length: 90_000 }, () => ({})),
  ],
  [
    'an enum value of 1 MB',
    'mutation ($v: ConversationType!) { createConversation(input: { type: $v, participants: [] }) { userErrors { code } } }',
    LONG,
  ],
  [
    'a number of 1 MB',
    'query ($v: Int) { conversation(id: "x") { participants(first: $v) { nodes { id } } } }',
    LONG,
  ],
])('%s costs its size once, and is not repeated in the answer', async (_, query, v) => {
  const { text, body } = await bounded(graph.url, { query, variables: { v } });

  expect(body).toBeDefined();
  expect(text).not.toContain('x'.repeat(150));
});

describe('a document', () => {
  test.each([
    ['64 KiB', `{ __typename } #${'x'.repeat(64 * 1_024 - 16)}`, undefined],
    ['one byte more', `{ __typename } #${'x'.repeat(64 * 1_024 - 15)}`, 'DOCUMENT_TOO_LARGE'],
    [
      'as many letters of two bytes',
      `{ __typename } #${'ü'.repeat(33 * 1_024)}`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['2,000 lines', `{ __typename }${'\n'.repeat(1_999)}`, undefined],
    ['2,000 lines with another ending', `{ __typename }${'\r\n'.repeat(1_999)}`, undefined],
    ['2,001 lines', `{ __typename }${'\n'.repeat(2_000)}`, 'DOCUMENT_TOO_LARGE'],
    [
      '2,001 lines that end as on old computers',
      `{ __typename }${'\r'.repeat(2_000)}`,
      'DOCUMENT_TOO_LARGE',
    ],
  ])('of %s is measured before it is parsed', async (_, query, code) => {
    const { status, body } = await postJson(graph.url, { query });

    expect(body?.errors?.[0]?.extensions?.['code']).toBe(code);
    expect(status).toBe(code === undefined ? 200 : 400);
  });

  test('has a limit that can be set', async () => {
    const small = await startGraph({ MAX_DOCUMENT_BYTES: '20' });

    const { errors } = await small.query('{ __typename }       ');

    expect(errors).toMatchObject([
      {
        message: 'the document has more than 20 bytes',
        extensions: { code: 'DOCUMENT_TOO_LARGE' },
      },
    ]);
  });

  test.each(['POST with a hash', 'unparsable'])(
    'that is too large is neither parsed nor kept: %s',
    async (kind) => {
      const query = `${kind === 'unparsable' ? '{' : '{ __typename }'} #${LONG}`;
      const hash = createHash('sha256').update(query).digest('hex');
      const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };

      expect((await postJson(graph.url, { query, extensions })).body?.errors).toMatchObject([
        { extensions: { code: 'DOCUMENT_TOO_LARGE' } },
      ]);
      expect((await postJson(graph.url, { extensions })).body?.errors).toMatchObject([
        { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
      ]);
    },
  );
});

const MEANT = 'Did you mean ';

test.each<[string, unknown]>([
  [
    'a literal of 520 kB',
    { query: `{ conversation(id: 1, wrong: "${MEANT.repeat(40_000)}") { id } }` },
  ],
  ['a literal in the limit', { query: `{ user(by: "${MEANT.repeat(4_900)}") { id } }` }],
  ['a syntax error', { query: `{ a "${MEANT.repeat(4_900)}" }` }],
  ['a name', { query: `{ ${'Did_you_mean_'.repeat(4_900)} }` }],
  [
    'a variable',
    {
      query: 'query ($v: UserRef!) { user(by: $v) { id } }',
      variables: { v: MEANT.repeat(40_000) },
    },
  ],
  [
    'a key',
    {
      query: 'query ($v: UserRef!) { user(by: $v) { id } }',
      variables: { v: { [MEANT.repeat(70_000)]: 1 } },
    },
  ],
  ['an operation name', { query: '{ __typename }', operationName: MEANT.repeat(40_000) }],
])(
  'where suggestions are hidden, no text of callers costs more than its size: %s',
  async (_, body) => {
    const { text } = await bounded(hidden.url, body);

    expect(text.length).toBeLessThan(4_000);
  },
);

test('a value in quotes is cut in an error, and what is wrong with it is not', async () => {
  const { body } = await postJson(graph.url, {
    query: `{ nodes(ids: ["a"], wrong: 1) { id } conversation(id: [{ a: "${'y'.repeat(500)}" }]) { id } }`,
  });

  const messages = body?.errors?.map(({ message }) => message) ?? [];
  expect(messages).toHaveLength(2);
  for (const message of messages) expect(message).not.toContain('y'.repeat(101));
});

test('an answer has at most 300 errors, and says how many more there are', async () => {
  const { body } = await bounded(graph.url, {
    query: thirty('query', '[ID!]!', 'nodes(ids: $v) { id }'),
    variables: { v: Array.from({ length: 100 }, () => 'x') },
  });

  expect(body?.errors).toHaveLength(301);
  expect(body?.errors?.at(-1)).toEqual({
    message: 'the operation has 2700 more errors; only the first ones are listed',
    extensions: { code: 'TOO_MANY_ERRORS' },
  });
});

test('a long document with a field that is written a hundred times names ten of its places in an error', async () => {
  const { body } = await bounded(graph.url, {
    query: `query ($v: [ID!]!) { ${'\n'.repeat(1_800)} ${'nodes(ids: $v) { id } '.repeat(90)} }`,
    variables: { v: Array.from({ length: 100 }, () => 'x') },
  });

  expect(body?.errors).toHaveLength(100);
  for (const error of body?.errors ?? []) expect(Reflect.get(error, 'locations')).toHaveLength(10);
});

test('long aliases are cut in the paths of errors', async () => {
  const alias = 'a'.repeat(20_000);
  const { body } = await bounded(graph.url, { query: `{ ${alias}: node(id: "x") { id } }` });

  expect(Reflect.get(body?.errors?.[0] ?? {}, 'path')).toEqual([`${'a'.repeat(99)}…`]);
});

test('the log shows the different codes of an operation once each, and no name that nobody knows', async () => {
  log.clear();
  await postJson(graph.url, {
    query: `query ${'n'.repeat(30_000)} { ${times(30, (index) => `a${index}: node(id: "x") { id }`)} }`,
  });
  await postJson(graph.url, { query: '{ __typename }', operationName: LONG });
  await fetch(`${graph.url}/${'p'.repeat(8_000)}`);

  expect(log.lines('operation')[0]).toMatchObject({
    operationName: 'other',
    errorCodes: ['BAD_USER_INPUT'],
  });
  expect(log.text.length).toBeLessThan(3_000);
});

test('other requests are answered while a large one runs', async () => {
  const query = thirty('mutation', 'JSONObject', create('metadata: $v'));
  const large = bounded(graph.url, { query, variables: { v: MANY_KEYS } });
  const start = performance.now();

  expect((await fetch(new URL('/healthz', graph.url))).status).toBe(200);

  expect(performance.now() - start).toBeLessThan(MAX_CPU);
  await large;
});
