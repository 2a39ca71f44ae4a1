import { createHash } from 'node:crypto';

import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { answerCounts } from '../support/answer-counts.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';
const TYPENAME = '{ __typename }';
const HASH = createHash('sha256').update(TYPENAME).digest('hex');
const CREW = `conversation(id: "${SAMPLE.conversations.crew.id}")`;
const IDS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

const log = captureLog();
let graph: Graph;
let before: Awaited<ReturnType<typeof answerCounts>>;

beforeAll(async () => {
  graph = await startGraph({}, log.logger);
});
beforeEach(async () => {
  log.clear();
  before = await answerCounts(graph.url);
});
/** Holds after each of them: an answer that was counted, logged once, and is no defect of the server. */
afterEach(async () => {
  const { all, unexpected } = await answerCounts(graph.url);
  expect({ all: all - before.all, unexpected }).toEqual({ all: 2, unexpected: 0 });
  expect([...log.lines('operation'), ...log.lines('request rejected')]).toHaveLength(2);
  expect(log.text).not.toMatch(/"level":[456]0/);
});

function persisted(persistedQuery: unknown, query?: string): object {
  return { ...(query !== undefined && { query }), extensions: { persistedQuery } };
}

/** Sends it as both kinds of clients do, and gives the errors, which are the same. */
async function sendTwice(
  body: unknown,
  [json, graphql]: readonly [number, number],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answers: unknown[] = [];
  for (const [accept, status] of [
    [JSON_TYPE, json],
    [GRAPHQL_TYPE, graphql],
  ] as const) {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { accept, 'content-type': JSON_TYPE },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      `${accept}; charset=utf-8`,
    ]);
    answers.push(await response.json());
  }
  expect(answers[1]).toEqual(answers[0]);
  const { errors, data } = answers[0] as {
    errors: readonly Readonly<Record<string, unknown>>[];
    data?: unknown;
  };
  if (graphql === 200) expect(data).not.toBeUndefined();
  else expect(data).toBeUndefined();
  return errors;
}

describe('what is no request of GraphQL is BAD_REQUEST, and 400 for every client', () => {
  test.each<[string, unknown, RegExp]>([
    ['another version', persisted({ version: 2, sha256Hash: HASH }, TYPENAME), /`version` 1/],
    ['no version', persisted({ sha256Hash: HASH }, TYPENAME), /`version` 1/],
    ['a wrong hash', persisted({ version: 1, sha256Hash: 'abc' }, TYPENAME), /not the SHA-256/],
    ['an empty hash', persisted({ version: 1, sha256Hash: '' }, TYPENAME), /not the SHA-256/],
    ['a number as hash', persisted({ version: 1, sha256Hash: 5 }, TYPENAME), /as text/],
    ['a number as hash alone', persisted({ version: 1, sha256Hash: 5 }), /as text/],
    ['no hash', persisted({ version: 1 }), /as text/],
    ['a hash without a text', persisted({ version: 1, sha256Hash: { toString: 1 } }), /as text/],
    ['true', persisted(true, TYPENAME), /as text/],
    ['a list', persisted([HASH]), /as text/],
  ])('a persisted query with %s', async (_, body, message) => {
    expect(await sendTwice(body, [400, 400])).toEqual([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } },
    ]);
  });

  test.each<[string, unknown]>([
    ['nothing in it', {}],
    ['no query', { variables: {} }],
    ['an empty query', { query: '' }],
    ['a number as query', { query: 5 }],
    ['a parsed document', { query: { kind: 'Document', definitions: [] } }],
    ['a number as operation name', { query: TYPENAME, operationName: 5 }],
    ['text as variables', { query: TYPENAME, variables: '{}' }],
    ['a list as variables', { query: TYPENAME, variables: [] }],
    ['text as extensions', { query: TYPENAME, extensions: '{}' }],
    ['a list as extensions', { query: TYPENAME, extensions: [] }],
    ['a list of operations', [{ query: TYPENAME }]],
    ['text', '"{ __typename }"'],
    ['null', 'null'],
    ['half a JSON', '{"query":'],
    ['nothing', ''],
  ])('a body with %s', async (_, body) => {
    expect(await sendTwice(body, [400, 400])).toEqual([
      { message: expect.stringMatching(/./), extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});

test('a persisted query that is not known is 400 where the status counts', async () => {
  expect(await sendTwice(persisted({ version: 1, sha256Hash: HASH }), [200, 400])).toEqual([
    { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ]);
});

describe('a document that cannot be run names the place', () => {
  test.each([
    ['a syntax error', { query: '{ a(' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that there is not', { query: '{ a }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', { query: 'subscription { a }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a subscription beside a query',
      { query: `query A ${TYPENAME} subscription B { b }`, operationName: 'B' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['types instead of operations', { query: 'type A { b: ID }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown directive', { query: `{ ${CREW} @defer { id } }` }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_, body, code) => {
    const errors = await sendTwice(body, [200, 400]);

    expect(errors).not.toHaveLength(0);
    for (const error of errors)
      expect(error).toMatchObject({
        locations: [{ line: 1, column: expect.any(Number) }],
        extensions: { code },
      });
  });
});

test.each(['x', '', '__proto__'])(
  'an operation called %j is none of the document',
  async (name) => {
    const errors = await sendTwice(
      { query: `query A ${TYPENAME}`, operationName: name },
      [200, 400],
    );

    expect(errors).toEqual([
      {
        message: `Unknown operation named "${name}".`,
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    ]);
  },
);

describe('variables that cannot be read are BAD_USER_INPUT, each with its name and the place of its definition', () => {
  test.each<[string, string, unknown]>([
    ['that are missing', IDS, {}],
    ['that are null', IDS, { ids: null }],
    ['with one bad item', IDS, { ids: [{}] }],
    ['with an item of 100,000 levels', IDS, '['.repeat(100_000) + ']'.repeat(100_000)],
    ['whose name every object has', 'query ($toString: ID!) { node(id: $toString) { id } }', {}],
    [
      'with keys that there are not',
      'query ($by: UserRef!) { user(by: $by) { id } }',
      { by: { userId: 'x', constructor: 'x' } },
    ],
    [
      'with two choices of one',
      'query ($by: UserRef!) { user(by: $by) { id } }',
      { by: { userId: 'x', userExternalId: 'x' } },
    ],
    [
      'that are no JSON object',
      'mutation ($m: JSONObject) { createConversation(input: { type: PERSONAL, metadata: $m }) { userErrors { code } } }',
      { m: [1] },
    ],
  ])('%s', async (_, query, variables) => {
    const body =
      typeof variables === 'string'
        ? `{"query":${JSON.stringify(query)},"variables":{"ids":[${variables}]}}`
        : { query, variables };

    const errors = await sendTwice(body, [200, 400]);

    expect(errors).not.toHaveLength(0);
    for (const error of errors)
      expect(error).toMatchObject({
        message: expect.stringMatching(/^Variable "\$\w+"/),
        locations: [{ line: 1, column: expect.any(Number) }],
        extensions: { code: 'BAD_USER_INPUT' },
      });
  });

  test('with sixty bad items, of which the first fifty are listed', async () => {
    const errors = await sendTwice(
      { query: IDS, variables: { ids: Array.from({ length: 60 }, () => ({})) } },
      [200, 400],
    );

    expect(errors).toHaveLength(51);
    expect(errors[49]).toMatchObject({ message: expect.stringContaining('"ids[49]"') });
    expect(errors[50]).toEqual({
      message: 'the variables have more errors; only the first ones are listed',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const codes = errors.map(({ extensions }) => extensions);
    expect(new Set(codes.map((code) => JSON.stringify(code))).size).toBe(1);
  });
});

describe('what turns out only while an operation runs is BAD_USER_INPUT, with the argument and its place', () => {
  test.each<[string, string, unknown, readonly string[] | undefined]>([
    [
      'null as condition of a root field',
      `query ($if: Boolean = true) { ${CREW} @include(if: $if) { id } }`,
      { if: null },
      undefined,
    ],
    [
      'null as condition of a fragment at the root',
      `query ($if: Boolean = true) { ... @skip(if: $if) { ${CREW} { id } } }`,
      { if: null },
      undefined,
    ],
    [
      'null as condition of a field below',
      `query ($if: Boolean = true) { ${CREW} { id @skip(if: $if) } }`,
      { if: null },
      ['conversation'],
    ],
    [
      'null as an argument with a default',
      'query ($id: ID = "x") { conversation(id: $id) { id } }',
      { id: null },
      ['conversation'],
    ],
    [
      'null as the choice of an input',
      'query ($id: ID) { user(by: { userId: $id }) { id } }',
      { id: null },
      ['user'],
    ],
  ])('%s', async (_, query, variables, path) => {
    const errors = await sendTwice({ query, variables }, [200, 200]);

    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Argument "\w+"/),
        locations: [{ line: 1, column: expect.any(Number) }],
        ...(path && { path }),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
