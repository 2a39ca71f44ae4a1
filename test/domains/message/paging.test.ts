import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from '../../support/property.js';

import { encodeCursor } from '../../../src/kernel/cursor.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { restCaller } from '../../sandbox/rest-caller.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph, type GraphAnswer } from '../../support/graph.js';
import type { PageArguments } from '../../support/lists.js';

const { conversations, users } = SAMPLE;
const QUERY = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  conversation(id: $id) { messages(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { messageId } } nodes { messageId }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }
}`;

interface Page {
  readonly nodes: readonly { readonly messageId: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => {
  graph.sandbox.requests.clear();
});

function ask(id: string, args: PageArguments): Promise<GraphAnswer> {
  return graph.query(QUERY, { id, ...args });
}

async function readPage(id: string, args: PageArguments): Promise<Page> {
  const { data, errors } = await ask(id, args);
  expect(errors).toEqual([]);
  return (data as { conversation: { messages: Page } }).conversation.messages;
}

function cursorOf(messageId: string | undefined): string {
  return encodeCursor('ConversationMessage', messageId ?? '');
}

/** The page that a part of a whole list must be. */
function pageOf(whole: readonly string[], start: number, end: number): Page {
  const ids = whole.slice(Math.max(0, start), end);
  const nodes = ids.map((messageId) => ({ messageId }));
  const edges = nodes.map((node) => ({ cursor: cursorOf(node.messageId), node }));
  return {
    ...{ edges },
    nodes,
    pageInfo: {
      hasNextPage: ids.length > 0 && end < whole.length,
      hasPreviousPage: ids.length > 0 && start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

describe('messages of a conversation of any length', () => {
  /** The ids of the messages of each conversation, oldest first. */
  const lists = new Map<string, readonly string[]>();

  beforeAll(async () => {
    for (const { id } of [
      conversations.noMessages,
      conversations.oneMessage,
      conversations.hundredMessages,
      conversations.hundredAndOneMessages,
    ])
      lists.set(
        id,
        (await readPage(id, { first: 100 })).nodes.map(({ messageId }) => messageId),
      );
    const { id } = conversations.hundredAndOneMessages;
    const [, newest] = [lists.get(id), await readPage(id, { last: 1 })];
    lists.set(id, [...(lists.get(id) ?? []), ...newest.nodes.map(({ messageId }) => messageId)]);
    for (const length of [99, 199, 200, 201, 202]) lists.set(...(await conversationWith(length)));
  }, 60_000);

  async function conversationWith(length: number): Promise<[string, readonly string[]]> {
    const call = restCaller(graph.sandbox);
    const { body } = await call('POST', '/conversations', { type: 'sdkGroup' });
    const id = body.conversation?.id ?? '';
    const ids: string[] = [];
    for (let count = 0; count < length; count += 1) {
      const message = {
        author: { type: 'business' },
        content: { type: 'text', text: String(count) },
      };
      const posted = await call('POST', `/conversations/${id}/messages`, message);
      const { messages } = posted.body as { messages?: readonly { readonly id: string }[] };
      ids.push(...(messages ?? []).map((each) => each.id));
    }
    return [id, ids];
  }

  const request = fc.record({
    list: fc.nat({ max: 8 }),
    size: fc.integer({ min: 1, max: 100 }),
    place: fc.nat({ max: 201 }),
    messagesAfter: fc.constantFrom('following' as const, 'newest' as const),
    messageOrder: fc.constantFrom('oldestFirst' as const, 'newestFirst' as const),
  });

  test('come in pages of any size, in both directions and from any of them, without gap or repetition', async () => {
    expect([...lists.values()].map(({ length }) => length)).toEqual([
      0, 1, 100, 101, 99, 199, 200, 201, 202,
    ]);
    await fc.assert(
      fc.asyncProperty(request, async ({ list, size, place, messagesAfter, messageOrder }) => {
        Object.assign(graph.sandbox.assumptions, { messagesAfter, messageOrder });
        const [id = '', whole = []] = [...lists][list] ?? [];
        const { length } = whole;

        expect(await readPage(id, { first: size })).toEqual(
          pageOf(whole, 0, Math.min(size, length)),
        );
        expect(await readPage(id, { last: size })).toEqual(pageOf(whole, length - size, length));
        if (length === 0) return;
        const index = place % length;
        const cursor = cursorOf(whole[index]);
        expect(await readPage(id, { first: size, after: cursor })).toEqual(
          pageOf(whole, index + 1, Math.min(index + 1 + size, length)),
        );
        expect(await readPage(id, { last: size, before: cursor })).toEqual(
          pageOf(whole, index - size, index),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test.each([
    ['following', 'oldestFirst'],
    ['newest', 'newestFirst'],
  ] as const)(
    'are walked in both directions when upstream reads a cursor as %s, %s',
    async (messagesAfter, messageOrder) => {
      Object.assign(graph.sandbox.assumptions, { messagesAfter, messageOrder });
      const [id, whole] = [...lists].find(([, ids]) => ids.length === 201) ?? ['', []];
      const forwards: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const { nodes, pageInfo }: Page = await readPage(id, { first: 40, after });
        forwards.push(...nodes.map(({ messageId }) => messageId));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      }
      const backwards: string[] = [];
      for (let before: string | null = ''; before !== null;) {
        const { nodes, pageInfo }: Page = await readPage(id, { last: 40, before });
        backwards.unshift(...nodes.map(({ messageId }) => messageId));
        before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
      }

      expect(forwards).toEqual(whole);
      expect(backwards).toEqual(whole);
    },
  );
});

describe('what a page costs', () => {
  const { longHistory, hundredMessages } = conversations;

  beforeEach(() => graph.sandbox.reset());

  async function callsFor(id: string, args: PageArguments): Promise<number> {
    graph.sandbox.requests.clear();
    await readPage(id, args);
    return graph.sandbox.requests.counts()['listMessages'] ?? 0;
  }

  test('one call from the end and before a cursor, one or two after one, and a walk from the start', async () => {
    const { id } = longHistory;
    const newest = await readPage(id, { last: 100 });
    const before = newest.pageInfo.startCursor;
    const after = cursorOf(newest.nodes.at(-11)?.messageId);

    expect(await callsFor(id, {})).toBe(1);
    expect(await callsFor(id, { last: 100 })).toBe(1);
    expect(await callsFor(id, { last: 3, before })).toBe(1);
    expect(await callsFor(id, { first: 3, after })).toBe(1);
    expect(await callsFor(id, { first: 3 })).toBe(4);
    expect(await callsFor(hundredMessages.id, { first: 3 })).toBe(1);
  });

  test('without arguments it is the newest 25', async () => {
    const all = await readPage(hundredMessages.id, { last: 100 });
    const page = await readPage(hundredMessages.id, {});

    expect(page.nodes).toEqual(all.nodes.slice(75));
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('the size is not sent, because upstream has only one', async () => {
    await readPage(longHistory.id, { last: 3 });

    const urls = graph.sandbox.requests.entries.map(({ url }) => url);
    expect(urls.filter((url) => url.includes('/messages'))).toEqual([
      `/v2/apps/${SAMPLE.appId}/conversations/${longHistory.id}/messages`,
    ]);
  });

  test('a walk that takes too many calls ends at the limit', async () => {
    const answer = await ask(conversations.locked.id, { first: 1 });

    expect(failures(answer)).toMatchObject([
      { path: ['conversation', 'messages'], code: 'UPSTREAM_BUDGET_EXCEEDED' },
    ]);
  });
});

test.each<[PageArguments, string]>([
  [{ first: 0 }, 'first: must be 1 to 100'],
  [{ last: 101 }, 'last: must be 1 to 100'],
  [{ first: 1, last: 1 }, 'last: must not be given with `first`'],
  [{ first: 1, before: 'x' }, 'before: goes with `last`, not with `first`'],
  [
    { last: 1, before: 'x' },
    'before: must be a cursor of this list, or the id of one of its records',
  ],
  [
    { first: 1, after: encodeCursor('Participant', users.mira.id) },
    'after: must be a cursor of this list, or the id of one of its records',
  ],
])('the arguments %j are refused, and no messages are read', async (args, message) => {
  const answer = await ask(conversations.oneMessage.id, args);

  expect(failures(answer)).toEqual([
    { path: ['conversation', 'messages'], code: 'BAD_USER_INPUT', message },
  ]);
  expect(graph.sandbox.requests.counts()['listMessages']).toBeUndefined();
});
