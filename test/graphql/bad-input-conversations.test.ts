import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import type { MutationName } from '../support/mutations.js';
import { attempt, refused } from '../support/refusals.js';

const { users, conversations } = SAMPLE;
const MANY = [...Object.values(users)].map(({ id }) => ({ user: { userId: id } }));

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe.each<[MutationName, object]>([
  ['createConversation', { type: 'SDK_GROUP' }],
  ['updateConversation', { conversationId: conversations.crew.id }],
])('%s refuses', (name, input) => {
  const TEXT = 'must be 1 to 100 characters';
  const FLAT = 'must be a string, a number or a boolean';
  const SMALL = 'must be at most 4096 bytes of JSON';
  test.each<[string, object, readonly string[], string]>([
    ['an empty displayName', { displayName: '' }, ['displayName'], TEXT],
    ['a displayName of 101 letters', { displayName: 'x'.repeat(101) }, ['displayName'], TEXT],
    ['a displayName of 101 emoji', { displayName: '🦊'.repeat(101) }, ['displayName'], TEXT],
    ['an empty description', { description: '' }, ['description'], TEXT],
    ['a description of 101 letters', { description: 'x'.repeat(101) }, ['description'], TEXT],
    [
      'an iconUrl of 2049 characters',
      { iconUrl: `https://a.example/${'x'.repeat(2_031)}` },
      ['iconUrl'],
      'must be 1 to 2048 characters',
    ],
    ['an object in metadata', { metadata: { a: { b: 1 } } }, ['metadata', 'a'], FLAT],
    ['a list in metadata', { metadata: { a: ['b'] } }, ['metadata', 'a'], FLAT],
    ['null in metadata', { metadata: { a: null } }, ['metadata', 'a'], FLAT],
    ['null under an odd key', { metadata: { 'a.b c': null } }, ['metadata', 'a.b c'], FLAT],
    ['4097 bytes of metadata', { metadata: { text: 'x'.repeat(4_086) } }, ['metadata'], SMALL],
    [
      '4097 bytes in 2054 characters',
      { metadata: { text: 'ä'.repeat(2_043) } },
      ['metadata'],
      SMALL,
    ],
  ])('%s', async (_, bad, field, rule) => {
    expect(await attempt(graph, name, { ...input, ...bad })).toEqual(refused(field, rule));
  });

  test('every bad key of metadata, each at its own', async () => {
    const bad = { metadata: { good: 1, one: [], two: null } };

    expect(await attempt(graph, name, { ...input, ...bad })).toMatchObject({
      userErrors: [{ field: ['metadata', 'one'] }, { field: ['metadata', 'two'] }],
      errors: [],
      calls: 0,
    });
  });
});

test('a number in metadata that is too large for JSON is refused', async () => {
  const answer = await graph.query(
    `mutation { createConversation(input: { type: SDK_GROUP, metadata: { price: 1e999 } }) {
      userErrors { code field }
    } }`,
  );

  expect(answer.errors).toEqual([]);
  expect(answer.data).toEqual({
    createConversation: {
      userErrors: [{ code: 'INVALID_INPUT', field: ['metadata', 'price'] }],
    },
  });
  expect(graph.sandbox.requests.total).toBe(0);
});

test('of many wrong keys in metadata the first ten are told, however deep what is under them', async () => {
  const deep = Array(2_000)
    .fill(0)
    .reduce<object>((below) => ({ below }), {});
  const metadata = Object.fromEntries(Array.from({ length: 1_000 }, (_, key) => [`k${key}`, []]));
  const answer = await graph.query(
    'mutation ($in: CreateConversationInput!) { createConversation(input: $in) { userErrors { field } } }',
    { in: { type: 'SDK_GROUP', metadata: { ...metadata, k5: deep } } },
  );

  expect(answer.errors).toEqual([]);
  expect(answer.data).toEqual({
    createConversation: {
      userErrors: Array.from({ length: 10 }, (_, key) => ({ field: ['metadata', `k${key}`] })),
    },
  });
  expect(graph.sandbox.requests.total).toBe(0);
});

describe('createConversation refuses', () => {
  const ONE = 'must name exactly one user for a personal conversation';
  const PEOPLE = ['participants'];
  test.each<[string, object, readonly string[], string]>([
    ['a personal conversation of nobody', { type: 'PERSONAL' }, PEOPLE, ONE],
    ['a personal conversation of no list', { type: 'PERSONAL', participants: null }, PEOPLE, ONE],
    ['a personal conversation of none', { type: 'PERSONAL', participants: [] }, PEOPLE, ONE],
    [
      'a personal conversation of two',
      { type: 'PERSONAL', participants: MANY.slice(0, 2) },
      PEOPLE,
      ONE,
    ],
    [
      'a type that is only ever answered',
      { type: 'OTHER' },
      ['type'],
      'must be PERSONAL or SDK_GROUP',
    ],
  ])('%s', async (_, input, field, rule) => {
    expect(await attempt(graph, 'createConversation', input)).toEqual(refused(field, rule));
  });

  test('a group of eleven, with a code of its own', async () => {
    const input = { type: 'SDK_GROUP', participants: MANY.slice(0, 11) };
    expect(await attempt(graph, 'createConversation', input)).toEqual(
      refused(PEOPLE, 'must name at most 10 users', 'TOO_MANY_PARTICIPANTS'),
    );
  });

  test('nothing of what is at its limit', async () => {
    const input = {
      type: 'SDK_GROUP',
      participants: MANY.slice(0, 10),
      displayName: '🦊'.repeat(100),
      description: 'x',
      iconUrl: `https://a.example/${'x'.repeat(2_030)}`,
      metadata: { text: 'ä'.repeat(2_042) },
    };

    expect(await attempt(graph, 'createConversation', input)).toEqual({
      ...{ userErrors: [], errors: [], calls: 1 },
    });
  });
});

describe('a request that is larger than upstream takes is refused here', () => {
  const { adaOrder, adaApple } = conversations;
  const TOO_LARGE = {
    userErrors: [
      {
        code: 'PAYLOAD_TOO_LARGE',
        message: 'the request is larger than the 100 kB of JSON that Sunshine Conversations takes',
        field: null,
      },
    ],
    errors: [],
    calls: 0,
  };
  /** The body around the text is `{"messenger":{"payload":{"data":[{"text":""}]}}}`. */
  const LARGEST = 100 * 1_024 - 48;
  const events = (length: number): object => ({
    conversationId: adaOrder.id,
    events: { messenger: { data: [{ text: 'x'.repeat(length) }] } },
  });

  test('postConversionEvents of one byte too many', async () => {
    expect(await attempt(graph, 'postConversionEvents', events(LARGEST + 1))).toEqual(TOO_LARGE);
    expect(await attempt(graph, 'postConversionEvents', events(LARGEST))).toEqual({
      ...{ userErrors: [], errors: [], calls: 1 },
    });
  });

  test('downloadMessageRef of a long reference', async () => {
    const reference = { bid: 'b', key: 'k', signature: 's', owner: 'o' };
    const input = {
      conversationId: adaApple.id,
      userId: users.ada.id,
      apple: { interactiveDataRef: { ...reference, url: 'ä'.repeat(52_000) } },
    };

    expect(await attempt(graph, 'downloadMessageRef', input)).toEqual(TOO_LARGE);
  });
});
