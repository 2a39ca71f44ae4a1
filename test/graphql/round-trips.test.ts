import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, userGid } from '../support/ids.js';
import { ADA_IN_DEFAULT } from '../support/sample-records.js';

const { appId, users, conversations } = SAMPLE;
const { ada, dora, emil } = users;
const CREW = conversations.crew.id;
const DEFAULT = conversations.adaDefault.id;
const CREW_USERS = [ada, dora, emil].map(({ id }) => ({ userId: id }));

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** An operation and what it costs. */
interface Case {
  readonly what: string;
  readonly query: string;
  readonly data: object;
  readonly counts: Readonly<Record<string, number>>;
}

const ALIASES = Array.from({ length: 10 }, (_, index) => `c${String(index)}`);

const ONE_WAVE: readonly Case[] = [
  {
    what: 'a conversation costs one call',
    query: `{ conversation(id: "${CREW}") { displayName } }`,
    data: { conversation: { displayName: 'Crew' } },
    counts: { getConversation: 1 },
  },
  {
    what: 'so it does when nothing but its ids are asked for: it has to be there',
    query: `{ conversation(id: "${CREW}") { id conversationId } }`,
    data: { conversation: { id: conversationGid(CREW), conversationId: CREW } },
    counts: { getConversation: 1 },
  },
  {
    what: 'the same conversation is asked for once, however many aliases and ids name it',
    query: `{ ${ALIASES.map((alias, index) => `${alias}: conversation(id: "${index % 2 === 0 ? CREW : conversationGid(CREW)}") { displayName }`).join(' ')} }`,
    data: Object.fromEntries(ALIASES.map((alias) => [alias, { displayName: 'Crew' }])),
    counts: { getConversation: 1 },
  },
  {
    what: 'a conversation and its participants travel together',
    query: `{ conversation(id: "${CREW}") { displayName participants { nodes { userId } } } }`,
    data: { conversation: { displayName: 'Crew', participants: { nodes: CREW_USERS } } },
    counts: { getConversation: 1, listParticipants: 1 },
  },
  {
    what: 'a page of conversations is asked for once, wherever it is wanted',
    query: `{
      conversations(filter: { userId: "${ada.id}" }, first: 1) { nodes { conversationId } }
      user(by: { userId: "${userGid(ada.id)}" }) {
        zendeskId conversations(first: 1) { nodes { conversationId } }
      }
    }`,
    data: {
      conversations: { nodes: [{ conversationId: DEFAULT }] },
      user: {
        zendeskId: '25904178363412',
        conversations: { nodes: [{ conversationId: DEFAULT }] },
      },
    },
    counts: { listConversations: 1, getUser: 1 },
  },
  {
    what: 'what a participant tells of its user and its conversation costs nothing more',
    query: `{ conversation(id: "${CREW}") { participants(first: 1) { nodes {
      user { __typename id userId externalId } conversation { __typename id conversationId appId }
    } } } }`,
    data: {
      conversation: {
        participants: {
          nodes: [
            {
              user: {
                __typename: 'EndUser',
                id: userGid(ada.id),
                userId: ada.id,
                externalId: ada.externalId,
              },
              conversation: {
                __typename: 'Conversation',
                id: conversationGid(CREW),
                conversationId: CREW,
                appId,
              },
            },
          ],
        },
      },
    },
    counts: { getConversation: 1, listParticipants: 1 },
  },
  {
    what: 'a participant, its conversation and all who take part there travel together',
    query: `{ node(id: "${ADA_IN_DEFAULT.id}") { ... on Participant { unreadCount conversation {
      isDefault participants { nodes { userId } }
    } } } }`,
    data: {
      node: {
        unreadCount: 2,
        conversation: { isDefault: true, participants: { nodes: [{ userId: ada.id }] } },
      },
    },
    counts: { getConversation: 1, listParticipants: 1 },
  },
  {
    what: 'the ids of a participant’s conversation and its participants need no conversation',
    query: `{ node(id: "${ADA_IN_DEFAULT.id}") { ... on Participant { conversation {
      conversationId participants { nodes { userId } }
    } } } }`,
    data: {
      node: {
        conversation: { conversationId: DEFAULT, participants: { nodes: [{ userId: ada.id }] } },
      },
    },
    counts: { listParticipants: 1 },
  },
];

const TWO_WAVES: readonly Case[] = [
  {
    what: 'the conversations of a participant’s user need no user',
    query: `{ node(id: "${ADA_IN_DEFAULT.id}") { ... on Participant { user {
      userId conversations(first: 1) { nodes { conversationId } }
    } } } }`,
    data: {
      node: { user: { userId: ada.id, conversations: { nodes: [{ conversationId: DEFAULT }] } } },
    },
    counts: { listParticipants: 1, listConversations: 1 },
  },
  {
    what: 'a conversation that came in a list is not asked for again',
    query: `{ conversations(filter: { userId: "${ada.id}" }, first: 1) { nodes {
      participants { nodes { conversation { isDefault } } }
    } } }`,
    data: {
      conversations: {
        nodes: [{ participants: { nodes: [{ conversation: { isDefault: true } }] } }],
      },
    },
    counts: { listConversations: 1, listParticipants: 1 },
  },
  {
    what: 'a user found by one id is not asked for again by the other',
    query: `{ user(by: { userExternalId: "${ada.externalId}" }) { conversations(first: 1) { nodes {
      participants { nodes { user { zendeskId } } }
    } } } }`,
    data: {
      user: {
        conversations: {
          nodes: [{ participants: { nodes: [{ user: { zendeskId: '25904178363412' } }] } }],
        },
      },
    },
    counts: { getUser: 1, listConversations: 1, listParticipants: 1 },
  },
];

test.each(ONE_WAVE)('$what', async ({ query, data, counts }) => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  graph.sandbox.faults.add({ kind: 'gate', count: total });

  expect(await graph.query(query)).toMatchObject({ data, errors: [] });
  expect(graph.sandbox.requests.counts()).toEqual(counts);
  expect(graph.sandbox.requests.waves()).toBe(1);
});

test.each(TWO_WAVES)('$what', async ({ query, data, counts }) => {
  expect(await graph.query(query)).toMatchObject({ data, errors: [] });
  expect(graph.sandbox.requests.counts()).toEqual(counts);
});

describe('a user and the user’s conversations travel together', () => {
  test.each([
    [{ userId: ada.id }, 'userId', ada.id],
    [{ userExternalId: ada.externalId }, 'userExternalId', ada.externalId],
  ])('both found by %j', async (by, name, value) => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2 });

    const answer = await graph.query(
      `query ($by: UserRef!) { user(by: $by) {
        userId conversations(first: 2) { nodes { conversationId } }
      } }`,
      { by },
    );

    const nodes = [conversations.adaDefault, conversations.full];
    expect(answer.data).toEqual({
      user: {
        userId: ada.id,
        conversations: { nodes: nodes.map(({ id }) => ({ conversationId: id })) },
      },
    });
    expect(answer.errors).toEqual([]);
    expect(graph.sandbox.requests.waves()).toBe(1);
    const urls = graph.sandbox.requests.entries.map(({ url }) => url);
    expect(urls.toSorted()).toEqual([
      `/v2/apps/${appId}/conversations?page%5Bsize%5D=2&filter%5B${name}%5D=${encodeURIComponent(value)}`,
      `/v2/apps/${appId}/users/${encodeURIComponent(value)}`,
    ]);
  });
});
