import { beforeAll, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, userGid } from '../support/ids.js';

const { users, conversations } = SAMPLE;
const { adaOrder } = conversations;

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Conversation { displayName }
    ... on EndUser { profile { givenName } }
    ... on Participant { unreadCount }
  }
}`;

describe('a representation that cannot be of any entity is null, without a call', () => {
  const impossible: Readonly<Record<string, readonly unknown[]>> = {
    Conversation: [
      {},
      { id: adaOrder.id },
      { id: 'no global id' },
      { id: userGid(users.ada.id) },
      { id: conversationGid(adaOrder.id, SAMPLE.otherAppId) },
      { id: `${conversationGid(adaOrder.id)}=` },
      { id: null, conversationId: null },
      { id: 5 },
      { conversationId: '4711' },
      { conversationId: adaOrder.id.toUpperCase() },
      { conversationId: `${adaOrder.id}/participants` },
      { conversationId: '' },
      { conversationId: [adaOrder.id] },
      { conversationId: userGid(users.ada.id) },
      { externalId: users.ada.externalId },
    ],
    EndUser: [
      {},
      { id: users.ada.id },
      { id: conversationGid(adaOrder.id) },
      { userId: users.ada.externalId },
      { userId: 7 },
      { externalId: '' },
      { externalId: '.' },
      { externalId: '..' },
      { externalId: 'a\nb' },
      { externalId: '\ud800' },
      { externalId: 'x'.repeat(1_025) },
      { conversationId: adaOrder.id },
    ],
    Participant: [
      {},
      { id: '67a1e3709d3e51c7a400c011' },
      { id: userGid(users.ada.id) },
      { participantId: '67a1e3709d3e51c7a400c011' },
    ],
    // Not entities of this subgraph.
    Ticket: [{ id: 'T-1' }],
    Node: [{ id: conversationGid(adaOrder.id) }],
    Query: [{}],
    constructor: [{ id: conversationGid(adaOrder.id) }],
  };
  const withType = Object.entries(impossible).flatMap(([typeName, representations]) =>
    representations.map((keys) => ({ __typename: typeName, ...(keys as object) })),
  );
  const withoutType = [
    { conversationId: adaOrder.id },
    { __typename: null, conversationId: adaOrder.id },
    { __typename: ['Conversation'], conversationId: adaOrder.id },
    'Conversation',
    17,
    true,
    [],
  ];

  test.each(
    [...withType, ...withoutType].map((representation) => ({
      title: JSON.stringify(representation).slice(0, 80),
      representation,
    })),
  )('$title', async ({ representation }) => {
    graph.sandbox.requests.clear();
    const { data, errors } = await graph.query(ENTITIES, { representations: [representation] });

    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [null] });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('and leaves one among them that is possible alone', async () => {
    graph.sandbox.requests.clear();
    const representations = [
      ...withType,
      {
        __typename: 'Participant',
        id: participantGid(conversations.adaDefault.id, '67a1e3709d3e51c7a400c011'),
      },
      ...withoutType,
    ];
    const { data, errors } = await graph.query(ENTITIES, { representations });

    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: [...withType.map(() => null), { unreadCount: 2 }, ...withoutType.map(() => null)],
    });
    expect(graph.sandbox.requests.counts()).toEqual({ listParticipants: 1 });
  });
});

describe('a key that names no app means the default app', () => {
  test('and without a default app it cannot be of any entity', async () => {
    const appless = await startGraph({
      SUNSHINE_BASE_URL: graph.sandbox.url,
      SUNSHINE_ALLOWED_APP_IDS: SAMPLE.appId,
      SUNSHINE_KEY_ID: SAMPLE.keyId,
      SUNSHINE_KEY_SECRET: SAMPLE.keySecret,
      CALLER_AUTH: 'none',
    });
    const { data, errors } = await appless.query(ENTITIES, {
      representations: [
        { __typename: 'Conversation', conversationId: adaOrder.id },
        { __typename: 'Conversation', id: conversationGid(adaOrder.id) },
      ],
    });

    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [null, { displayName: 'Order 15' }] });
  });
});
