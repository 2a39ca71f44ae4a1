import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Claims } from '../support/key-set.js';
import { bearer, startService, type Service } from '../support/service.js';

const { appId, users, conversations } = SAMPLE;
const { ada } = users;
const { crew, full } = conversations;
const IDS = [crew, full].map(({ id }) =>
  JSON.stringify(encodeGlobalId({ type: 'Conversation', appId, conversationId: id })),
);

/** Operations, the calls that a program's may need, and those that an end user's may. */
const OPERATIONS: readonly (readonly [
  what: string,
  source: string,
  program: number,
  endUser: number,
])[] = [
  ['a conversation', `{ conversation(id: "${crew.id}") { displayName } }`, 1, 3],
  [
    'other pages of its participants',
    `{ conversation(id: "${crew.id}") { participants(first: 1) { nodes { id } } } }`,
    2,
    4,
  ],
  [
    'a list of conversations, which needs no checks',
    `{ conversations(filter: { userExternalId: "${ada.externalId}" }, first: 3) {
      nodes { participants { nodes { conversation { displayName } } } }
    } }`,
    7,
    8,
  ],
  ['conversations by global ids', `{ nodes(ids: [${IDS.join()}]) { id } }`, 2, 5],
  [
    'entities by keys that tell it all, were they trusted',
    `{ _entities(representations: [
      { __typename: "Conversation", conversationId: "${crew.id}" }
      { __typename: "EndUser", userId: "${ada.id}" }
    ]) { ... on Conversation { id } ... on EndUser { userId } } }`,
    0,
    4,
  ],
  [
    'leaving',
    `mutation { leaveConversation(input: {
      conversationId: "${crew.id}", participant: { userId: "${ada.id}" }
    }) { removedParticipantId conversation { id } } }`,
    2,
    4,
  ],
  ['nothing at all', '{ __typename }', 0, 0],
];

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

describe.each(OPERATIONS)('the calls for %s', (_, source, program, endUser) => {
  test.each<[string, Claims, number]>([
    ['a program', { scope: 'conversations:read users:read participants:write' }, program],
    ['an end user known by record id', { scope: 'user', user_id: ada.id }, endUser],
    ['an end user known by external id', { scope: 'user', external_id: ada.externalId }, endUser],
  ])('are no more than estimated for %s', async (_who, claims, expected) => {
    const { requests, estimated } = await reportOf(claims, source);

    expect(estimated).toBe(expected);
    expect(requests).toBeLessThanOrEqual(expected);
  });
});

test('an end user who would need too many for the checks is refused before the first', async () => {
  const strict = await startService({ MAX_UPSTREAM_CALLS: '2' });
  const { status, errors } = await strict.query(
    { scope: 'user', user_id: ada.id },
    `{ conversation(id: "${crew.id}") { displayName } }`,
  );
  const { total } = strict.sandbox.requests;

  expect({ status, total }).toEqual({ status: 400, total: 0 });
  expect(errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED', estimated: 3, limit: 2 } },
  ]);
});

async function reportOf(
  claims: Claims,
  source: string,
): Promise<{ readonly requests: number; readonly estimated: number }> {
  const headers = { ...bearer(await service.issuer.token(claims)), 'x-upstream-report': '1' };
  const { errors, extensions } = await service.graph.query(source, {}, headers);
  expect(errors).toEqual([]);
  return extensions['upstreamReport'] as { requests: number; estimated: number };
}
