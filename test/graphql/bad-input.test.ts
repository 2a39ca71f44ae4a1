import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { badIds, NO_GLOBAL_IDS, type IdType } from '../support/bad-ids.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, userGid } from '../support/ids.js';
import { APPLE, type MutationName } from '../support/mutations.js';
import { attempt, refused } from '../support/refusals.js';

const { appId, otherAppId, users, conversations } = SAMPLE;
const CREW = conversations.crew.id;
const ADA = users.ada.id;
const FORBIDDEN_APP = 'forbidden';
const EVENTS = { messenger: { data: [] } };

/** A place in the input of a mutation for an id of a type. */
interface IdPlace {
  readonly name: MutationName;
  readonly field: readonly string[];
  readonly type: IdType;
  readonly input: (id: string) => object;
}

const ID_PLACES: readonly IdPlace[] = [
  {
    name: 'createConversation',
    field: ['participants', '1', 'user', 'userId'],
    type: 'EndUser',
    input: (userId) => ({
      type: 'SDK_GROUP',
      participants: [{ user: { userId: ADA } }, { user: { userId } }],
    }),
  },
  {
    name: 'updateConversation',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId, displayName: 'x' }),
  },
  {
    name: 'deleteConversation',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId }),
  },
  {
    name: 'joinConversation',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId, user: { userId: ADA } }),
  },
  {
    name: 'joinConversation',
    field: ['user', 'userId'],
    type: 'EndUser',
    input: (userId) => ({ conversationId: CREW, user: { userId } }),
  },
  {
    name: 'leaveConversation',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId, participant: { userId: ADA } }),
  },
  {
    name: 'leaveConversation',
    field: ['participant', 'userId'],
    type: 'EndUser',
    input: (userId) => ({ conversationId: CREW, participant: { userId } }),
  },
  {
    name: 'leaveConversation',
    field: ['participant', 'participantId'],
    type: 'Participant',
    input: (participantId) => ({ conversationId: CREW, participant: { participantId } }),
  },
  {
    name: 'downloadMessageRef',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId, userId: ADA, apple: APPLE }),
  },
  {
    name: 'downloadMessageRef',
    field: ['userId'],
    type: 'EndUser',
    input: (userId) => ({ conversationId: CREW, userId, apple: APPLE }),
  },
  {
    name: 'postConversionEvents',
    field: ['conversationId'],
    type: 'Conversation',
    input: (conversationId) => ({ conversationId, events: EVENTS }),
  },
];

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({ SUNSHINE_ALLOWED_APP_IDS: otherAppId });
});
beforeEach(() => graph.sandbox.reset());

describe.each(ID_PLACES)(
  'the id at $field in the input of $name',
  ({ name, field, type, input }) => {
    test('is refused when it is no id of its type', async () => {
      const rule = `must be a global id of type ${type}, or 24 lower-case hexadecimal digits`;
      for (const id of badIds(type))
        expect([id, await attempt(graph, name, input(id))]).toEqual([id, refused(field, rule)]);
    });

    test('is refused when it names an app that is not allowed', async () => {
      const ids = type === 'Participant' ? [CREW, CREW] : [CREW];
      const id = Buffer.from([type, FORBIDDEN_APP, ...ids].join(':')).toString('base64url');

      expect(await attempt(graph, name, input(id))).toEqual(
        refused(field, 'names an app that is not allowed here'),
      );
    });
  },
);

test.each([
  ['conversation(id: $id) { displayName }', 'id', badIds('Conversation')],
  ['user(by: { userId: $id }) { zendeskId }', 'by.userId', badIds('EndUser')],
  ['conversations(filter: { userId: $id }) { nodes { id } }', 'filter.userId', badIds('EndUser')],
  ['node(id: $id) { id }', 'id', NO_GLOBAL_IDS],
  ['nodes(ids: [$id]) { id }', 'ids.0', NO_GLOBAL_IDS],
])('an id is refused when it is none in { %s }', async (field, argument, ids) => {
  const rule = new RegExp(`^${argument}: must be a global id`);
  for (const id of ids) {
    const answer = await graph.query(`query ($id: ID!) { ${field} }`, { id });

    expect([id, answer]).toMatchObject([
      id,
      { status: 200, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    expect(answer.errors[0]?.message).toMatch(rule);
    expect(Object.keys(answer.errors[0]?.extensions ?? {})).toEqual(['code']);
  }
  expect(graph.sandbox.requests.total).toBe(0);
});

describe('the app', () => {
  test.each(['', '.', '..', 'a/b', 'a b', 'a:b', 'ä', '\u0000', 'a\n', 'x'.repeat(129)])(
    'is refused when it is %j, which cannot be one',
    async (app) => {
      const rule = 'must be 1 to 128 letters, digits, "_" and "-"';

      expect(await attempt(graph, 'createConversation', { type: 'SDK_GROUP', appId: app })).toEqual(
        refused(['appId'], rule),
      );
      const answer = await graph.query(
        `query ($app: ID!) { user(by: { userExternalId: "x" }, appId: $app) { id } }`,
        { app },
      );
      expect(answer.errors).toMatchObject([
        { message: `appId: ${rule}`, extensions: { code: 'BAD_USER_INPUT' } },
      ]);
      expect(graph.sandbox.requests.total).toBe(0);
    },
  );

  test('is refused when it is not allowed', async () => {
    const input = { type: 'SDK_GROUP', appId: FORBIDDEN_APP };

    expect(await attempt(graph, 'createConversation', input)).toEqual(
      refused(['appId'], 'names an app that is not allowed here'),
    );
  });

  const CREW_HERE = conversationGid(CREW);
  const ADA_HERE = userGid(ADA);
  const ADA_ELSEWHERE = userGid(ADA, otherAppId);
  test.each<{ by: string; name: MutationName; input: object; field: readonly string[] }>([
    {
      by: 'appId and a participant',
      name: 'createConversation',
      input: { type: 'SDK_GROUP', appId, participants: [{ user: { userId: ADA_ELSEWHERE } }] },
      field: ['participants', '0', 'user', 'userId'],
    },
    {
      by: 'two participants',
      name: 'createConversation',
      input: {
        type: 'SDK_GROUP',
        participants: [{ user: { userId: ADA_HERE } }, { user: { userId: ADA_ELSEWHERE } }],
      },
      field: ['participants', '1', 'user', 'userId'],
    },
    {
      by: 'conversation and user',
      name: 'joinConversation',
      input: { conversationId: CREW_HERE, user: { userId: ADA_ELSEWHERE } },
      field: ['user', 'userId'],
    },
    {
      by: 'conversation and user',
      name: 'leaveConversation',
      input: { conversationId: CREW_HERE, participant: { userId: ADA_ELSEWHERE } },
      field: ['participant', 'userId'],
    },
    {
      by: 'conversation and participant',
      name: 'leaveConversation',
      input: {
        conversationId: conversationGid(CREW, otherAppId),
        participant: { participantId: participantGid(CREW, ADA) },
      },
      field: ['participant', 'participantId'],
    },
    {
      by: 'conversation and user',
      name: 'downloadMessageRef',
      input: { conversationId: CREW_HERE, userId: ADA_ELSEWHERE, apple: APPLE },
      field: ['userId'],
    },
  ])('is refused when $by name different ones: $name', async ({ name, input, field }) => {
    expect(await attempt(graph, name, input)).toEqual(
      refused(field, 'names another app than the rest of the input'),
    );
  });
});

test('a participant of another conversation cannot leave this one', async () => {
  const participantId = participantGid(conversations.full.id, '67a38b089d3e51c7a400c051');
  const input = { conversationId: CREW, participant: { participantId } };

  expect(await attempt(graph, 'leaveConversation', input)).toEqual(
    refused(
      ['participant', 'participantId'],
      'must be the id of a participant of this conversation',
    ),
  );
});

test('every rule that an input breaks is told at once, each at its field', async () => {
  const { userErrors, calls } = await attempt(graph, 'createConversation', {
    appId: 'a/b',
    type: 'OTHER',
    participants: [{ user: { userId: '..' } }, { user: { userExternalId: '..' } }],
    displayName: '',
    metadata: { nested: {} },
  });

  expect(userErrors).toMatchObject([
    { code: 'INVALID_INPUT', field: ['appId'] },
    { code: 'INVALID_INPUT', field: ['type'] },
    { code: 'INVALID_INPUT', field: ['participants', '0', 'user', 'userId'] },
    { code: 'INVALID_INPUT', field: ['participants', '1', 'user', 'userExternalId'] },
    { code: 'INVALID_INPUT', field: ['displayName'] },
    { code: 'INVALID_INPUT', field: ['metadata', 'nested'] },
  ]);
  expect(calls).toBe(0);
});
