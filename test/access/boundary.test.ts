import { afterEach, expect, jest, test } from '@jest/globals';

import { resolvers } from '../../src/graphql/resolvers.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startService } from '../support/service.js';

const { appId, users, conversations } = SAMPLE;
const { ada, dora, kofi } = users;
const AS_ADA = { scope: 'user', user_id: ada.id };

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a field gives whose resolver hands out a record without a thought for who asks. */
async function given(
  type: string,
  field: string,
  record: unknown,
  query: string,
): Promise<unknown> {
  jest.replaceProperty(resolvers, type, { ...(resolvers[type] as object), [field]: () => record });
  const service = await startService();
  const { data, errors } = await service.query(AS_ADA, query);
  return { data, codes: errors.map(({ extensions }) => extensions.code) };
}

const STRANGE = { appId, id: conversations.empty.id, displayName: 'not Ada’s' };
const OWN = { appId, id: conversations.crew.id, displayName: 'Ada’s' };

test('a conversation that is not the end user’s is not shown, whichever resolver gave it', async () => {
  expect(
    await given(
      'Query',
      'conversation',
      STRANGE,
      `{ conversation(id: "${STRANGE.id}") { displayName } }`,
    ),
  ).toEqual({ data: { conversation: null }, codes: [] });
});

test('one of theirs is', async () => {
  expect(
    await given('Query', 'conversation', OWN, `{ conversation(id: "${OWN.id}") { displayName } }`),
  ).toEqual({ data: { conversation: { displayName: 'Ada’s' } }, codes: [] });
});

test('of a list that a resolver made, only what is theirs is left', async () => {
  const page = { records: [STRANGE, OWN], hasNextPage: false, hasPreviousPage: false };

  expect(
    await given(
      'Query',
      'conversations',
      page,
      `{ conversations(filter: { userId: "${ada.id}" }) { nodes { displayName } edges { node { displayName } } } }`,
    ),
  ).toEqual({
    data: {
      conversations: {
        nodes: [null, { displayName: 'Ada’s' }],
        edges: [{ node: null }, { node: { displayName: 'Ada’s' } }],
      },
    },
    codes: [],
  });
});

test('another user is refused', async () => {
  const user = { appId, id: dora.id, reference: { userId: dora.id }, identities: [] };

  expect(
    await given('Query', 'user', user, `{ user(by: { userId: "${dora.id}" }) { userId } }`),
  ).toEqual({ data: { user: null }, codes: ['FORBIDDEN'] });
});

test('a participant is shown without what tells who others are', async () => {
  const participant = {
    appId,
    conversationId: conversations.crew.id,
    id: 'f'.repeat(24),
    userId: kofi.id,
    userExternalId: 'secret',
    clientAssociations: [],
  };
  const page = { records: [participant], hasNextPage: false, hasPreviousPage: false };

  expect(
    await given(
      'Conversation',
      'participants',
      page,
      `{ conversation(id: "${conversations.crew.id}") { participants { nodes { userId userExternalId user { id } } } } }`,
    ),
  ).toEqual({
    data: {
      conversation: {
        participants: { nodes: [{ userId: kofi.id, userExternalId: null, user: null }] },
      },
    },
    codes: [],
  });
});
