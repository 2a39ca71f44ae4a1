import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid } from '../../support/ids.js';
import { textAt } from '../../support/mutations.js';
import { SEND, sendTo, sentIn, textToCrew } from '../../support/sending.js';

const { conversations } = SAMPLE;
const CREW = conversations.crew.id;
const MISSING = 'ffffffffffffffffffffffff';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('deleteConversationMessage', () => {
  const DELETE = `mutation ($input: DeleteConversationMessageInput!) {
    deleteConversationMessage(input: $input) { deletedMessageId userErrors { code field } }
  }`;

  async function sentMessage(): Promise<{ readonly id: string; readonly messageId: string }> {
    const { data } = await graph.query(
      SEND.replace('message { messageId', 'message { id messageId'),
      {
        input: textToCrew(),
      },
    );
    const id = textAt(data, 'sendConversationMessage', 'message', 'id');
    const messageId = textAt(data, 'sendConversationMessage', 'message', 'messageId');
    return { id, messageId };
  }

  test('deletes a message by its global id, or by its own and its conversation', async () => {
    for (const isGlobal of [true, false]) {
      const { id, messageId } = await sentMessage();
      const input = isGlobal ? { messageId: id } : { messageId, conversationId: CREW };

      expect((await graph.query(DELETE, { input })).data).toEqual({
        deleteConversationMessage: { deletedMessageId: id, userErrors: [] },
      });
      expect((await graph.query(DELETE, { input })).data).toEqual({
        deleteConversationMessage: {
          deletedMessageId: null,
          userErrors: [{ code: 'MESSAGE_NOT_FOUND', field: null }],
        },
      });
    }
  });

  test('is sent again when the answer was lost, and done', async () => {
    const { id } = await sentMessage();
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'deleteMessage', times: 1 });

    expect((await graph.query(DELETE, { input: { messageId: id } })).data).toEqual({
      deleteConversationMessage: { deletedMessageId: id, userErrors: [] },
    });
  });

  test.each([
    ['conversationId', { messageId: MISSING }],
    ['messageId', { messageId: 'x' }],
    ['messageId', { messageId: conversationGid(CREW) }],
  ])('is rejected before any call at %s with %j', async (field, input) => {
    expect((await graph.query(DELETE, { input })).data).toEqual({
      deleteConversationMessage: {
        deletedMessageId: null,
        userErrors: [{ code: 'INVALID_INPUT', field: [field] }],
      },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('is rejected when the message is of another conversation', async () => {
    const { id } = await sentMessage();
    graph.sandbox.requests.clear();
    const input = { messageId: id, conversationId: conversations.adaOrder.id };

    expect((await graph.query(DELETE, { input })).data).toMatchObject({
      deleteConversationMessage: { userErrors: [{ code: 'INVALID_INPUT', field: ['messageId'] }] },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

test('deleteConversationMessages empties a conversation, and then it takes messages again', async () => {
  const conversationId = conversations.locked.id;

  const { data } = await graph.query(
    `mutation ($input: DeleteConversationMessagesInput!) {
      deleteConversationMessages(input: $input) {
        conversation { conversationId lastMessage { messageId } } userErrors { code }
      }
    }`,
    { input: { conversationId } },
  );

  expect(data).toEqual({
    deleteConversationMessages: {
      conversation: { conversationId, lastMessage: null },
      userErrors: [],
    },
  });
  expect(sentIn(await sendTo(graph, textToCrew({ conversationId })))).toMatchObject({
    userErrors: [],
  });
});
