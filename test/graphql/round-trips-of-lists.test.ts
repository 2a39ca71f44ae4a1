import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { until } from '../support/until.js';

const { bruno } = SAMPLE.users;
const { brunoDefault, crew } = SAMPLE.conversations;

/** How many calls one operation may have under way at once. */
const MOST_AT_ONCE = 32;

const LIST = `query ($id: ID!, $first: Int) { conversations(filter: { userId: $id }, first: $first) {
  nodes { conversationId participants { nodes { userId } } }
} }`;
const WITH_USERS = LIST.replace('{ userId }', '{ userId user { profile { givenName } } }');

interface Listed {
  readonly conversations: {
    readonly nodes: readonly {
      readonly participants: { readonly nodes: readonly { readonly user?: unknown }[] };
    }[];
  };
}

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => {
  graph.sandbox.reset();
  graph.sandbox.assumptions.listOrder = 'id';
});

test('a list of as many as may go out at once has all its participants in a second wave', async () => {
  graph.sandbox.faults.add({ kind: 'gate', operation: 'listParticipants', count: MOST_AT_ONCE });

  const answer = await graph.query(LIST, { id: bruno.id, first: MOST_AT_ONCE });

  expect(answer.errors).toEqual([]);
  expect(graph.sandbox.requests.counts()).toEqual({
    listConversations: 1,
    listParticipants: MOST_AT_ONCE,
  });
  expect(graph.sandbox.requests.waves()).toBe(2);
});

test('a list of 25 with participants costs 26 calls in two round trips: the list, then all the others', async () => {
  graph.sandbox.faults.add({ kind: 'gate', operation: 'listParticipants', count: 25 });

  const answer = await graph.query(LIST, { id: bruno.id });

  expect(answer.errors).toEqual([]);
  const { nodes } = (answer.data as Listed).conversations;
  expect(nodes.map(({ participants }) => participants.nodes.length)).toEqual([
    ...[10, 1, 1, 1, 2, 1, 1, 3, 1, 1, 4, 1, 1],
    ...[1, 1, 1, 2, 1, 1, 3, 1, 1, 4, 1, 1],
  ]);
  expect(graph.sandbox.requests.counts()).toEqual({ listConversations: 1, listParticipants: 25 });
  expect(graph.sandbox.requests.waves()).toBe(2);
});

test('a list of 25 with 46 participants asks for each of their 10 users once', async () => {
  const answer = await graph.query(WITH_USERS, { id: bruno.id });

  expect(answer.errors).toEqual([]);
  const { nodes } = (answer.data as Listed).conversations;
  const people = nodes.flatMap(({ participants }) => participants.nodes.map(({ user }) => user));
  expect(people).toHaveLength(46);
  expect(people.slice(9, 12)).toEqual([
    { profile: { givenName: 'Kofi' } },
    { profile: { givenName: 'Bruno' } },
    { profile: { givenName: 'Bruno' } },
  ]);
  expect(graph.sandbox.requests.counts()).toEqual({
    listConversations: 1,
    listParticipants: 25,
    getUser: 10,
  });
});

test('a list never has more than 32 calls under way at once', async () => {
  const { faults, requests } = graph.sandbox;
  faults.add({ kind: 'gate', operation: 'listParticipants', count: 41 });

  const list = graph.query(LIST, { id: bruno.id, first: 40 });
  await until(() => requests.counts()['listParticipants'] === MOST_AT_ONCE);
  // Once a later operation is through, whatever was sent before it has arrived as well.
  await graph.query(`{ conversation(id: "${crew.id}") { displayName } }`);

  expect(requests.inFlight).toBe(MOST_AT_ONCE);
  expect(requests.counts()).toEqual({
    listConversations: 1,
    listParticipants: MOST_AT_ONCE,
    getConversation: 1,
  });
  faults.clear();
  expect((await list).errors).toEqual([]);
  expect(requests.counts()['listParticipants']).toBe(40);
});

test('a list that is slow keeps nothing waiting but what lies below it', async () => {
  const { faults, requests } = graph.sandbox;
  faults.add({ kind: 'gate', count: 2, when: { pathIncludes: `${crew.id}/participants` } });

  const slow = graph.query(
    `{
      slow: conversation(id: "${crew.id}") { participants { nodes { user { profile { givenName } } } } }
      fast: conversation(id: "${brunoDefault.id}") {
        participants { nodes { user { profile { givenName } } } }
      }
    }`,
  );
  await until(() => requests.counts()['getUser'] === 1);
  faults.clear();

  const named = (...names: (string | null)[]): object => ({
    participants: { nodes: names.map((givenName) => ({ user: { profile: { givenName } } })) },
  });
  expect((await slow).data).toEqual({ slow: named('Ada', 'Dora', null), fast: named('Bruno') });
});
