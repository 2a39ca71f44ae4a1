import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import { APPLE, changesOf, mutation, type MutationName } from '../support/mutations.js';
import { attempt } from '../support/refusals.js';

const { users, conversations } = SAMPLE;
const { ada, chloe } = users;
const CREW = conversations.crew.id;
/** The changes whose refusal as invalid has several reasons. */
const LOOKED_UP: ReadonlySet<MutationName> = new Set(['deleteConversation', 'joinConversation']);
const INVALID = 'Sunshine Conversations refused the input as invalid';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({ SUNSHINE_ALLOWED_APP_IDS: '*' });
});
beforeEach(() => graph.sandbox.reset());

describe('a change that upstream refuses is a user error', () => {
  const { adaDefault, full, lenaDefault } = conversations;
  test.each<[string, MutationName, object, string, string]>([
    [
      'deleting the default conversation',
      'deleteConversation',
      { conversationId: adaDefault.id },
      'DEFAULT_CONVERSATION',
      `the conversation is the default one of its user, which cannot be deleted: Conversation ${adaDefault.id} cannot be deleted because it is the default.`,
    ],
    [
      'joining as the eleventh',
      'joinConversation',
      { conversationId: full.id, user: { userId: chloe.id } },
      'TOO_MANY_PARTICIPANTS',
      'the conversation takes no more participants: Too many participants',
    ],
    [
      'joining twice',
      'joinConversation',
      { conversationId: CREW, user: { userId: ada.id } },
      'ALREADY_A_PARTICIPANT',
      'the user takes part in the conversation already: User is already a member of the conversation',
    ],
    [
      'joining a personal conversation',
      'joinConversation',
      { conversationId: lenaDefault.id, user: { userId: ada.id } },
      'INVALID_INPUT',
      `${INVALID}: Participants of a personal conversation cannot change`,
    ],
    [
      'leaving without being in',
      'leaveConversation',
      { conversationId: CREW, participant: { userId: chloe.id } },
      'PARTICIPANT_NOT_FOUND',
      'the user does not take part in the conversation: User is not a member of the conversation',
    ],
    [
      'leaving as somebody unknown',
      'leaveConversation',
      { conversationId: CREW, participant: { participantId: UNKNOWN_ID } },
      'PARTICIPANT_NOT_FOUND',
      'the user does not take part in the conversation: User is not a member of the conversation',
    ],
    [
      'creating with an unknown user',
      'createConversation',
      { type: 'PERSONAL', participants: [{ user: { userExternalId: 'nobody' } }] },
      'USER_NOT_FOUND',
      'there is no such user: User not found',
    ],
    [
      'joining as an unknown user',
      'joinConversation',
      { conversationId: CREW, user: { userId: UNKNOWN_ID } },
      'USER_NOT_FOUND',
      'there is no such user: User not found',
    ],
    [
      'downloading for an unknown user',
      'downloadMessageRef',
      { conversationId: CREW, userId: userGid(UNKNOWN_ID), apple: APPLE },
      'USER_NOT_FOUND',
      'there is no such user: User not found',
    ],
    [
      'creating in an unknown app',
      'createConversation',
      { appId: 'unknown-app', type: 'SDK_GROUP' },
      'APP_NOT_FOUND',
      'there is no such app: App not found',
    ],
    [
      'events for a channel the conversation does not have',
      'postConversionEvents',
      { conversationId: CREW, events: { whatsapp: { data: [] } } },
      'INVALID_INPUT',
      `${INVALID}: Conversation has no client of type 'whatsapp'`,
    ],
  ])('%s', async (_, name, input, code, message) => {
    expect(await attempt(graph, name, input)).toEqual({
      userErrors: [{ code, message, field: null }],
      errors: [],
      // Where upstream's status does not say why, a read finds out.
      calls: LOOKED_UP.has(name) && !message.includes('User not found') ? 2 : 1,
    });
  });

  test.each(Object.entries(changesOf(UNKNOWN_ID, ada.id)))(
    '%s of an unknown conversation',
    async (name, input) => {
      expect(await attempt(graph, name as MutationName, input)).toEqual({
        userErrors: [
          {
            code: 'CONVERSATION_NOT_FOUND',
            message: 'there is no such conversation: Conversation not found',
            field: null,
          },
        ],
        errors: [],
        calls: 1,
      });
    },
  );

  test.each(Object.entries(changesOf(conversationGid(CREW, 'unknown-app'), ada.id)))(
    '%s in an unknown app',
    async (name, input) => {
      expect(await attempt(graph, name as MutationName, input)).toMatchObject({
        ...{ userErrors: [{ code: 'APP_NOT_FOUND', field: null }], errors: [], calls: 1 },
      });
    },
  );

  test('leaving an unknown conversation, also when the participants are read first', async () => {
    const answer = await graph.query(mutation('leaveConversation', 'removedParticipantId'), {
      input: { conversationId: UNKNOWN_ID, participant: { userId: ada.id } },
    });

    expect(answer).toMatchObject({
      data: {
        leaveConversation: {
          removedParticipantId: null,
          userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }],
        },
      },
      errors: [],
    });
    expect(graph.sandbox.requests.counts()).toEqual({ listParticipants: 1, leaveConversation: 1 });
  });

  test('leaving a conversation that cannot be read, in an app that cannot', async () => {
    const input = changesOf(conversationGid(CREW, SAMPLE.otherAppId), ada.id).leaveConversation;

    const answer = await graph.query(mutation('leaveConversation'), { input });

    expect(answer.data).toEqual({ leaveConversation: null });
    expect(failures(answer)).toMatchObject([{ path: ['leaveConversation'], code: 'FORBIDDEN' }]);
  });
});
