import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid, participantGid, userGid } from '../../support/ids.js';
import { mutation, sentBodies, textAt } from '../../support/mutations.js';

const { appId, users, conversations } = SAMPLE;
const { ada, chloe, dora } = users;
const EMPTY = conversations.empty.id;

const JOIN = mutation(
  'joinConversation',
  `participant {
     id participantId userId userExternalId unreadCount lastRead
     clientAssociations { type clientId rawType }
   }
   participantEdge { cursor node { id } }
   conversation { displayName participants { edges { cursor node { id userId } } } }`,
);

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('joinConversation', () => {
  test('is one call when only ids of the conversation are asked for', async () => {
    const answer = await graph.query(
      mutation('joinConversation', 'conversation { id conversationId appId }'),
      { input: { conversationId: EMPTY, user: { userId: ada.id } } },
    );

    expect(answer.data).toMatchObject({
      joinConversation: {
        conversation: { id: conversationGid(EMPTY), conversationId: EMPTY, appId },
      },
    });
    expect(graph.sandbox.requests.counts()).toEqual({ joinConversation: 1 });
  });

  test('gives the participant, its edge, and the conversation with its new list, in two waves', async () => {
    // Whatever follows the first call is held until two calls wait at once.
    graph.sandbox.faults.add({ kind: 'gate', count: 2, skip: 1 });

    const answer = await graph.query(JOIN, {
      input: { conversationId: EMPTY, user: { userId: ada.id }, subscribeSDKClient: true },
    });

    const participantId = textAt(answer.data, 'joinConversation', 'participant', 'participantId');
    const cursor = textAt(answer.data, 'joinConversation', 'participantEdge', 'cursor');
    expect(participantId).toMatch(/^[0-9a-f]{24}$/);
    const id = participantGid(EMPTY, participantId);
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(answer.data).toEqual({
      joinConversation: {
        participant: {
          ...{ id, participantId, userId: ada.id, userExternalId: ada.externalId },
          ...{ unreadCount: 0, lastRead: null },
          clientAssociations: [
            { type: 'SDK', clientId: '67a0d9f09d3e51c7a4d00002', rawType: 'sdk' },
          ],
        },
        participantEdge: { cursor, node: { id } },
        conversation: {
          displayName: 'Nobody here',
          participants: { edges: [{ cursor, node: { id, userId: ada.id } }] },
        },
        userErrors: [],
      },
    });
    expect(graph.sandbox.requests.counts()).toEqual({
      joinConversation: 1,
      getConversation: 1,
      listParticipants: 1,
    });
  });

  test('gives an edge from which the list goes on', async () => {
    const who = [chloe, dora];
    const cursors: string[] = [];
    for (const { id } of who) {
      const answer = await graph.query(JOIN, {
        input: { conversationId: EMPTY, user: { userId: id } },
      });
      cursors.push(textAt(answer.data, 'joinConversation', 'participantEdge', 'cursor'));
    }

    const [after, before] = cursors;
    const answer = await graph.query(
      `query ($id: ID!, $after: String, $before: String) { conversation(id: $id) {
        following: participants(first: 5, after: $after) { nodes { userId } }
        preceding: participants(last: 5, before: $before) { nodes { userId } }
      } }`,
      { id: EMPTY, after, before },
    );

    expect(answer.data).toEqual({
      conversation: {
        following: { nodes: [{ userId: dora.id }] },
        preceding: { nodes: [{ userId: chloe.id }] },
      },
    });
  });

  test.each([
    [EMPTY, { userId: ada.id }, { userId: ada.id }],
    [conversationGid(EMPTY), { userId: userGid(ada.id) }, { userId: ada.id }],
    [EMPTY, { userExternalId: ada.externalId }, { userExternalId: ada.externalId }],
  ])(
    'sends one id of the user and a yes or no to the SDK client: %s, %j',
    async (conversationId, user, sent) => {
      for (const subscribeSDKClient of [undefined, null, false, true]) {
        graph.sandbox.reset();

        const answer = await graph.query(
          mutation('joinConversation', 'participant { userId clientAssociations { type } }'),
          { input: { conversationId, user, subscribeSDKClient } },
        );

        const subscribed = subscribeSDKClient ?? false;
        expect(answer.data).toEqual({
          joinConversation: {
            participant: {
              userId: ada.id,
              clientAssociations: subscribed ? [{ type: 'SDK' }] : [],
            },
            userErrors: [],
          },
        });
        expect(graph.sandbox.requests.entries).toMatchObject([
          { method: 'POST', path: `/v2/apps/${appId}/conversations/${EMPTY}/join` },
        ]);
        expect(sentBodies(graph, 'joinConversation')).toStrictEqual([
          { ...sent, subscribeSDKClient: subscribed },
        ]);
      }
    },
  );

  test('reads the user, and the conversation once for both places that ask for it', async () => {
    const answer = await graph.query(
      mutation(
        'joinConversation',
        `participant { user { profile { givenName } } conversation { displayName } }
         conversation { description displayName }`,
      ),
      { input: { conversationId: EMPTY, user: { userId: ada.id } } },
    );

    expect(answer.data).toEqual({
      joinConversation: {
        participant: {
          user: { profile: { givenName: 'Ada' } },
          conversation: { displayName: 'Nobody here' },
        },
        conversation: { description: null, displayName: 'Nobody here' },
        userErrors: [],
      },
    });
    expect(graph.sandbox.requests.counts()).toEqual({
      joinConversation: 1,
      getUser: 1,
      getConversation: 1,
    });
  });

  test('stands as done when the conversation cannot be read after it', async () => {
    graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'getConversation' });

    const answer = await graph.query(
      mutation('joinConversation', 'participant { userId } conversation { displayName }'),
      { input: { conversationId: EMPTY, user: { userId: ada.id } } },
    );

    expect(answer.data).toEqual({
      joinConversation: { participant: { userId: ada.id }, conversation: null, userErrors: [] },
    });
    expect(answer.errors).toMatchObject([
      {
        path: ['joinConversation', 'conversation'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 500 } },
      },
    ]);
  });
});
