import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import { ADA_IN_DEFAULT } from '../support/sample-records.js';

const { users, conversations, otherAppId } = SAMPLE;
const CREW = conversations.crew.id;

const NODE = `query ($id: ID!) { node(id: $id) {
  __typename id
  ... on Conversation { displayName }
  ... on EndUser { externalId }
  ... on Participant { unreadCount user { userId } conversation { conversationId } }
} }`;
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

const conversation = conversationGid(CREW);
const user = userGid(users.ada.id);
const participant = ADA_IN_DEFAULT.id;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('node', () => {
  test.each([
    ['Conversation', conversation, { displayName: 'Crew' }, 'getConversation'],
    ['EndUser', user, { externalId: users.ada.externalId }, 'getUser'],
    [
      'Participant',
      participant,
      {
        unreadCount: 2,
        user: { userId: users.ada.id },
        conversation: { conversationId: conversations.adaDefault.id },
      },
      'listParticipants',
    ],
  ])('finds a %s in one call', async (__typename, id, fields, operation) => {
    const answer = await graph.query(NODE, { id });

    expect(answer).toMatchObject({ data: { node: { __typename, id, ...fields } }, errors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({ [operation]: 1 });
  });

  test.each([
    ['conversation', conversationGid(UNKNOWN_ID)],
    ['user', userGid(UNKNOWN_ID)],
    ['participant of a conversation', participantGid(CREW, UNKNOWN_ID)],
    ['conversation of a participant', participantGid(UNKNOWN_ID, UNKNOWN_ID)],
  ])('is null when there is no such %s', async (_, id) => {
    expect(await graph.query(NODE, { id })).toMatchObject({ data: { node: null }, errors: [] });
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test.each([
    ['the record’s own id', CREW, 'must be a global id'],
    ['no id', 'bob', 'must be a global id'],
    ['empty text', '', 'must be a global id'],
    ['a cursor', Buffer.from(`Conversation:${CREW}`).toString('base64url'), 'must be a global id'],
    ['padded', `${conversation}=`, 'must be a global id'],
    ['very long', 'x'.repeat(5_000), 'must be a global id'],
    ['of another app', userGid(users.ada.id, otherAppId), 'names an app that is not allowed here'],
  ])('refuses what is %s', async (_, id, rule) => {
    const answer = await graph.query(NODE, { id });

    expect(answer.data).toEqual({ node: null });
    expect(failures(answer)).toEqual([
      { path: ['node'], code: 'BAD_USER_INPUT', message: `id: ${rule}` },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('finds again what any id field of the graph gave', async () => {
    const { data } = await graph.query(
      `query ($id: ID!) { conversation(id: $id) { id participants { nodes {
        id user { id } conversation { id }
      } } } }`,
      { id: CREW },
    );
    const given = new Set(JSON.stringify(data).match(/(?<="id":")[^"]+/g) ?? []);

    const answer = await graph.query(NODES, { ids: [...given] });

    expect(given.size).toBe(7);
    expect(answer.errors).toEqual([]);
    const { nodes } = answer.data as { nodes: { id: string; __typename: string }[] };
    expect(nodes.map(({ id }) => id)).toEqual([...given]);
    expect(nodes.map(({ __typename: type }) => type).toSorted()).toEqual([
      ...['Conversation', 'EndUser', 'EndUser', 'EndUser'],
      ...['Participant', 'Participant', 'Participant'],
    ]);
  });
});

describe('nodes', () => {
  test('come in the order asked for, each read once however often it is named', async () => {
    const ids = [user, conversation, user, participant, conversation, participant, user];
    graph.sandbox.faults.add({ kind: 'gate', count: 3 });

    const answer = await graph.query(NODES, { ids });

    expect(answer).toMatchObject({ data: { nodes: ids.map((id) => ({ id })) }, errors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({
      getConversation: 1,
      getUser: 1,
      listParticipants: 1,
    });
  });

  test('are answered although others cannot be read, are missing or fail', async () => {
    graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'listParticipants' });

    const answer = await graph.query(NODES, {
      ids: [conversation, 'bob', userGid(UNKNOWN_ID), participant, CREW, user],
    });

    expect(answer.data).toEqual({
      nodes: [
        { __typename: 'Conversation', id: conversation },
        null,
        null,
        null,
        null,
        { __typename: 'EndUser', id: user },
      ],
    });
    expect(failures(answer)).toEqual(
      expect.arrayContaining([
        { path: ['nodes', 1], code: 'BAD_USER_INPUT', message: 'ids.1: must be a global id' },
        { path: ['nodes', 4], code: 'BAD_USER_INPUT', message: 'ids.4: must be a global id' },
        expect.objectContaining({ path: ['nodes', 3], code: 'UPSTREAM_UNAVAILABLE' }),
      ]),
    );
    expect(answer.errors).toHaveLength(3);
    expect(graph.sandbox.requests.total).toBe(4);
  });

  test.each([0, 1, 100])('may be %d', async (count) => {
    const ids = Array.from({ length: count }, () => user);

    const answer = await graph.query(NODES, { ids });

    const nodes = ids.map((id) => ({ __typename: 'EndUser', id }));
    expect(answer).toMatchObject({ data: { nodes }, errors: [] });
  });

  test('are no more than 100', async () => {
    const answer = await graph.query(NODES, { ids: Array.from({ length: 101 }, () => user) });

    expect(failures(answer)).toEqual([
      { path: ['nodes'], code: 'BAD_USER_INPUT', message: 'ids: must be at most 100 ids' },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('a participant is looked for', () => {
  const members = Array.from({ length: 26 }, (_, index) => ({
    id: index.toString(16).padStart(24, '0'),
    userId: users.ada.id,
  }));

  test('on the pages behind the first as well', async () => {
    const { faults, requests } = graph.sandbox;
    const [first, second] = [members.slice(0, 25), members.slice(25)];
    const meta = { hasMore: true, afterCursor: first.at(-1)?.id };
    faults.add({ kind: 'replace', times: 1, body: { participants: first, meta } });
    faults.add({ kind: 'replace', skip: 1, body: { participants: second } });

    const id = participantGid(CREW, members.at(-1)?.id ?? '');
    const answer = await graph.query(NODE, { id });

    expect(answer).toMatchObject({ data: { node: { id, unreadCount: 0 } }, errors: [] });
    expect(requests.entries.map(({ url }) => decodeURIComponent(url).split('?')[1])).toEqual([
      'page[size]=25',
      `page[size]=100&page[after]=${String(first.at(-1)?.id)}`,
    ]);
  });

  test('no further than the list goes, even if upstream says that there is always more', async () => {
    graph.sandbox.faults.add({
      kind: 'merge',
      value: { meta: { hasMore: true, afterCursor: UNKNOWN_ID } },
    });

    const answer = await graph.query(NODE, { id: participantGid(CREW, UNKNOWN_ID) });

    expect(answer).toMatchObject({ data: { node: null }, errors: [] });
    expect(graph.sandbox.requests.total).toBe(2);
  });

  test('no further than once around, when every page is the first one again', async () => {
    const participants = members.slice(0, 25);
    const meta = { hasMore: true, afterCursor: participants.at(-1)?.id };
    graph.sandbox.faults.add({ kind: 'replace', body: { participants, meta } });

    const answer = await graph.query(NODE, { id: participantGid(CREW, UNKNOWN_ID) });

    expect(answer).toMatchObject({ data: { node: null }, errors: [] });
    expect(graph.sandbox.requests.total).toBe(2);
  });
});
