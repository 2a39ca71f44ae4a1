import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';
import { calledOperations } from '../support/mutations.js';

const { users, conversations } = SAMPLE;
const { ada, chloe, dora, emil } = users;
const CREW = conversations.crew.id;
const EMPTY = conversations.empty.id;
const FULL = conversations.full.id;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('a mutation sees what those before it in the same operation did', () => {
  test('a second join: both who joined', async () => {
    const answer = await graph.query(`mutation {
      one: joinConversation(input: { conversationId: "${EMPTY}", user: { userId: "${chloe.id}" } }) {
        conversation { participants { nodes { userId } } }
      }
      two: joinConversation(input: { conversationId: "${EMPTY}", user: { userId: "${dora.id}" } }) {
        conversation { participants { nodes { userId } } }
      }
    }`);

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      one: { conversation: { participants: { nodes: [{ userId: chloe.id }] } } },
      two: {
        conversation: { participants: { nodes: [{ userId: chloe.id }, { userId: dora.id }] } },
      },
    });
  });

  test('a leave after a join: the list without who left', async () => {
    const answer = await graph.query(`mutation {
      joinConversation(input: { conversationId: "${CREW}", user: { userId: "${chloe.id}" } }) {
        conversation { participants { nodes { userId } } }
      }
      leaveConversation(
        input: { conversationId: "${CREW}", participant: { userId: "${ada.id}" } }
      ) { conversation { participants { nodes { userId } } } }
    }`);

    const [before, after] = [
      [ada, dora, emil, chloe],
      [dora, emil, chloe],
    ].map((who) => ({
      conversation: { participants: { nodes: who.map(({ id }) => ({ userId: id })) } },
    }));
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ joinConversation: before, leaveConversation: after });
  });

  test('an update: the new values, wherever the conversation is read', async () => {
    const answer = await graph.query(`mutation {
      before: joinConversation(
        input: { conversationId: "${CREW}", user: { userId: "${chloe.id}" } }
      ) { conversation { displayName description } }
      first: updateConversation(input: { conversationId: "${CREW}", displayName: "Night shift" }) {
        conversation { displayName description }
      }
      second: updateConversation(input: { conversationId: "${CREW}", description: null }) {
        conversation { displayName description participants { nodes { conversation { displayName } } } }
      }
      after: leaveConversation(
        input: { conversationId: "${CREW}", participant: { userId: "${chloe.id}" } }
      ) { conversation { displayName description } }
    }`);

    const description = 'Who is on shift this week';
    const displayName = 'Night shift';
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      before: { conversation: { displayName: 'Crew', description } },
      first: { conversation: { displayName, description } },
      second: {
        conversation: {
          ...{ displayName, description: null },
          participants: { nodes: Array(4).fill({ conversation: { displayName } }) },
        },
      },
      after: { conversation: { displayName, description: null } },
    });
  });

  test('a creation and a deletion: in the list of the user, and out of it', async () => {
    const LIST = 'participant { user { conversations { nodes { displayName } } } }';
    const CHLOE = `user: { userId: "${chloe.id}" }`;
    const answer = await graph.query(`mutation {
      one: joinConversation(input: { conversationId: "${EMPTY}", ${CHLOE} }) { ${LIST} }
      createConversation(
        input: { type: SDK_GROUP, displayName: "New", participants: [{ ${CHLOE} }] }
      ) {
        conversation {
          participants { nodes { user { conversations { nodes { displayName } } } } }
        }
      }
      deleteConversation(input: { conversationId: "${EMPTY}" }) { userErrors { code } }
      two: joinConversation(input: { conversationId: "${CREW}", ${CHLOE} }) { ${LIST} }
    }`);

    const [one, created, two] = [['Nobody here'], ['New', 'Nobody here'], ['New', 'Crew']].map(
      (names) => ({
        user: { conversations: { nodes: names.map((displayName) => ({ displayName })) } },
      }),
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      one: { participant: one },
      createConversation: { conversation: { participants: { nodes: [created] } } },
      deleteConversation: { userErrors: [] },
      two: { participant: two },
    });
  });

  test('a conversation that was deleted: nothing to join', async () => {
    const answer = await graph.query(`mutation {
      updateConversation(input: { conversationId: "${CREW}", displayName: "Gone soon" }) {
        conversation { displayName }
      }
      deleteConversation(input: { conversationId: "${CREW}" }) { deletedConversationId }
      joinConversation(input: { conversationId: "${CREW}", user: { userId: "${chloe.id}" } }) {
        conversation { displayName }
        userErrors { code }
      }
    }`);

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      updateConversation: { conversation: { displayName: 'Gone soon' } },
      deleteConversation: { deletedConversationId: conversationGid(CREW) },
      joinConversation: { conversation: null, userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }] },
    });
  });
});

describe('a mutation that fails', () => {
  test('leaves its siblings alone, before and after it, however it fails', async () => {
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 500, operation: 'deleteConversation' },
    });

    const answer = await graph.query(`mutation {
      first: updateConversation(input: { conversationId: "${CREW}", displayName: "First" }) {
        conversation { displayName }
        userErrors { code field }
      }
      refusedHere: updateConversation(input: { conversationId: "..", displayName: "" }) {
        conversation { displayName }
        userErrors { code field }
      }
      refusedThere: joinConversation(
        input: { conversationId: "${FULL}", user: { userId: "${chloe.id}" } }
      ) {
        participant { id }
        conversation { displayName }
        userErrors { code field }
      }
      broken: deleteConversation(input: { conversationId: "${CREW}" }) {
        deletedConversationId
        userErrors { code field }
      }
      last: updateConversation(input: { conversationId: "${CREW}", description: "Last" }) {
        conversation { displayName description }
        userErrors { code field }
      }
    }`);

    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      first: { conversation: { displayName: 'First' }, userErrors: [] },
      refusedHere: {
        conversation: null,
        userErrors: [
          { code: 'INVALID_INPUT', field: ['conversationId'] },
          { code: 'INVALID_INPUT', field: ['displayName'] },
        ],
      },
      refusedThere: {
        participant: null,
        conversation: null,
        userErrors: [{ code: 'TOO_MANY_PARTICIPANTS', field: null }],
      },
      broken: null,
      last: { conversation: { displayName: 'First', description: 'Last' }, userErrors: [] },
    });
    expect(answer.errors).toMatchObject([
      { path: ['broken'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
    expect(calledOperations(graph)).toEqual([
      'updateConversation',
      'joinConversation',
      // Finds out why.
      'listParticipants',
      'deleteConversation',
      'updateConversation',
    ]);
  });
});
