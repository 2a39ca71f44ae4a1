import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { failures } from '../../support/failures.js';
import { costOf } from '../../support/cost.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { listedMessages } from '../../support/messages.js';

const { appId, conversations, users } = SAMPLE;
const { longHistory, everyContent, noMessages, locked } = conversations;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

function messageGid(conversationId: string, messageId: string): string {
  return encodeGlobalId({ type: 'ConversationMessage', appId, conversationId, messageId });
}

test('a conversation, its participants, its messages and the last of them take one round trip', async () => {
  graph.sandbox.faults.add({ kind: 'gate', count: 3 });

  const { answer, counts, estimated } = await costOf(
    graph,
    graph.sandbox,
    `{ conversation(id: "${longHistory.id}") {
    displayName
    participants { nodes { userId } }
    messages(last: 2) { nodes { content { text } } }
    all: messages { nodes { id } }
    lastMessage { content { text } conversation { displayName } }
  } }`,
  );

  expect(answer.errors).toEqual([]);
  expect(answer.data).toMatchObject({
    conversation: {
      displayName: 'Long talk',
      messages: {
        nodes: [{ content: { text: 'Message 349' } }, { content: { text: 'Message 350' } }],
      },
      lastMessage: { content: { text: 'Message 350' }, conversation: { displayName: 'Long talk' } },
    },
  });
  expect(counts).toEqual({ getConversation: 1, listParticipants: 1, listMessages: 1 });
  expect(graph.sandbox.requests.waves()).toBe(1);
  // The link back to the conversation may need a call, as far as the document says.
  expect(estimated).toBe(4);
});

test('what the three calls cost is estimated exactly', async () => {
  const { counts, estimated } = await costOf(
    graph,
    graph.sandbox,
    `{ conversation(id: "${longHistory.id}") {
    displayName participants { nodes { userId } } participant(of: { userId: "${users.noor.id}" }) { unreadCount }
    messages(last: 2) { nodes { id } } lastMessage { id }
  } }`,
  );

  expect(counts).toEqual({ getConversation: 1, listParticipants: 1, listMessages: 1 });
  expect(estimated).toBe(3);
});

test('there is no last message where nobody has written', async () => {
  const source = `{ conversation(id: "${noMessages.id}") { lastMessage { id } messages { nodes { id } pageInfo { startCursor } } } }`;

  const { data, errors } = await graph.query(source);

  expect({ data, errors }).toEqual({
    data: {
      conversation: { lastMessage: null, messages: { nodes: [], pageInfo: { startCursor: null } } },
    },
    errors: [],
  });
});

describe('a message by its global id', () => {
  let newest: string;
  let ids: readonly string[];

  beforeEach(async () => {
    ids = (await listedMessages(graph.sandbox, longHistory.id)).map(({ id }) => id);
    newest = messageGid(longHistory.id, ids.at(-1) ?? '');
  });

  test('costs nothing where its ids are enough', async () => {
    const { answer, counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${newest}") { id ... on ConversationMessage { messageId conversationId appId } } }`,
    );

    expect(answer.data).toEqual({
      node: { id: newest, messageId: ids.at(-1), conversationId: longHistory.id, appId },
    });
    expect([counts, estimated]).toEqual([{}, 0]);
  });

  test('is read from the newest page, beside the conversation that it links to', async () => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2, times: 2 });
    const { answer, counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${newest}") { ... on ConversationMessage { content { text } conversation { displayName } } } }`,
    );

    expect(answer.data).toEqual({
      node: { content: { text: 'Message 350' }, conversation: { displayName: 'Long talk' } },
    });
    expect(counts).toEqual({ listMessages: 1, getConversation: 1 });
    expect(estimated).toBe(11);
  });

  test('is found on older pages', async () => {
    const source = `{ conversation(id: "${longHistory.id}") { messages(first: 1) { nodes { id content { text } } } } }`;
    const { data } = await graph.query(source);
    const [oldest] = (data as { conversation: { messages: { nodes: { id: string }[] } } })
      .conversation.messages.nodes;
    graph.sandbox.requests.clear();

    const { answer, counts } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${oldest?.id ?? ''}") { ... on ConversationMessage { content { text } } } }`,
    );

    expect(answer.data).toEqual({ node: { content: { text: 'Message 1' } } });
    expect(counts).toEqual({ listMessages: 4 });
  });

  test.each([
    ['in a conversation that has it not', longHistory.id, 4],
    ['in a conversation that is not there', 'f'.repeat(24), 1],
  ])('is null %s', async (_, conversationId, calls) => {
    const id = messageGid(conversationId, '0'.repeat(24));
    const { answer, counts } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${id}") { ... on ConversationMessage { received } } }`,
    );

    expect(answer).toMatchObject({ data: { node: null }, errors: [] });
    expect(counts).toEqual({ listMessages: calls });
  });

  test('is an error, and not null, when it is older than a thousand others', async () => {
    const id = messageGid(locked.id, '0'.repeat(24));
    const { answer, counts } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${id}") { ... on ConversationMessage { received } } }`,
    );

    expect(failures(answer)).toMatchObject([{ path: ['node'], code: 'UPSTREAM_BUDGET_EXCEEDED' }]);
    expect(counts).toEqual({ listMessages: 10 });
  });

  test('is an entity for other subgraphs, of which only the page is read', async () => {
    const second = messageGid(longHistory.id, ids.at(-2) ?? '');
    const keys = [newest, second]
      .map((id) => `{ __typename: "ConversationMessage", id: "${id}" }`)
      .join(' ');
    const whole = await costOf(
      graph,
      graph.sandbox,
      `{ _entities(representations: [${keys}]) { ... on ConversationMessage { content { text } } } }`,
    );

    expect(whole.answer.data).toEqual({
      _entities: [{ content: { text: 'Message 350' } }, { content: { text: 'Message 349' } }],
    });
    expect([whole.counts, whole.estimated]).toEqual([{ listMessages: 1 }, 20]);

    graph.sandbox.requests.clear();
    const known = await costOf(
      graph,
      graph.sandbox,
      `{ _entities(representations: [${keys}]) { ... on ConversationMessage { id messageId appId } } }`,
    );
    expect([known.counts, known.estimated]).toEqual([{}, 0]);
  });

  test('shares the newest page with the list', async () => {
    const { counts } = await costOf(
      graph,
      graph.sandbox,
      `{
      node(id: "${newest}") { ... on ConversationMessage { received } }
      conversation(id: "${longHistory.id}") { messages(last: 3) { nodes { received } } lastMessage { received } }
    }`,
    );

    expect(counts).toEqual({ getConversation: 1, listMessages: 1 });
  });
});

describe('who wrote a message', () => {
  test('is a user whose ids cost nothing, and whose record is read once', async () => {
    const authors = (fields: string): string =>
      `{ conversation(id: "${everyContent.id}") { messages(last: 100) { nodes { author { user { ${fields} } } } } } }`;

    const ids = await costOf(graph, graph.sandbox, authors('id userId'));
    expect(ids.counts).toEqual({ getConversation: 1, listMessages: 1 });
    expect(ids.estimated).toBe(2);

    graph.sandbox.requests.clear();
    const whole = await costOf(graph, graph.sandbox, authors('externalId'));
    expect(whole.counts).toEqual({ getConversation: 1, listMessages: 1, getUser: 1 });
    expect(JSON.stringify(whole.answer.data)).toContain(users.mira.externalId);
  });
});
