import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import {
  ADA,
  ADA_DEFAULT,
  ADA_IN_DEFAULT,
  ADA_ORDER,
  CONVERSATION_QUERY,
  MORE_ABOUT_ADA,
  PARTICIPANTS_QUERY,
  USER_QUERY,
} from '../support/sample-records.js';

const { users, conversations } = SAMPLE;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('gives every field', () => {
  test.each([ADA_DEFAULT, ADA_ORDER])('of conversation $conversationId', async (conversation) => {
    const answer = await graph.query(CONVERSATION_QUERY, { id: conversation.conversationId });

    expect(answer).toMatchObject({ status: 200, data: { conversation }, errors: [] });
  });

  test('of a participant', async () => {
    const answer = await graph.query(PARTICIPANTS_QUERY, { id: conversations.adaDefault.id });

    expect(answer).toMatchObject({
      data: { conversation: { participants: { nodes: [ADA_IN_DEFAULT] } } },
      errors: [],
    });
  });

  test('of a user', async () => {
    graph.sandbox.faults.add(MORE_ABOUT_ADA);

    const answer = await graph.query(USER_QUERY, { id: users.ada.id });

    expect(answer).toMatchObject({ data: { user: ADA }, errors: [] });
  });

  const { activeSwitchboardIntegration } = ADA_DEFAULT;
  test.each([
    // What is read beside a record has tests of its own.
    [
      'Conversation',
      [...Object.keys(ADA_DEFAULT), 'participants', 'participant', 'messages', 'lastMessage'],
    ],
    ['SwitchboardIntegration', Object.keys(activeSwitchboardIntegration)],
    ['Participant', [...Object.keys(ADA_IN_DEFAULT), 'conversation', 'user']],
    ['ClientAssociation', ADA_IN_DEFAULT.clientAssociations.slice(0, 1).flatMap(Object.keys)],
    ['EndUser', [...Object.keys(ADA), 'conversations', 'unread', 'clients', 'devices']],
    ['UserProfile', Object.keys(ADA.profile)],
    ['UserIdentity', ADA.identities.flatMap(Object.keys)],
  ])('that %s has: these tests leave none out', async (name, tested) => {
    const { data } = await graph.query(
      'query ($name: String!) { __type(name: $name) { fields { name } } }',
      { name },
    );

    const { fields } = (data as { __type: { fields: { name: string }[] } }).__type;
    expect(fields.map((field) => field.name).toSorted()).toEqual(tested.toSorted());
  });
});

test.each([
  'apple',
  'gbm',
  'googlercs',
  'instagram',
  'kakao',
  'line',
  'mailgun',
  'messagebird',
  'messenger',
  'sdk',
  'slackconnect',
  'telegram',
  'twilio',
  'twitter',
  'viber',
  'wechat',
  'whatsapp',
])('knows the channel %s', async (type) => {
  const clientAssociations = [{ type, clientId: 'c1' }];
  graph.sandbox.faults.add({ kind: 'merge', value: { participants: { clientAssociations } } });

  const { data } = await graph.query(PARTICIPANTS_QUERY, { id: conversations.adaDefault.id });

  const expected = [{ type: type.toUpperCase(), clientId: 'c1', rawType: type }];
  expect(data).toHaveProperty('conversation.participants.nodes.0.clientAssociations', expected);
});

describe('what does not exist', () => {
  test.each([
    ['conversation', `{ conversation(id: "${UNKNOWN_ID}") { displayName } }`],
    ['conversation', `{ conversation(id: "${conversationGid(UNKNOWN_ID)}") { displayName } }`],
    ['user', `{ user(by: { userId: "${UNKNOWN_ID}" }) { zendeskId } }`],
    ['user', `{ user(by: { userId: "${userGid(UNKNOWN_ID)}" }) { zendeskId } }`],
    ['user', '{ user(by: { userExternalId: "nobody" }) { zendeskId } }'],
  ])('is null as a %s: %s', async (field, query) => {
    expect(await graph.query(query)).toMatchObject({ data: { [field]: null }, errors: [] });
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test.each([`userId: "${UNKNOWN_ID}"`, 'userExternalId: "nobody"'])(
    'is an error as the user whose conversations are asked for: %s',
    async (user) => {
      const answer = await graph.query(
        `{ conversations(filter: { ${user} }) { nodes { id } } conversation(id: "${conversations.crew.id}") { displayName } }`,
      );

      expect(answer).toMatchObject({
        status: 200,
        data: { conversations: null, conversation: { displayName: 'Crew' } },
        errors: [
          {
            path: ['conversations'],
            extensions: { code: 'NOT_FOUND', upstream: { status: 404, code: 'user_not_found' } },
          },
        ],
      });
      expect(answer.errors).toHaveLength(1);
    },
  );
});

describe('one failing list', () => {
  const FAILED = conversations.crew.id;

  beforeEach(() => {
    graph.sandbox.faults.add({
      kind: 'status',
      status: 500,
      operation: 'listParticipants',
      when: { pathIncludes: FAILED },
    });
  });

  test('takes nothing with it but its own field', async () => {
    graph.sandbox.assumptions.listOrder = 'id';

    const answer = await graph.query(
      `query ($id: ID!) { conversations(filter: { userId: $id }) { nodes {
        conversationId participants { nodes { userId } }
      } } }`,
      { id: users.ada.id },
    );

    const { adaDefault, adaOrder, adaApple, crew, full } = conversations;
    const { ada, bruno, dora, emil, fatima, goran, hana, ivan, julia, kofi } = users;
    const parts = (...who: { id: string }[]): object => ({
      nodes: who.map(({ id }) => ({ userId: id })),
    });
    expect(answer.data).toEqual({
      conversations: {
        nodes: [
          { conversationId: adaDefault.id, participants: parts(ada) },
          { conversationId: adaOrder.id, participants: parts(ada) },
          { conversationId: adaApple.id, participants: parts(ada) },
          { conversationId: crew.id, participants: null },
          {
            conversationId: full.id,
            participants: parts(ada, bruno, dora, emil, fatima, goran, hana, ivan, julia, kofi),
          },
        ],
      },
    });
    expect(failures(answer)).toEqual([
      {
        path: ['conversations', 'nodes', 3, 'participants'],
        code: 'UPSTREAM_UNAVAILABLE',
        message: 'listParticipants: Sunshine Conversations could not handle the request',
      },
    ]);
  });

  test('leaves the rest of its own record, also where it travels together with it', async () => {
    const answer = await graph.query(
      `{ conversation(id: "${FAILED}") { displayName participants { nodes { id } } } }`,
    );

    expect(answer.data).toEqual({ conversation: { displayName: 'Crew', participants: null } });
    expect(failures(answer)).toEqual([
      {
        path: ['conversation', 'participants'],
        code: 'UPSTREAM_UNAVAILABLE',
        message: 'listParticipants: Sunshine Conversations could not handle the request',
      },
    ]);
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 1, listParticipants: 1 });
  });
});
