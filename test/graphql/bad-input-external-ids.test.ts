import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { startGraph, type Graph } from '../support/graph.js';
import { sentBodies, type MutationName } from '../support/mutations.js';
import { attempt, refused } from '../support/refusals.js';

const { appId, conversations } = SAMPLE;
const CREW = conversations.crew.id;
const APP_PATH = `/v2/apps/${appId}`;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('an external id that cannot be one', () => {
  const LENGTH = 'must be 1 to 1024 characters';
  const NO_DOTS = 'must not be "." or ".."';
  const NO_CONTROLS = 'must not have control characters or broken Unicode';
  const BAD: readonly (readonly [id: string, rule: string])[] = [
    ['', LENGTH],
    ['x'.repeat(1_025), LENGTH],
    ['🦊'.repeat(1_025), LENGTH],
    ['.', NO_DOTS],
    ['..', NO_DOTS],
    ['\u0000', NO_CONTROLS],
    ['a\nb', NO_CONTROLS],
    ['\u007f', NO_CONTROLS],
    ['a\ud800', NO_CONTROLS],
    ['\udc00b', NO_CONTROLS],
  ];

  test.each<[MutationName, readonly string[], (user: object) => object]>([
    [
      'createConversation',
      ['participants', '0', 'user'],
      (user) => ({ type: 'PERSONAL', participants: [{ user }] }),
    ],
    ['joinConversation', ['user'], (user) => ({ conversationId: CREW, user })],
    ['leaveConversation', ['participant'], (user) => ({ conversationId: CREW, participant: user })],
  ])('is refused by %s at %j', async (name, field, input) => {
    for (const [userExternalId, rule] of BAD)
      expect([userExternalId, await attempt(graph, name, input({ userExternalId }))]).toEqual([
        userExternalId,
        refused([...field, 'userExternalId'], rule),
      ]);
  });

  test.each([
    ['user(by: { userExternalId: $id }) { id }', 'by'],
    ['conversations(filter: { userExternalId: $id }) { nodes { id } }', 'filter'],
  ])('is refused by { %s }', async (field, argument) => {
    for (const [id, rule] of BAD) {
      const answer = await graph.query(`query ($id: String!) { ${field} }`, { id });

      expect([id, answer.errors]).toMatchObject([
        id,
        [
          {
            message: `${argument}.userExternalId: ${rule}`,
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      ]);
    }
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe.each([
  ['crm/ada', 'crm%2Fada'],
  ['/', '%2F'],
  ['//', '%2F%2F'],
  ['../users', '..%2Fusers'],
  ['...', '...'],
  ['a?b#c', 'a%3Fb%23c'],
  ['a&b=c;d', 'a%26b%3Dc%3Bd'],
  ['%2e%2e', '%252e%252e'],
  ['%2F', '%252F'],
  ['%', '%25'],
  ['a\\b', 'a%5Cb'],
  [' a b ', '%20a%20b%20'],
  ['+', '%2B'],
  ["o'neil(*)!~", "o'neil(*)!~"],
  ['söhne', 's%C3%B6hne'],
  ['🦊', '%F0%9F%A6%8A'],
  ['🦊'.repeat(1_024), '%F0%9F%A6%8A'.repeat(1_024)],
])('the external id %.20j', (externalId, segment) => {
  test('reaches upstream as the one segment %.20s of the path, and finds its user', async () => {
    await restCaller(graph.sandbox)('POST', '/users', { externalId });
    graph.sandbox.requests.clear();

    const answer = await graph.query(
      'query ($id: String!) { user(by: { userExternalId: $id }) { externalId } }',
      { id: externalId },
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ user: { externalId } });
    expect(graph.sandbox.requests.entries.map(({ url }) => url)).toEqual([
      `${APP_PATH}/users/${segment}`,
    ]);
  });

  test('reaches upstream as one value of the query, and finds the conversations', async () => {
    await restCaller(graph.sandbox)('POST', '/users', { externalId });
    graph.sandbox.requests.clear();

    const answer = await graph.query(
      `query ($id: String!) {
        conversations(filter: { userExternalId: $id }) { nodes { displayName } }
      }`,
      { id: externalId },
    );

    expect(answer).toMatchObject({ data: { conversations: { nodes: [] } }, errors: [] });
    const [{ url } = { url: '' }] = graph.sandbox.requests.entries;
    expect([...new URL(url, 'http://upstream.example').searchParams]).toEqual([
      ['page[size]', '25'],
      ['filter[userExternalId]', externalId],
    ]);
  });

  test('reaches upstream as it is in a body', async () => {
    await restCaller(graph.sandbox)('POST', '/users', { externalId });

    expect(
      await attempt(graph, 'joinConversation', {
        ...{ conversationId: CREW, user: { userExternalId: externalId } },
      }),
    ).toMatchObject({ userErrors: [], errors: [] });
    expect(sentBodies(graph, 'joinConversation')).toStrictEqual([
      { userExternalId: externalId, subscribeSDKClient: false },
    ]);
  });
});
