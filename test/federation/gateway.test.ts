import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { conversationGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import { startSupergraph, type Supergraph } from './supergraph.js';

const { users, conversations } = SAMPLE;
const { adaOrder, crew } = conversations;

let supergraph: Supergraph;
beforeAll(async () => {
  supergraph = await startSupergraph();
});
beforeEach(() => supergraph.graph.sandbox.reset());

/** The calls that the conversations subgraph made. */
function calls(): Record<string, number> {
  return supergraph.graph.sandbox.requests.counts();
}

describe('a query through both subgraphs', () => {
  test('goes from a ticket into its conversation and the people in it', async () => {
    expect(
      await supergraph.query(`{
        ticket(id: "T-3") {
          subject
          conversation {
            conversationId displayName
            participants(first: 2) { nodes { unreadCount user { profile { givenName } } } }
          }
        }
      }`),
    ).toEqual({
      data: {
        ticket: {
          subject: 'Swap of shifts',
          conversation: {
            conversationId: crew.id,
            displayName: 'Crew',
            participants: {
              nodes: [
                { unreadCount: 0, user: { profile: { givenName: 'Ada' } } },
                { unreadCount: 7, user: { profile: { givenName: 'Dora' } } },
              ],
            },
          },
        },
      },
    });
    expect(calls()).toEqual({ getConversation: 1, listParticipants: 1, getUser: 2 });
  });

  test('goes from a conversation to its tickets', async () => {
    expect(
      await supergraph.query(`{
        conversation(id: "${conversationGid(adaOrder.id)}") { displayName tickets { id subject } }
      }`),
    ).toEqual({
      data: {
        conversation: {
          displayName: 'Order 15',
          tickets: [
            { id: 'T-1', subject: 'One lamp arrived broken' },
            { id: 'T-2', subject: 'The replacement is late' },
          ],
        },
      },
    });
    expect(calls()).toEqual({ getConversation: 1 });
  });

  test('goes from a ticket to the user of its externalId, and on to their conversations', async () => {
    expect(
      await supergraph.query(`{
        ticket(id: "T-3") { requester { id userId conversations { nodes { displayName } } } }
      }`),
    ).toEqual({
      data: {
        ticket: {
          requester: {
            id: userGid(users.goran.id),
            userId: users.goran.id,
            conversations: { nodes: [{ displayName: 'Full house' }] },
          },
        },
      },
    });
    expect(calls()).toEqual({ getUser: 1, listConversations: 1 });
  });

  test('goes back and forth: from a ticket over its conversation to all tickets of that', async () => {
    expect(
      await supergraph.query(
        '{ ticket(id: "T-2") { conversation { displayName tickets { id requester { userId } } } } }',
      ),
    ).toEqual({
      data: {
        ticket: {
          conversation: {
            displayName: 'Order 15',
            tickets: [
              { id: 'T-1', requester: { userId: users.ada.id } },
              { id: 'T-2', requester: { userId: users.ada.id } },
            ],
          },
        },
      },
    });
    expect(calls()).toEqual({ getConversation: 1, getUser: 1 });
  });

  test('costs no call when it asks for nothing but ids', async () => {
    expect(
      await supergraph.query('{ ticket(id: "T-1") { conversation { id appId conversationId } } }'),
    ).toEqual({
      data: {
        ticket: {
          conversation: {
            id: conversationGid(adaOrder.id),
            appId: SAMPLE.appId,
            conversationId: adaOrder.id,
          },
        },
      },
    });
    expect(calls()).toEqual({});
  });
});

test('a gateway that executes no subscriptions serves the rest of a graph that has them', async () => {
  const { data, errors } = await supergraph.query('subscription { appEvents { cursor } }');
  expect(data ?? null).toBeNull();
  expect(errors).toHaveLength(1);

  expect(
    await supergraph.query(
      `{ eventCursor conversation(id: "${conversationGid(adaOrder.id)}") { displayName tickets { id } } }`,
    ),
  ).toEqual({
    data: {
      eventCursor: expect.any(String),
      conversation: { displayName: 'Order 15', tickets: [{ id: 'T-1' }, { id: 'T-2' }] },
    },
  });
});

describe('across the boundary', () => {
  const broken = [
    ['tickets', 3, 'conversation', 'type'],
    ['tickets', 4, 'conversation', 'type'],
  ];

  test('what is missing or impossible is null among what is not', async () => {
    const { data, errors } = await supergraph.query(
      '{ tickets { id conversation { conversationId displayName } } }',
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      tickets: [
        { id: 'T-1', conversation: { conversationId: adaOrder.id, displayName: 'Order 15' } },
        { id: 'T-2', conversation: { conversationId: adaOrder.id, displayName: 'Order 15' } },
        { id: 'T-3', conversation: { conversationId: crew.id, displayName: 'Crew' } },
        // The tickets subgraph knows the id, so there is an object. Nothing is known of it here.
        { id: 'T-4', conversation: { conversationId: UNKNOWN_ID, displayName: null } },
        { id: 'T-5', conversation: { conversationId: '4711', displayName: null } },
        { id: 'T-6', conversation: null },
      ],
    });
    expect(calls()).toEqual({ getConversation: 3 });
  });

  test('it is null as a whole when a field is asked for that cannot be null', async () => {
    const { data, errors, extensions } = await supergraph.query(
      '{ tickets { conversation { type } } }',
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      tickets: [
        { conversation: { type: 'PERSONAL' } },
        { conversation: { type: 'PERSONAL' } },
        { conversation: { type: 'SDK_GROUP' } },
        { conversation: null },
        { conversation: null },
        { conversation: null },
      ],
    });
    expect(extensions).toMatchObject({ valueCompletion: broken.map((path) => ({ path })) });
  });

  test('a user whom nobody has, and one whom nobody can have, are null', async () => {
    const { data, errors } = await supergraph.query(
      '{ tickets { requester { externalId profile { givenName } } } }',
    );
    const ada = { externalId: users.ada.externalId, profile: { givenName: 'Ada' } };

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      tickets: [
        { requester: ada },
        { requester: ada },
        { requester: { externalId: users.goran.externalId, profile: { givenName: 'Goran' } } },
        { requester: { externalId: 'crm/nobody@example.com', profile: null } },
        { requester: { externalId: '..', profile: null } },
        { requester: null },
      ],
    });
    expect(calls()).toEqual({ getUser: 3 });
  });

  test('what could not be read is an error in its place, with its code', async () => {
    const { sandbox } = supergraph.graph;
    sandbox.faults.add({ kind: 'status', status: 500, when: { pathIncludes: crew.id } });
    const { data, errors } = await supergraph.query('{ tickets { conversation { displayName } } }');

    expect(data).toMatchObject({
      tickets: [
        { conversation: { displayName: 'Order 15' } },
        { conversation: { displayName: 'Order 15' } },
        { conversation: { displayName: null } },
        { conversation: { displayName: null } },
        { conversation: { displayName: null } },
        { conversation: null },
      ],
    });
    expect(errors).toEqual([
      {
        message: 'getConversation: Sunshine Conversations could not handle the request',
        path: ['tickets', 2, 'conversation'],
        extensions: {
          code: 'UPSTREAM_UNAVAILABLE',
          upstream: { status: 500, code: 'internal_server_error' },
          serviceName: 'conversations',
        },
      },
    ]);
  });

  test.each([
    ['two fields', `{ userId: "${users.ada.id}", userExternalId: "crm/ada@example.com" }`],
    ['no field', '{}'],
    ['a field that is null', '{ userId: null }'],
  ])(
    'an input of @oneOf, which this gateway knows nothing of, with %s is refused',
    async (_, by) => {
      const { data, errors } = await supergraph.query(`{ tickets { id } user(by: ${by}) { id } }`);

      expect(data).toMatchObject({ tickets: [{ id: 'T-1' }, {}, {}, {}, {}, {}], user: null });
      expect(errors).toMatchObject([
        { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', serviceName: 'conversations' } },
      ]);
      expect(calls()).toEqual({});
    },
  );

  test.each(['node', 'nodes', '_entities', '_service'])('there is no %s', async (field) => {
    expect(await supergraph.query(`{ ${field} { __typename } }`)).toMatchObject({
      errors: [{ message: `Cannot query field "${field}" on type "Query".` }],
    });
  });
});
