import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeCursor } from '../../src/kernel/cursor.js';
import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Claims } from '../support/key-set.js';
import { bearer, startService, type Service } from '../support/service.js';

const { appId, users, conversations } = SAMPLE;
const { ada, bruno } = users;
const MISSING = '67a459989d3e51c7a4ffffff';
const PARTICIPANT = '67a459989d3e51c7a400c071';

/** Ways to a conversation, by its id. */
const WAYS: readonly (readonly [string, (id: string) => string])[] = [
  ['conversation', (id) => `{ conversation(id: "${id}") { displayName } }`],
  ['conversation by global id', (id) => `{ conversation(id: "${gid(id)}") { displayName } }`],
  [
    'conversation with its participants',
    (id) => `{ conversation(id: "${id}") { id participants { nodes { userId } } } }`,
  ],
  [
    'conversation with other pages of its participants',
    (id) => `{ conversation(id: "${id}") {
      id a: participants(first: 1) { nodes { userId } } b: participants(last: 1) { nodes { userId } }
    } }`,
  ],
  [
    'conversation with participants behind a cursor that is none of theirs',
    (id) => `{ conversation(id: "${id}") {
      participants(first: 1, after: "${encodeCursor('Participant', MISSING)}") { nodes { userId } }
    } }`,
  ],
  ['node', (id) => `{ node(id: "${gid(id)}") { id ... on Conversation { metadata } } }`],
  ['nodes', (id) => `{ nodes(ids: ["${gid(id)}", "${gid(id)}"]) { id } }`],
  ['a participant by node', (id) => `{ node(id: "${participantGid(id)}") { id } }`],
  [
    'a participant by node and on to its conversation',
    (id) => `{ node(id: "${participantGid(id)}") {
      ... on Participant { conversation { displayName participants { nodes { userId } } } }
    } }`,
  ],
  ['an entity by id', (id) => entity(`__typename: "Conversation", id: "${gid(id)}"`)],
  [
    'an entity by conversationId',
    (id) => entity(`__typename: "Conversation", conversationId: "${id}"`),
  ],
  [
    'a participant as an entity',
    (id) => entity(`__typename: "Participant", id: "${participantGid(id)}"`),
  ],
  [
    'leaving it',
    (id) => `mutation {
      leaveConversation(input: { conversationId: "${id}", participant: { userId: "${ada.id}" } }) {
        conversation { id } removedParticipantId userErrors { code message field }
      }
    }`,
  ],
  [
    'leaving it as a participant of it',
    (id) => `mutation {
      leaveConversation(input: { conversationId: "${id}", participant: { participantId: "${PARTICIPANT}" } }) {
        conversation { id } removedParticipantId userErrors { code message field }
      }
    }`,
  ],
];

const CALLERS: readonly (readonly [string, Claims])[] = [
  ['known by record id', { scope: 'user', user_id: ada.id }],
  ['known by external id', { scope: 'user', external_id: ada.externalId }],
  ['who is in no record', { scope: 'user', external_id: 'nobody' }],
];

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

describe.each(CALLERS)('for an end user %s', (_, claims) => {
  test.each(WAYS)(
    "%s: somebody else's answers and costs what a missing one does",
    async (_way, source) => {
      const missing = await outcomeOf(claims, source(MISSING));
      const other = await outcomeOf(claims, source(conversations.brunoDefault.id));

      expect(other).toEqual(missing);
      expect(other[0]).not.toContain(bruno.id);
      expect(service.sandbox.requests.counts()['leaveConversation']).toBeUndefined();
    },
  );
});

test('the conversation and who takes part in it are asked for together', async () => {
  service.sandbox.faults.add({ kind: 'gate', operation: '*', count: 2 });

  const { data } = await service.query(
    { scope: 'user', user_id: ada.id },
    `{ conversation(id: "${conversations.adaOrder.id}") { displayName participants { nodes { userId } } } }`,
  );

  expect(data).toEqual({
    conversation: { displayName: 'Order 15', participants: { nodes: [{ userId: ada.id }] } },
  });
  expect(service.sandbox.requests.counts()).toEqual({ getConversation: 1, listParticipants: 1 });
});

test('an end user known by external id is looked up in the same round trip, once', async () => {
  service.sandbox.faults.add({ kind: 'gate', operation: '*', count: 5 });
  const ids = [conversations.adaOrder.id, conversations.crew.id];

  const { data } = await service.query(
    { scope: 'user', external_id: ada.externalId },
    `{ nodes(ids: [${ids.map((id) => `"${gid(id)}"`).join()}]) { ... on Conversation { displayName } } }`,
  );

  expect(data).toEqual({ nodes: [{ displayName: 'Order 15' }, { displayName: 'Crew' }] });
  expect(service.sandbox.requests.counts()).toEqual({
    getUser: 1,
    getConversation: 2,
    listParticipants: 2,
  });
});

test('conversations from their own list are not checked again', async () => {
  const { data } = await service.query(
    { scope: 'user', user_id: ada.id },
    `{ conversations(filter: { userId: "${ada.id}" }, first: 2) {
      nodes { conversationId participants(first: 1) { nodes { userId } } }
    } }`,
  );

  expect(data).toMatchObject({
    conversations: {
      nodes: [
        {
          conversationId: conversations.adaDefault.id,
          participants: { nodes: [{ userId: ada.id }] },
        },
        { participants: { nodes: [{ userId: ada.id }] } },
      ],
    },
  });
  expect(service.sandbox.requests.counts()).toEqual({ listConversations: 1, listParticipants: 2 });
});

/** The answer, and whatever can be learnt of how it came about but for how long it took. */
async function outcomeOf(claims: Claims, source: string): Promise<readonly [string, unknown]> {
  const headers = { ...bearer(await service.issuer.token(claims)), 'x-upstream-report': '1' };
  const { data, errors, extensions } = await service.graph.query(source, {}, headers);
  const report = { ...(extensions['upstreamReport'] as object), waitedMs: 0, durationMs: 0 };
  return [JSON.stringify({ data, errors }), report];
}

function entity(representation: string): string {
  return `{ _entities(representations: [{ ${representation} }]) {
    ... on Conversation { id } ... on Participant { id }
  } }`;
}

function gid(conversationId: string): string {
  return encodeGlobalId({ type: 'Conversation', appId, conversationId });
}

function participantGid(conversationId: string): string {
  return encodeGlobalId({ type: 'Participant', appId, conversationId, participantId: PARTICIPANT });
}
