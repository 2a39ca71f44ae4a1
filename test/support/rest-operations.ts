import { expect } from '@jest/globals';

import type { SunshineClient } from '../../src/upstream/client.js';
import {
  createConversation,
  deleteConversation,
  getConversation,
  listConversations,
  updateConversation,
} from '../../src/domains/conversation/rest.js';
import { postConversionEvents } from '../../src/domains/conversion-events/rest.js';
import { downloadMessageRef } from '../../src/domains/downloads/rest.js';
import { listMessages } from '../../src/domains/message/rest.js';
import {
  joinConversation,
  leaveConversation,
  listParticipants,
} from '../../src/domains/participant/rest.js';
import { USER_OPERATIONS } from './user-operations.js';

/** One function of the REST client with everything there is to know about a call of it. */
export interface RestOperation {
  readonly name: string;
  readonly call: (client: SunshineClient) => Promise<unknown>;
  readonly method: string;
  /** From the base URL on. */
  readonly url: string;
  readonly body?: unknown;
  /** What upstream answers. */
  readonly answer: unknown;
  /** What becomes of the answer. */
  readonly result: unknown;
  /** Whether the call is sent again when it is not known to have been refused. */
  readonly idempotent: boolean;
}

const APP = 'app-1';
const CONVERSATION_ID = '67a1e3709d3e51c7a4000c01';
const USER_ID = '67a0d9f09d3e51c7a4000a01';
const PARTICIPANT_ID = '67a1e3709d3e51c7a4000e01';
const MESSAGE_ID = '67a1e3709d3e51c7a4000f01';
const CONVERSATION = { appId: APP, conversationId: CONVERSATION_ID };

const CONVERSATIONS_URL = `/v2/apps/${APP}/conversations`;
const CONVERSATION_URL = `${CONVERSATIONS_URL}/${CONVERSATION_ID}`;

const conversation = { id: CONVERSATION_ID, type: 'personal', isDefault: true };
const message = { id: MESSAGE_ID, author: { type: 'business' }, content: { type: 'text' } };
const participant = { id: PARTICIPANT_ID, userId: USER_ID, unreadCount: 2 };
const reference = {
  url: 'https://files.example.com/data',
  bid: 'com.example',
  key: '00ff',
  signature: 'ff00',
  owner: 'someone',
};
const events = { payload: { data: [{ event_name: 'Purchase' }] } };

export const REST_OPERATIONS: readonly RestOperation[] = [
  {
    name: 'getConversation',
    call: (client) => getConversation(client, CONVERSATION),
    method: 'GET',
    url: CONVERSATION_URL,
    answer: { conversation },
    result: { ...conversation, appId: APP },
    idempotent: true,
  },
  {
    name: 'listConversations',
    call: (client) =>
      listConversations(
        client,
        { appId: APP, userId: USER_ID },
        { size: 10, after: CONVERSATION_ID },
      ),
    method: 'GET',
    url: `${CONVERSATIONS_URL}?page%5Bsize%5D=10&page%5Bafter%5D=${CONVERSATION_ID}&filter%5BuserId%5D=${USER_ID}`,
    answer: {
      conversations: [conversation],
      meta: { hasMore: true, afterCursor: CONVERSATION_ID, beforeCursor: CONVERSATION_ID },
    },
    result: {
      records: [{ ...conversation, appId: APP }],
      hasMore: true,
      afterCursor: CONVERSATION_ID,
      beforeCursor: CONVERSATION_ID,
      invalid: expect.any(Function),
    },
    idempotent: true,
  },
  {
    name: 'listMessages',
    call: (client) => listMessages(client, CONVERSATION, { size: 100, before: MESSAGE_ID }),
    method: 'GET',
    url: `${CONVERSATION_URL}/messages?page%5Bbefore%5D=${MESSAGE_ID}`,
    answer: { messages: [message], meta: { hasMore: true, beforeCursor: MESSAGE_ID } },
    result: {
      records: [{ ...message, ...CONVERSATION }],
      hasMore: true,
      afterCursor: undefined,
      beforeCursor: MESSAGE_ID,
      invalid: expect.any(Function),
    },
    idempotent: true,
  },
  {
    name: 'createConversation',
    call: (client) =>
      createConversation(client, APP, {
        type: 'personal',
        participants: [{ userId: USER_ID, subscribeSDKClient: false }],
        displayName: 'Order 15',
      }),
    method: 'POST',
    url: CONVERSATIONS_URL,
    body: {
      type: 'personal',
      participants: [{ userId: USER_ID, subscribeSDKClient: false }],
      displayName: 'Order 15',
    },
    answer: { conversation },
    result: { ...conversation, appId: APP },
    idempotent: false,
  },
  {
    name: 'updateConversation',
    call: (client) =>
      updateConversation(client, CONVERSATION, { displayName: 'Order 16', description: null }),
    method: 'PATCH',
    url: CONVERSATION_URL,
    body: { displayName: 'Order 16', description: null },
    answer: { conversation: { ...conversation, displayName: 'Order 16' } },
    result: { ...conversation, displayName: 'Order 16', appId: APP },
    idempotent: true,
  },
  {
    name: 'deleteConversation',
    call: (client) => deleteConversation(client, CONVERSATION),
    method: 'DELETE',
    url: CONVERSATION_URL,
    answer: {},
    result: undefined,
    idempotent: true,
  },
  {
    name: 'listParticipants',
    call: (client) => listParticipants(client, CONVERSATION, { size: 5, before: PARTICIPANT_ID }),
    method: 'GET',
    url: `${CONVERSATION_URL}/participants?page%5Bsize%5D=5&page%5Bbefore%5D=${PARTICIPANT_ID}`,
    answer: { participants: [participant] },
    result: {
      records: [{ ...participant, appId: APP, conversationId: CONVERSATION_ID }],
      hasMore: undefined,
      afterCursor: undefined,
      beforeCursor: undefined,
      invalid: expect.any(Function),
    },
    idempotent: true,
  },
  {
    name: 'joinConversation',
    call: (client) =>
      joinConversation(client, CONVERSATION, {
        userExternalId: 'crm/ada',
        subscribeSDKClient: true,
      }),
    method: 'POST',
    url: `${CONVERSATION_URL}/join`,
    body: { userExternalId: 'crm/ada', subscribeSDKClient: true },
    answer: {
      participant: { ...participant, clientAssociations: [{ type: 'sdk', clientId: 'c1' }] },
    },
    result: {
      ...participant,
      clientAssociations: [{ type: 'sdk', clientId: 'c1' }],
      appId: APP,
      conversationId: CONVERSATION_ID,
    },
    idempotent: false,
  },
  {
    name: 'leaveConversation',
    call: (client) => leaveConversation(client, CONVERSATION, { participantId: PARTICIPANT_ID }),
    method: 'POST',
    url: `${CONVERSATION_URL}/leave`,
    body: { participantId: PARTICIPANT_ID },
    answer: {},
    result: undefined,
    idempotent: false,
  },
  {
    name: 'downloadMessageRef',
    call: (client) =>
      downloadMessageRef(client, CONVERSATION, {
        userId: USER_ID,
        apple: { interactiveDataRef: reference },
      }),
    method: 'POST',
    url: `${CONVERSATION_URL}/download`,
    body: { userId: USER_ID, apple: { interactiveDataRef: reference } },
    answer: { data: { replyMessage: { title: 'Yes' } } },
    result: { data: { replyMessage: { title: 'Yes' } } },
    idempotent: true,
  },
  {
    name: 'postConversionEvents',
    call: (client) => postConversionEvents(client, CONVERSATION, { whatsapp: events }),
    method: 'POST',
    url: `${CONVERSATION_URL}/conversionEvents`,
    body: { whatsapp: events },
    answer: { conversionEvents: { datasetId: '1234567890123456789', eventsReceived: 1 } },
    result: { datasetId: '1234567890123456789', eventsReceived: 1 },
    idempotent: false,
  },
  ...USER_OPERATIONS,
];
