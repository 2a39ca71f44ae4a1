import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph, type GraphAnswer } from '../../support/graph.js';
import { listedMessages } from '../../support/messages.js';

const { appId, conversations, users } = SAMPLE;
const { longHistory, everyContent, noMessages, locked } = conversations;
const REPORT = { 'x-upstream-report': '1' };

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

function messageGid(conversationId: string, messageId: string): string {
  return encodeGlobalId({ type: 'ConversationMessage', appId, conversationId, messageId });
}

/** What an operation is answered, what it cost, and what it was estimated to cost. */
async function costOf(source: string): Promise<{
  readonly answer: GraphAnswer;
  readonly counts: Readonly<Record<string, number>>;
  readonly estimated: number;
}> {
  const answer = await graph.query(source, {}, REPORT);
  const { estimated } = answer.extensions['upstreamReport'] as { readonly estimated: number };
  return { answer, counts: graph.sandbox.requests.counts(), estimated };
}

test('a conversation, its participants, its messages and the last of them take one round trip', async () => {
  graph.sandbox.faults.add({ kind: 'gate', count: 3 });

  const { answer, counts, estimated } = await costOf(`{ conversation(id: "${longHistory.id}") {
    displayName
    participants { nodes { userId } }
    messages(last: 2) { nodes { content { text } } }
    all: messages { nodes { id } }
    lastMessage { content { text } conversation { displayName } }
  } }`);

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
  const { counts, estimated } = await costOf(`{ conversation(id: "${longHistory.id}") {
    displayName participants { nodes { userId } } participant(of: { userId: "${users.noor.id}" }) { unreadCount }
    messages(last: 2) { nodes { id } } lastMessage { id }
  } }`);

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
      `{ node(id: "${id}") { ... on ConversationMessage { received } } }`,
    );

    expect(answer).toMatchObject({ data: { node: null }, errors: [] });
    expect(counts).toEqual({ listMessages: calls });
  });

  test('is an error, and not null, when it is older than a thousand others', async () => {
    const id = messageGid(locked.id, '0'.repeat(24));
    const { answer, counts } = await costOf(
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
      `{ _entities(representations: [${keys}]) { ... on ConversationMessage { content { text } } } }`,
    );

    expect(whole.answer.data).toEqual({
      _entities: [{ content: { text: 'Message 350' } }, { content: { text: 'Message 349' } }],
    });
    expect([whole.counts, whole.estimated]).toEqual([{ listMessages: 1 }, 20]);

    graph.sandbox.requests.clear();
    const known = await costOf(
      `{ _entities(representations: [${keys}]) { ... on ConversationMessage { id messageId appId } } }`,
    );
    expect([known.counts, known.estimated]).toEqual([{}, 0]);
  });

  test('shares the newest page with the list', async () => {
    const { counts } = await costOf(`{
      node(id: "${newest}") { ... on ConversationMessage { received } }
      conversation(id: "${longHistory.id}") { messages(last: 3) { nodes { received } } lastMessage { received } }
    }`);

    expect(counts).toEqual({ getConversation: 1, listMessages: 1 });
  });
});

describe('who wrote a message', () => {
  test('is a user whose ids cost nothing, and whose record is read once', async () => {
    const authors = (fields: string): string =>
      `{ conversation(id: "${everyContent.id}") { messages(last: 100) { nodes { author { user { ${fields} } } } } } }`;

    const ids = await costOf(authors('id userId'));
    expect(ids.counts).toEqual({ getConversation: 1, listMessages: 1 });
    expect(ids.estimated).toBe(2);

    graph.sandbox.requests.clear();
    const whole = await costOf(authors('externalId'));
    expect(whole.counts).toEqual({ getConversation: 1, listMessages: 1, getUser: 1 });
    expect(JSON.stringify(whole.answer.data)).toContain(users.mira.externalId);
  });
});

describe('the part of one user in a conversation', () => {
  const part = (args: string): string =>
    `{ conversation(id: "${longHistory.id}") { participant${args} { userId unreadCount } } }`;

  test.each([
    [`(of: { userId: "${users.noor.id}" })`, { userId: users.noor.id, unreadCount: 234 }],
    [
      `(of: { userExternalId: "${users.mira.externalId}" })`,
      { userId: users.mira.id, unreadCount: 6 },
    ],
    [`(of: { userId: "${users.ada.id}" })`, null],
  ])('is that of the one who is named: %s', async (args, participant) => {
    const { answer, counts } = await costOf(part(args));

    expect(answer).toMatchObject({ data: { conversation: { participant } }, errors: [] });
    expect(counts).toEqual({ getConversation: 1, listParticipants: 1 });
  });

  test('is null for a caller who is no end user and names nobody, without a call', async () => {
    const { answer, counts } = await costOf(part(''));

    expect(answer).toMatchObject({ data: { conversation: { participant: null } }, errors: [] });
    expect(counts).toEqual({ getConversation: 1 });
  });

  test('cannot be asked for a user of another app', async () => {
    const userId = encodeGlobalId({
      type: 'EndUser',
      appId: SAMPLE.otherAppId,
      userId: users.ada.id,
    });

    expect(failures(await graph.query(part(`(of: { userId: "${userId}" })`)))).toMatchObject([
      { path: ['conversation', 'participant'], code: 'BAD_USER_INPUT' },
    ]);
  });
});

describe('what a user has not read', () => {
  test('is counted over the first conversations of the list, in two round trips', async () => {
    // The user and the list are read together.
    graph.sandbox.faults.add({ kind: 'gate', count: 2, times: 2 });
    const { answer, counts, estimated } = await costOf(
      `{ user(by: { userId: "${users.noor.id}" }) { unread { messages conversations counted isComplete } } }`,
    );

    expect(answer.data).toEqual({
      user: { unread: { messages: 234, conversations: 1, counted: 1, isComplete: true } },
    });
    expect(counts).toEqual({ getUser: 1, listConversations: 1, listParticipants: 1 });
    expect(graph.sandbox.requests.waves()).toBe(2);
    expect(estimated).toBe(27);
  });

  test('says when there are more conversations', async () => {
    const { answer, counts, estimated } = await costOf(
      `{ user(by: { userId: "${users.bruno.id}" }) { unread(first: 3) { counted isComplete } } }`,
    );

    expect(answer.data).toEqual({ user: { unread: { counted: 3, isComplete: false } } });
    expect(counts).toEqual({ getUser: 1, listConversations: 1, listParticipants: 3 });
    expect(estimated).toBe(5);
  });

  test.each([0, 101])('is refused over %i conversations', async (first) => {
    const answer = await graph.query(
      `{ user(by: { userId: "${users.bruno.id}" }) { unread(first: ${first}) { counted } } }`,
    );

    expect(failures(answer)).toMatchObject([
      { path: ['user', 'unread'], code: 'BAD_USER_INPUT', message: 'first: must be 1 to 100' },
    ]);
  });
});

test('viewer is nobody for a caller who is no end user', async () => {
  const { data, errors } = await graph.query('{ viewer { id } }');

  expect({ data, errors }).toEqual({ data: { viewer: null }, errors: [] });
});
