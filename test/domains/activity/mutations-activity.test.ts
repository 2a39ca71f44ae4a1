import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph, type GraphAnswer } from '../../support/graph.js';
import { startService, type Service } from '../../support/service.js';

const { users, conversations } = SAMPLE;
const { ada, chloe } = users;
const CREW = conversations.crew.id;

const READ = `mutation ($input: MarkConversationReadInput!) {
  markConversationRead(input: $input) {
    conversation { businessLastRead }
    participant { userId unreadCount lastRead }
    userErrors { code field }
  }
}`;
const TYPE = `mutation ($input: SetConversationTypingInput!) {
  setConversationTyping(input: $input) { conversation { conversationId } userErrors { code field } }
}`;

let service: Service;
let graph: Graph;

beforeAll(async () => {
  [service, graph] = await Promise.all([startService(), startGraph()]);
});
beforeEach(() => {
  service.sandbox.reset();
  graph.sandbox.reset();
});

function reportsIn({ requests }: Pick<Service['sandbox'], 'requests'>): readonly unknown[] {
  return requests.entries
    .filter(({ operation }) => operation === 'postActivity')
    .map(({ body }) => body);
}

describe('markConversationRead', () => {
  test('by an end user zeroes their unread messages', async () => {
    const sent = await service.query(
      { scope: 'messages:write' },
      `mutation { sendConversationMessage(input: { conversationId: "${CREW}",
        author: { business: {} }, content: { text: { text: "hello" } } }) { userErrors { code } } }`,
    );
    expect(sent.data).toEqual({ sendConversationMessage: { userErrors: [] } });

    const answer = await service.query({ scope: 'user', user_id: ada.id }, READ, {
      input: { conversationId: CREW },
    });

    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      markConversationRead: { participant: { userId: ada.id, unreadCount: 0 }, userErrors: [] },
    });
    expect(reportsIn(service.sandbox)).toEqual([
      { author: { type: 'user', userId: ada.id }, type: 'conversation:read' },
    ]);
  });

  test('by the business sets when it has read', async () => {
    const before = Date.now();

    const { data } = await graph.query(READ, {
      input: { conversationId: CREW, as: { business: true } },
    });

    const { conversation, participant } = (
      data as {
        markConversationRead: {
          readonly conversation: { readonly businessLastRead: string };
          readonly participant: null;
        };
      }
    ).markConversationRead;
    expect(Date.parse(conversation.businessLastRead)).toBeGreaterThanOrEqual(before - 1);
    expect(participant).toBeNull();
  });

  test('ten times in a second is two calls and ten true answers', async () => {
    const once = (): Promise<GraphAnswer> =>
      graph.query(READ, { input: { conversationId: CREW, as: { user: { userId: ada.id } } } });

    const answers = await Promise.all(Array.from({ length: 10 }, once));

    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(data).toMatchObject({
        markConversationRead: { participant: { userId: ada.id, unreadCount: 0 }, userErrors: [] },
      });
    }
    expect(reportsIn(graph.sandbox)).toHaveLength(2);
  });

  test.each([
    ['the business', { business: true }],
    ['another user', { user: { userId: chloe.id } }],
  ])('is FORBIDDEN to an end user for %s', async (_, as) => {
    const { errors } = await service.query({ scope: 'user', user_id: ada.id }, READ, {
      input: { conversationId: CREW, as },
    });

    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(service.sandbox.requests.total).toBe(0);
  });

  test('of a conversation of others is answered like that of a missing one', async () => {
    const answers = [];
    for (const conversationId of [conversations.brunoDefault.id, 'ffffffffffffffffffffffff']) {
      service.sandbox.requests.clear();
      const { data, errors } = await service.query({ scope: 'user', user_id: ada.id }, READ, {
        input: { conversationId },
      });
      answers.push({ data, errors, calls: service.sandbox.requests.counts() });
    }

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      data: { markConversationRead: { userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }] } },
      calls: { listParticipants: 1 },
    });
  });

  test.each([
    ['no reader', {}, ['as']],
    ['no business', { as: { business: false } }, ['as', 'business']],
    ['no user id', { as: { user: { userId: 'x' } } }, ['as', 'user', 'userId']],
  ])('with %s is rejected before any call', async (_, change, field) => {
    const { data } = await graph.query(READ, { input: { conversationId: CREW, ...change } });

    expect(data).toMatchObject({
      markConversationRead: { userErrors: [{ code: 'INVALID_INPUT', field }] },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('setConversationTyping', () => {
  function type(isTyping: boolean, change: object = {}): Promise<GraphAnswer> {
    return graph.query(TYPE, {
      input: { conversationId: conversations.adaOrder.id, isTyping, ...change },
    });
  }

  test('sends one start of several, and each stop', async () => {
    for (const isTyping of [true, true, true, false, false])
      expect((await type(isTyping)).data).toMatchObject({
        setConversationTyping: {
          conversation: { conversationId: conversations.adaOrder.id },
          userErrors: [],
        },
      });

    const author = { type: 'business' };
    expect(reportsIn(graph.sandbox)).toEqual([
      { author, type: 'typing:start' },
      { author, type: 'typing:stop' },
      { author, type: 'typing:stop' },
    ]);
  });

  test('sends a start of each author', async () => {
    for (const displayName of ['Ann', 'Ben', 'Ann']) await type(true, { author: { displayName } });

    expect(reportsIn(graph.sandbox)).toMatchObject([
      { author: { displayName: 'Ann' } },
      { author: { displayName: 'Ben' } },
    ]);
  });

  test('is rejected before any call with a subtype that cannot be sent', async () => {
    const { data } = await type(true, { author: { subtype: 'BOT' } });

    expect(data).toMatchObject({
      setConversationTyping: { userErrors: [{ field: ['author', 'subtype'] }] },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('is sent again when the connection broke', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'postActivity', times: 1 });

    expect((await type(false)).errors).toEqual([]);
    expect(reportsIn(graph.sandbox)).toHaveLength(2);
  });
});
