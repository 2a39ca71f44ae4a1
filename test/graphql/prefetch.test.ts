import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { encodeCursor } from '../../src/kernel/cursor.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, userGid } from '../support/ids.js';
import { ADA_IN_DEFAULT } from '../support/sample-records.js';

const { users, conversations } = SAMPLE;
const { ada, dora, emil } = users;
const CREW = conversations.crew.id;
const [FIRST, SECOND, THIRD] = [ada, dora, emil].map(({ id }) => ({ userId: id }));
const WHO = '{ nodes { userId } }';
const ALL = { nodes: [FIRST, SECOND, THIRD] };

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** The pages of participants that were asked for, in no order. */
function pages(): string[] {
  const lists = graph.sandbox.requests.entries.filter(
    ({ operation }) => operation === 'listParticipants',
  );
  return lists.map(({ url }) => decodeURIComponent(url).split('?')[1] ?? '').toSorted();
}

/** A selection below a conversation, what it gives, and the pages that travel together with the conversation. */
interface Case {
  readonly what: string;
  readonly selection: string;
  readonly data?: object;
  readonly sizes?: readonly number[];
  readonly declares?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly fragments?: string;
}

describe('what is left out is not fetched', () => {
  const nothing: readonly Case[] = [
    { what: 'by @skip', selection: `participants @skip(if: true) ${WHO}` },
    { what: 'by @include', selection: `participants @include(if: false) ${WHO}` },
    {
      what: 'by a variable',
      declares: '($no: Boolean!)',
      variables: { no: false },
      selection: `participants @include(if: $no) ${WHO}`,
    },
    {
      what: 'by a variable’s default',
      declares: '($no: Boolean! = true)',
      selection: `participants @skip(if: $no) ${WHO}`,
    },
    {
      what: 'by both directives',
      selection: `participants @include(if: true) @skip(if: true) ${WHO}`,
    },
    { what: 'with its inline fragment', selection: `... @skip(if: true) { participants ${WHO} }` },
    {
      what: 'with its fragment',
      selection: '...F @include(if: false)',
      fragments: `fragment F on Conversation { participants ${WHO} }`,
    },
    {
      what: 'within its fragment',
      selection: '...F',
      fragments: `fragment F on Conversation { participants @skip(if: true) ${WHO} }`,
    },
  ];
  test.each(nothing)('$what', async ({ selection, declares = '', variables, fragments = '' }) => {
    const answer = await graph.query(
      `query ${declares} { conversation(id: "${CREW}") { displayName ${selection} } } ${fragments}`,
      variables,
    );

    expect(answer).toMatchObject({ data: { conversation: { displayName: 'Crew' } }, errors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 1 });
  });
});

test('what a variable leaves out is not fetched, though the same query has fetched it before', async () => {
  const query = `query ($no: Boolean!) {
    conversation(id: "${CREW}") { displayName participants @skip(if: $no) ${WHO} }
  }`;
  const withThem = await graph.query(query, { no: false });
  const before = graph.sandbox.requests.counts();
  const without = await graph.query(query, { no: true });

  expect(withThem.data).toEqual({ conversation: { displayName: 'Crew', participants: ALL } });
  expect(before).toEqual({ getConversation: 1, listParticipants: 1 });
  expect(without.data).toEqual({ conversation: { displayName: 'Crew' } });
  expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 2, listParticipants: 1 });
});

describe('what is selected travels together with the conversation, each page once', () => {
  const cases: readonly Case[] = [
    {
      what: '@include and @skip that keep it',
      declares: '($no: Boolean!)',
      variables: { no: false },
      selection: `participants @include(if: true) @skip(if: $no) ${WHO}`,
    },
    { what: 'an inline fragment', selection: `... { participants ${WHO} }` },
    {
      what: 'an inline fragment on the type',
      selection: `... on Conversation { participants ${WHO} }`,
    },
    {
      what: 'fragments on the interface',
      selection: `... on Node { ... on Conversation { participants ${WHO} } }`,
    },
    {
      what: 'named fragments',
      selection: '...F',
      fragments: `fragment F on Node { ...G } fragment G on Conversation { participants ${WHO} }`,
    },
    {
      what: 'the same field twice',
      selection: 'participants { nodes { userId } } participants { pageInfo { hasNextPage } }',
      data: { participants: { ...ALL, pageInfo: { hasNextPage: false } } },
    },
    {
      what: 'two names for the same page',
      selection: `a: participants ${WHO} b: participants(first: 25) ${WHO}`,
      data: { a: ALL, b: ALL },
    },
    {
      what: 'two pages',
      selection: `a: participants(first: 1) ${WHO} b: participants(first: 2) ${WHO}`,
      data: { a: { nodes: [FIRST] }, b: { nodes: [FIRST, SECOND] } },
      sizes: [1, 2],
    },
    {
      what: 'a variable',
      declares: '($n: Int)',
      variables: { n: 2 },
      selection: `participants(first: $n) ${WHO}`,
      data: { participants: { nodes: [FIRST, SECOND] } },
      sizes: [2],
    },
    {
      what: 'a variable’s default',
      declares: '($n: Int = 2)',
      selection: `participants(first: $n) ${WHO}`,
      data: { participants: { nodes: [FIRST, SECOND] } },
      sizes: [2],
    },
    {
      what: 'a variable that is not given',
      declares: '($n: Int)',
      selection: `participants(first: $n) ${WHO}`,
    },
    {
      what: 'a variable that is null',
      declares: '($n: Int)',
      variables: { n: null },
      selection: `participants(first: $n) ${WHO}`,
    },
    { what: 'a literal null', selection: `participants(first: null, after: null) ${WHO}` },
  ];
  test.each(cases)(
    '$what',
    async ({ selection, data = { participants: ALL }, sizes = [25], ...rest }) => {
      const { declares = '', variables, fragments = '' } = rest;
      graph.sandbox.faults.add({ kind: 'gate', count: 1 + sizes.length });

      const answer = await graph.query(
        `query ${declares} { conversation(id: "${CREW}") { displayName ${selection} } } ${fragments}`,
        variables,
      );

      expect(answer.data).toEqual({ conversation: { displayName: 'Crew', ...data } });
      expect(answer.errors).toEqual([]);
      expect(pages()).toEqual(sizes.map((size) => `page[size]=${String(size)}`));
      expect(graph.sandbox.requests.total).toBe(1 + sizes.length);
    },
  );

  test('pages that go on from a cursor, in both directions', async () => {
    const middle = '67a3198c9d3e51c7a400c042';
    graph.sandbox.faults.add({ kind: 'gate', count: 3 });

    const answer = await graph.query(
      `query ($cursor: String!) { conversation(id: "${CREW}") {
        before: participants(last: 1, before: $cursor) ${WHO}
        after: participants(first: 1, after: $cursor) ${WHO}
      } }`,
      { cursor: encodeCursor('Participant', middle) },
    );

    expect(answer.data).toEqual({
      conversation: { before: { nodes: [FIRST] }, after: { nodes: [THIRD] } },
    });
    expect(pages()).toEqual([
      `page[size]=1&page[after]=${middle}`,
      `page[size]=1&page[before]=${middle}`,
    ]);
  });

  test('only what fits the type of the record that an id names', async () => {
    graph.sandbox.faults.add({ kind: 'gate', count: 6 });

    const answer = await graph.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Conversation { participants(first: 1) ${WHO} }
        ... on EndUser { conversations(first: 1) { nodes { isDefault } } }
        ... on Participant { conversation { isDefault } }
      } }`,
      { ids: [conversationGid(CREW), userGid(ada.id), ADA_IN_DEFAULT.id] },
    );

    expect(answer.data).toEqual({
      nodes: [
        { participants: { nodes: [FIRST] } },
        { conversations: { nodes: [{ isDefault: true }] } },
        { conversation: { isDefault: true } },
      ],
    });
    expect(graph.sandbox.requests.counts()).toEqual({
      getConversation: 2,
      listParticipants: 2,
      getUser: 1,
      listConversations: 1,
    });
  });
});
