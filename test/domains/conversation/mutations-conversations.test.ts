import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid } from '../../support/ids.js';
import { calledOperations, mutation, sentBodies } from '../../support/mutations.js';
import { CONVERSATION_QUERY } from '../../support/sample-records.js';

const { appId, users, conversations } = SAMPLE;
const CREW = conversations.crew.id;

const DETAILS = `id conversationId appId type rawType isDefault displayName description iconUrl metadata
  activeSwitchboardIntegration { name } pendingSwitchboardIntegration { name }
  businessLastRead lastUpdatedAt createdAt`;
const UPDATE = mutation('updateConversation', `conversation { ${DETAILS} }`);
const DELETE = mutation('deleteConversation', 'deletedConversationId');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('updateConversation', () => {
  test.each([CREW, conversationGid(CREW)])(
    'changes conversation %s and gives it as it is then, in one call',
    async (conversationId) => {
      const before = await graph.query(CONVERSATION_QUERY, { id: CREW });
      graph.sandbox.requests.clear();
      const change = {
        displayName: 'Night shift',
        description: null,
        iconUrl: 'https://assets.example.com/icons/moon.png',
        metadata: { tier: 'silver' },
      };

      const answer = await graph.query(UPDATE, { input: { conversationId, ...change } });

      const { conversation } = before.data as { conversation: object };
      expect(answer).toMatchObject({ status: 200, errors: [] });
      expect(answer.data).toEqual({
        updateConversation: { conversation: { ...conversation, ...change }, userErrors: [] },
      });
      expect(calledOperations(graph)).toEqual(['updateConversation']);
      expect((await graph.query(CONVERSATION_QUERY, { id: CREW })).data).toEqual({
        conversation: { ...conversation, ...change },
      });
    },
  );

  test.each([
    ['one text', { displayName: 'Ours' }],
    ['nulls to clear', { displayName: null, description: null, iconUrl: null, metadata: null }],
    ['metadata, whole', { metadata: { tier: 'silver' } }],
    ['empty metadata', { metadata: {} }],
  ])('given %s, sends those keys and no others', async (_, change) => {
    const answer = await graph.query(UPDATE, { input: { conversationId: CREW, ...change } });

    expect(answer).toMatchObject({ data: { updateConversation: { userErrors: [] } }, errors: [] });
    expect(sentBodies(graph, 'updateConversation')).toStrictEqual([change]);
  });

  test('that changes nothing is refused, and not sent', async () => {
    const answer = await graph.query(UPDATE, { input: { conversationId: CREW } });

    expect(answer).toMatchObject({
      data: {
        updateConversation: {
          userErrors: [
            {
              code: 'INVALID_INPUT',
              message: 'the input must have displayName, description, iconUrl or metadata',
              field: null,
            },
          ],
        },
      },
      errors: [],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('reads the participants in one more call', async () => {
    const answer = await graph.query(
      mutation(
        'updateConversation',
        'conversation { displayName participants { nodes { userId conversation { displayName } } } }',
      ),
      { input: { conversationId: CREW, displayName: 'Ours' } },
    );

    expect(answer.data).toEqual({
      updateConversation: {
        conversation: {
          displayName: 'Ours',
          participants: {
            nodes: [users.ada, users.dora, users.emil].map(({ id }) => ({
              userId: id,
              conversation: { displayName: 'Ours' },
            })),
          },
        },
        userErrors: [],
      },
    });
    expect(calledOperations(graph)).toEqual(['updateConversation', 'listParticipants']);
  });
});

describe('deleteConversation', () => {
  test.each([CREW, conversationGid(CREW)])(
    'gives the global id of conversation %s, which is gone, in one call',
    async (conversationId) => {
      const answer = await graph.query(DELETE, { input: { conversationId } });

      expect(answer).toMatchObject({
        status: 200,
        data: {
          deleteConversation: { deletedConversationId: conversationGid(CREW), userErrors: [] },
        },
        errors: [],
      });
      expect(graph.sandbox.requests.entries).toMatchObject([
        { method: 'DELETE', path: `/v2/apps/${appId}/conversations/${CREW}`, body: undefined },
      ]);
      expect((await graph.query(CONVERSATION_QUERY, { id: CREW })).data).toEqual({
        conversation: null,
      });
    },
  );
});
