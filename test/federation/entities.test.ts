import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, UNKNOWN_ID, userGid } from '../support/ids.js';

const { users, conversations } = SAMPLE;
const { adaDefault, adaOrder, crew, empty } = conversations;
const ADAS_PARTICIPANT = '67a1e3709d3e51c7a400c011';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** The entities that these representations stand for, with the fields that are selected. */
async function entities(
  selection: string,
  ...representations: readonly unknown[]
): Promise<{ readonly _entities: unknown }> {
  const { data, errors } = await graph.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
    { representations },
  );
  expect(errors).toEqual([]);
  return data as { readonly _entities: unknown };
}

describe('an entity is found', () => {
  const order = { displayName: 'Order 15' };
  const ada = { profile: { givenName: 'Ada' } };

  test.each([
    {
      by: 'the global id of a conversation',
      representation: { __typename: 'Conversation', id: conversationGid(adaOrder.id) },
      selection: '... on Conversation { displayName }',
      entity: order,
      operation: 'getConversation',
    },
    {
      by: 'the conversationId',
      representation: { __typename: 'Conversation', conversationId: adaOrder.id },
      selection: '... on Conversation { displayName }',
      entity: order,
      operation: 'getConversation',
    },
    {
      by: 'the global id of a user',
      representation: { __typename: 'EndUser', id: userGid(users.ada.id) },
      selection: '... on EndUser { profile { givenName } }',
      entity: ada,
      operation: 'getUser',
    },
    {
      by: 'the userId',
      representation: { __typename: 'EndUser', userId: users.ada.id },
      selection: '... on EndUser { profile { givenName } }',
      entity: ada,
      operation: 'getUser',
    },
    {
      by: 'the externalId, which takes percent-encoding',
      representation: { __typename: 'EndUser', externalId: users.goran.externalId },
      selection: '... on EndUser { id userId externalId }',
      entity: {
        id: userGid(users.goran.id),
        userId: users.goran.id,
        externalId: users.goran.externalId,
      },
      operation: 'getUser',
    },
    {
      by: 'the global id of a participant',
      representation: {
        __typename: 'Participant',
        id: participantGid(adaDefault.id, ADAS_PARTICIPANT),
      },
      selection: '... on Participant { userId unreadCount }',
      entity: { userId: users.ada.id, unreadCount: 2 },
      operation: 'listParticipants',
    },
  ])('by $by, with one call', async ({ representation, selection, entity, operation }) => {
    expect(await entities(selection, representation)).toEqual({ _entities: [entity] });
    expect(graph.sandbox.requests.counts()).toEqual({ [operation]: 1 });
  });

  test('together with what lies below it, in one round trip', async () => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2, times: 2 });

    expect(
      await entities('... on Conversation { displayName participants { nodes { userId } } }', {
        __typename: 'Conversation',
        conversationId: crew.id,
      }),
    ).toEqual({
      _entities: [
        {
          displayName: 'Crew',
          participants: {
            nodes: [{ userId: users.ada.id }, { userId: users.dora.id }, { userId: users.emil.id }],
          },
        },
      ],
    });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 1, listParticipants: 1 });
    expect(graph.sandbox.requests.waves()).toBe(1);
  });
});

describe('a representation that brings all that is asked costs no call', () => {
  const order = {
    id: conversationGid(adaOrder.id),
    conversationId: adaOrder.id,
    appId: SAMPLE.appId,
  };
  const ada = { id: userGid(users.ada.id), userId: users.ada.id };
  const participant = participantGid(adaDefault.id, ADAS_PARTICIPANT);

  test.each([
    {
      what: 'a conversation by its global id',
      representation: { __typename: 'Conversation', id: order.id },
      selection: '... on Conversation { id conversationId appId }',
      entity: order,
    },
    {
      what: 'a conversation by its conversationId',
      representation: { __typename: 'Conversation', conversationId: adaOrder.id },
      selection: '... on Conversation { id conversationId appId }',
      entity: order,
    },
    {
      what: 'a user by the global id',
      representation: { __typename: 'EndUser', id: ada.id },
      selection: '... on EndUser { id userId }',
      entity: ada,
    },
    {
      what: 'a user by the userId',
      representation: { __typename: 'EndUser', userId: ada.userId },
      selection: '... on EndUser { id userId }',
      entity: ada,
    },
    {
      what: 'a user by the externalId',
      representation: { __typename: 'EndUser', externalId: users.ada.externalId },
      selection: '... on EndUser { externalId }',
      entity: { externalId: users.ada.externalId },
    },
    {
      what: 'a user by two keys',
      representation: { __typename: 'EndUser', ...ada, externalId: users.ada.externalId },
      selection: '... on EndUser { id userId externalId }',
      entity: { ...ada, externalId: users.ada.externalId },
    },
    {
      what: 'a participant by its global id',
      representation: { __typename: 'Participant', id: participant },
      selection: '... on Participant { id participantId }',
      entity: { id: participant, participantId: ADAS_PARTICIPANT },
    },
    {
      what: 'anything of which only the type is asked',
      representation: { __typename: 'EndUser', externalId: users.ada.externalId },
      selection: '__typename',
      entity: { __typename: 'EndUser' },
    },
    {
      what: 'a conversation of which another type is asked',
      representation: { __typename: 'Conversation', conversationId: adaOrder.id },
      selection: '__typename ... on EndUser { profile { givenName } }',
      entity: { __typename: 'Conversation' },
    },
  ])('$what', async ({ representation, selection, entity }) => {
    expect(await entities(selection, representation)).toEqual({ _entities: [entity] });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('an entity that does not exist is null', () => {
  test.each([
    ['a conversation', { __typename: 'Conversation', conversationId: UNKNOWN_ID }],
    ['a user by an unknown userId', { __typename: 'EndUser', userId: UNKNOWN_ID }],
    ['a user by an unknown externalId', { __typename: 'EndUser', externalId: 'crm/nobody' }],
    [
      "a user by an externalId that is another user's record id",
      { __typename: 'EndUser', externalId: users.ada.id },
    ],
    [
      'a participant of a conversation',
      { __typename: 'Participant', id: participantGid(empty.id, ADAS_PARTICIPANT) },
    ],
    [
      'a participant of no conversation',
      { __typename: 'Participant', id: participantGid(UNKNOWN_ID, ADAS_PARTICIPANT) },
    ],
  ])('%s', async (_, representation) => {
    expect(
      await entities(
        '... on Conversation { isDefault } ... on EndUser { identities { type } } ... on Participant { unreadCount }',
        representation,
      ),
    ).toEqual({ _entities: [null] });
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test('and leaves the others alone', async () => {
    expect(
      await entities(
        '... on Conversation { conversationId isDefault }',
        { __typename: 'Conversation', conversationId: adaDefault.id },
        { __typename: 'Conversation', conversationId: UNKNOWN_ID },
        { __typename: 'Conversation', conversationId: 'impossible' },
        { __typename: 'Conversation', conversationId: crew.id },
      ),
    ).toEqual({
      _entities: [
        { conversationId: adaDefault.id, isDefault: true },
        null,
        null,
        { conversationId: crew.id, isDefault: false },
      ],
    });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 3 });
  });

  test('and one that could not be read is an error in its own place', async () => {
    graph.sandbox.faults.add({
      kind: 'status',
      status: 500,
      when: { pathIncludes: adaDefault.id },
    });
    const answer = await graph.query(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Conversation { isDefault } }
      }`,
      {
        representations: [crew, adaDefault, adaOrder].map(({ id }) => ({
          __typename: 'Conversation',
          conversationId: id,
        })),
      },
    );

    expect(answer.data).toEqual({ _entities: [{ isDefault: false }, null, { isDefault: false }] });
    expect(failures(answer)).toEqual([
      {
        path: ['_entities', 1],
        code: 'UPSTREAM_UNAVAILABLE',
        message: 'getConversation: Sunshine Conversations could not handle the request',
      },
    ]);
  });
});
