import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import {
  ADA,
  ADA_DEFAULT,
  ADA_IN_DEFAULT,
  CONVERSATION_QUERY,
  MORE_ABOUT_ADA,
  PARTICIPANTS_QUERY,
  USER_QUERY,
} from '../support/sample-records.js';

const { users, conversations } = SAMPLE;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** The same fields, all null. */
function nulls(record: object): Record<string, null> {
  return Object.fromEntries(Object.keys(record).map((key) => [key, null]));
}

describe('what upstream leaves out or sends as null is null, empty, false or 0', () => {
  const { id, conversationId, appId } = ADA_DEFAULT;
  const { participantId, userId } = ADA_IN_DEFAULT;
  test.each([
    {
      what: 'a conversation',
      query: CONVERSATION_QUERY,
      of: conversations.adaDefault.id,
      record: 'conversation',
      path: 'conversation',
      complete: ADA_DEFAULT,
      bare: {
        conversation: {
          ...nulls(ADA_DEFAULT),
          ...{ id, conversationId, appId, type: 'OTHER', isDefault: false },
        },
      },
    },
    {
      what: 'a participant',
      query: PARTICIPANTS_QUERY,
      of: conversations.adaDefault.id,
      record: 'participants',
      path: 'participants[]',
      complete: ADA_IN_DEFAULT,
      bare: {
        conversation: {
          participants: {
            nodes: [
              {
                ...{ id: ADA_IN_DEFAULT.id, participantId, userId, userExternalId: null },
                ...{ unreadCount: 0, lastRead: null, clientAssociations: [] },
              },
            ],
          },
        },
      },
    },
    {
      what: 'a user',
      query: USER_QUERY,
      of: users.ada.id,
      record: 'user',
      path: 'user',
      complete: ADA,
      bare: { user: { ...nulls(ADA), id: ADA.id, userId: users.ada.id, identities: [] } },
    },
  ])('in $what', async ({ query, of, record, path, complete, bare }) => {
    const optional = Object.keys(complete).filter((key) => key !== 'id' && key !== 'userId');
    const { faults } = graph.sandbox;

    faults.add({ kind: 'omit', times: 1, keys: optional.map((key) => `${path}.${key}`) });
    const leftOut = await graph.query(query, { id: of });
    faults.clear();
    const values = Object.fromEntries(optional.map((key) => [key, null]));
    faults.add({ kind: 'merge', value: { [record]: values } });
    const sentAsNull = await graph.query(query, { id: of });

    expect(leftOut).toMatchObject({ data: bare, errors: [] });
    expect(sentAsNull).toMatchObject({ data: bare, errors: [] });
  });

  test('in what lies inside a record', async () => {
    graph.sandbox.faults.add({
      kind: 'merge',
      value: {
        conversation: { activeSwitchboardIntegration: { name: null } },
        participants: { clientAssociations: [{ clientId: 'c1' }, { type: null, clientId: 'c2' }] },
        user: { profile: { givenName: null }, identities: [{ type: 'phone' }] },
      },
    });
    graph.sandbox.faults.add({
      kind: 'omit',
      keys: ['conversation.activeSwitchboardIntegration.integrationId', 'user.profile.surname'],
    });

    const answer = await graph.query(
      `query ($id: ID!, $user: ID!) {
        conversation(id: $id) {
          activeSwitchboardIntegration { name integrationId integrationType }
          participants { nodes { clientAssociations { type clientId rawType } } }
        }
        user(by: { userId: $user }) {
          profile { givenName surname locale } identities { type value verification }
        }
      }`,
      { id: conversations.adaDefault.id, user: users.ada.id },
    );

    expect(answer.data).toEqual({
      conversation: {
        activeSwitchboardIntegration: {
          name: null,
          integrationId: null,
          integrationType: 'zd:agentWorkspace',
        },
        participants: {
          nodes: [
            {
              clientAssociations: [
                { type: 'OTHER', clientId: 'c1', rawType: null },
                { type: 'OTHER', clientId: 'c2', rawType: null },
              ],
            },
          ],
        },
      },
      user: {
        profile: { givenName: null, surname: null, locale: 'en-GB' },
        identities: [{ type: 'phone', value: null, verification: null }],
      },
    });
    expect(answer.errors).toEqual([]);
  });
});

describe('what upstream may add one day fails no query', () => {
  test('an unknown channel is OTHER, beside its own word', async () => {
    graph.sandbox.faults.add({
      kind: 'replace',
      operation: 'listParticipants',
      body: {
        participants: [
          {
            id: 'a'.repeat(24),
            userId: users.lena.id,
            clientAssociations: [
              { type: 'acme:kiosk', clientId: 'b'.repeat(24) },
              { type: 'sdk', clientId: 'c'.repeat(24) },
            ],
          },
        ],
      },
    });

    const answer = await graph.query(PARTICIPANTS_QUERY, { id: conversations.lenaDefault.id });

    expect(answer).toMatchObject({
      data: {
        conversation: {
          participants: {
            nodes: [
              {
                userId: users.lena.id,
                clientAssociations: [
                  { type: 'OTHER', rawType: 'acme:kiosk' },
                  { type: 'SDK', rawType: 'sdk' },
                ],
              },
            ],
          },
        },
      },
      errors: [],
    });
  });

  test('an unknown type of conversation is OTHER, read alone or in a list', async () => {
    graph.sandbox.faults.add({
      kind: 'merge',
      value: { conversation: { type: 'broadcast' }, conversations: { type: 'broadcast' } },
    });

    const answer = await graph.query(
      `query ($id: ID!, $user: ID!) {
        conversation(id: $id) { type }
        conversations(filter: { userId: $user }, first: 2) { nodes { type } }
      }`,
      { id: conversations.adaDefault.id, user: users.ada.id },
    );

    expect(answer).toMatchObject({
      data: {
        conversation: { type: 'OTHER' },
        conversations: { nodes: [{ type: 'OTHER' }, { type: 'OTHER' }] },
      },
      errors: [],
    });
  });

  test('unknown keys change nothing, not even those that mean something here', async () => {
    graph.sandbox.assumptions.undocumentedKeys = true;
    graph.sandbox.faults.add(MORE_ABOUT_ADA);
    const keys = { __typename: 'X', appId: 'x', reference: { userId: 'x' }, conversations: ['x'] };
    graph.sandbox.faults.add({
      kind: 'merge',
      value: {
        conversation: { ...keys, conversationId: 'x', participants: ['x'] },
        participants: { ...keys, conversationId: 'x', participantId: 'x', user: 'x' },
        user: { ...keys, userId: 'x' },
        cursor: 'x',
      },
    });

    const id = conversations.adaDefault.id;
    expect(await graph.query(CONVERSATION_QUERY, { id })).toMatchObject({
      data: { conversation: ADA_DEFAULT },
      errors: [],
    });
    expect(await graph.query(PARTICIPANTS_QUERY, { id })).toMatchObject({
      data: { conversation: { participants: { nodes: [ADA_IN_DEFAULT] } } },
      errors: [],
    });
    expect(await graph.query(USER_QUERY, { id: users.ada.id })).toMatchObject({
      data: { user: ADA },
      errors: [],
    });
  });
});
