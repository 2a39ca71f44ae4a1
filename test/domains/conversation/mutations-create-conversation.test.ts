import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid, userGid } from '../../support/ids.js';
import { calledOperations, mutation, sentBodies, textAt } from '../../support/mutations.js';

const { appId, users, conversations } = SAMPLE;
const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const DETAILS = `id conversationId appId type isDefault displayName description iconUrl metadata
  activeSwitchboardIntegration { name } pendingSwitchboardIntegration { name }
  businessLastRead lastUpdatedAt createdAt`;
const CREATE = mutation(
  'createConversation',
  `conversation { ${DETAILS} participants { nodes { userId clientAssociations { type } conversation { displayName } } } }
   conversationEdge { cursor node { id } }`,
);
const CREATE_ID = mutation('createConversation', 'conversation { id }');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('createConversation', () => {
  test('gives the conversation, its edge and its participants, in two calls', async () => {
    const input = {
      type: 'SDK_GROUP',
      participants: [
        { user: { userId: users.chloe.id }, subscribeSDKClient: true },
        { user: { userExternalId: users.ada.externalId } },
      ],
      displayName: 'Lamps',
      description: 'Everything about lamps',
      iconUrl: 'https://assets.example.com/icons/lamp.png',
      metadata: { order: 15, price: 1.5, urgent: true, colour: 'grün' },
    };

    const answer = await graph.query(CREATE, { input });

    const conversationId = textAt(
      answer.data,
      ...['createConversation', 'conversation', 'conversationId'],
    );
    expect(conversationId).toMatch(/^[0-9a-f]{24}$/);
    const id = conversationGid(conversationId);
    const { displayName, description, iconUrl, metadata } = input;
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(answer.data).toEqual({
      createConversation: {
        conversation: {
          ...{ id, conversationId, appId, type: 'SDK_GROUP', isDefault: false },
          ...{ displayName, description, iconUrl, metadata },
          activeSwitchboardIntegration: null,
          pendingSwitchboardIntegration: null,
          businessLastRead: null,
          lastUpdatedAt: expect.stringMatching(ISO_DATE),
          createdAt: expect.stringMatching(ISO_DATE),
          participants: {
            nodes: [
              {
                ...{ userId: users.chloe.id, clientAssociations: [{ type: 'SDK' }] },
                conversation: { displayName },
              },
              {
                ...{ userId: users.ada.id, clientAssociations: [] },
                conversation: { displayName },
              },
            ],
          },
        },
        conversationEdge: {
          cursor: textAt(answer.data, 'createConversation', 'conversationEdge', 'cursor'),
          node: { id },
        },
        userErrors: [],
      },
    });
    expect(calledOperations(graph)).toEqual(['createConversation', 'listParticipants']);
    expect(sentBodies(graph, 'createConversation')).toStrictEqual([
      {
        type: 'sdkGroup',
        participants: [
          { userId: users.chloe.id, subscribeSDKClient: true },
          { userExternalId: users.ada.externalId, subscribeSDKClient: false },
        ],
        ...{ displayName, description, iconUrl, metadata },
      },
    ]);
  });

  test('gives an edge that stands in the list of its user', async () => {
    const created = await graph.query(CREATE, {
      input: { type: 'SDK_GROUP', participants: [{ user: { userId: users.ada.id } }] },
    });

    const answer = await graph.query(
      `query ($user: ID!, $after: String!) {
        list: conversations(filter: { userId: $user }, first: 2) { edges { cursor node { id } } }
        rest: conversations(filter: { userId: $user }, first: 1, after: $after) {
          edges { cursor node { id } }
        }
      }`,
      {
        user: users.ada.id,
        after: textAt(created.data, 'createConversation', 'conversationEdge', 'cursor'),
      },
    );

    const { createConversation } = created.data as {
      createConversation: { conversationEdge: object };
    };
    const { list, rest } = answer.data as Record<'list' | 'rest', { edges: object[] }>;
    expect(list.edges).toEqual([createConversation.conversationEdge, ...rest.edges]);
    expect(rest.edges).toMatchObject([
      { node: { id: conversationGid(conversations.adaDefault.id) } },
    ]);
  });

  test('makes the first personal conversation of a user the default one', async () => {
    const input = { type: 'PERSONAL', participants: [{ user: { userId: users.chloe.id } }] };
    const query = mutation('createConversation', 'conversation { type isDefault }');

    const first = await graph.query(query, { input });
    const second = await graph.query(query, { input });

    expect([first.data, second.data]).toEqual(
      [true, false].map((isDefault) => ({
        createConversation: { conversation: { type: 'PERSONAL', isDefault }, userErrors: [] },
      })),
    );
  });

  const ADA = { userId: users.ada.id };
  const EMOJI = '🦊'.repeat(100);
  const FULL_METADATA = { text: 'x'.repeat(4_085) };
  const NOTHING = { displayName: null, description: null, iconUrl: null, metadata: null };
  test.each([
    ['a type alone', {}, {}],
    ['nulls', { ...NOTHING, appId: null, participants: null }, {}],
    ['an empty list of participants', { participants: [] }, {}],
    ['empty metadata', { metadata: {} }, { metadata: {} }],
    [
      'texts of 100 characters',
      { displayName: EMOJI, description: EMOJI },
      { displayName: EMOJI, description: EMOJI },
    ],
    ['4096 bytes of metadata', { metadata: FULL_METADATA }, { metadata: FULL_METADATA }],
    ['the default app, named', { appId }, {}],
    [
      'users by raw, global and external id',
      {
        participants: [
          { user: ADA, subscribeSDKClient: null },
          { user: { userId: userGid(users.dora.id) }, subscribeSDKClient: false },
          { user: { userExternalId: users.goran.externalId }, subscribeSDKClient: true },
        ],
      },
      {
        participants: [
          { ...ADA, subscribeSDKClient: false },
          { userId: users.dora.id, subscribeSDKClient: false },
          { userExternalId: users.goran.externalId, subscribeSDKClient: true },
        ],
      },
    ],
  ])('given %s, sends what was said and nothing else', async (_, input, body) => {
    const answer = await graph.query(CREATE_ID, { input: { type: 'SDK_GROUP', ...input } });

    expect(answer).toMatchObject({ data: { createConversation: { userErrors: [] } }, errors: [] });
    expect(sentBodies(graph, 'createConversation')).toStrictEqual([{ type: 'sdkGroup', ...body }]);
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test('takes its input written out in the operation, too', async () => {
    const answer = await graph.query(
      `mutation ($seats: Int) { createConversation(input: {
        type: PERSONAL
        participants: [{ user: { userExternalId: "shop 7/goran & s\\u00f6hne" } }]
        metadata: { seats: $seats, price: 1.5, vip: true, plan: "gold" }
      }) { userErrors { code } } }`,
      { seats: 3 },
    );

    expect(answer).toMatchObject({ data: { createConversation: { userErrors: [] } }, errors: [] });
    expect(sentBodies(graph, 'createConversation')).toStrictEqual([
      {
        type: 'personal',
        participants: [{ userExternalId: users.goran.externalId, subscribeSDKClient: false }],
        metadata: { seats: 3, price: 1.5, vip: true, plan: 'gold' },
      },
    ]);
  });
});
