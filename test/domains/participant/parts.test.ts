/** The parts of single users in conversations, and what they have not read. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { costOf } from '../../support/cost.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph } from '../../support/graph.js';

const { conversations, users } = SAMPLE;
const { longHistory } = conversations;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

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
    const { answer, counts } = await costOf(graph, graph.sandbox, part(args));

    expect(answer).toMatchObject({ data: { conversation: { participant } }, errors: [] });
    expect(counts).toEqual({ getConversation: 1, listParticipants: 1 });
  });

  test('is null for a caller who is no end user and names nobody, without a call', async () => {
    const { answer, counts } = await costOf(graph, graph.sandbox, part(''));

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
      graph,
      graph.sandbox,
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
      graph,
      graph.sandbox,
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
