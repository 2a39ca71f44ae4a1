import { expect } from '@jest/globals';

import type { Scope } from '../../src/access/identity.js';
import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';

const { appId, users, conversations, integrations } = SAMPLE;
const { ada, kofi } = users;
const { crew, adaApple, adaOrder, adaDefault } = conversations;
const crewGid = encodeGlobalId({ type: 'Conversation', appId, conversationId: crew.id });
const adaGid = encodeGlobalId({ type: 'EndUser', appId, userId: ada.id });

/** What a root field is asked, and what callers get who may ask it. */
export interface RootField {
  readonly source: string;
  /** The scopes of which any one is enough. */
  readonly scopes: readonly Scope[];
  /** The value of the field. */
  readonly gives: unknown;
  /** What a program gets, which has no user. Default: the same. */
  readonly toPrograms?: unknown;
  /** What another end user gets, where each gets their own. Default: a refusal. */
  readonly toOthers?: unknown;
  /** Where refusals are reported. Default: at the field. */
  readonly path?: readonly (string | number)[];
  /** Whether an end user to whom it does not belong gets what a missing one gives, and no refusal. */
  readonly hides?: boolean;
}

/** Every root field, asked for something of Ada's, who may see it where end users may see anything. */
export const ROOT_FIELDS: Readonly<Record<string, RootField>> = {
  conversation: {
    source: `{ conversation(id: "${crew.id}") { displayName } }`,
    scopes: ['conversations:read', 'user'],
    gives: { displayName: 'Crew' },
    hides: true,
  },
  conversations: {
    source: `{ conversations(filter: { userId: "${ada.id}" }, first: 1) { nodes { isDefault } } }`,
    scopes: ['conversations:read', 'user'],
    gives: { nodes: [{ isDefault: true }] },
  },
  user: {
    source: `{ user(by: { userId: "${ada.id}" }) { profile { givenName } } }`,
    scopes: ['users:read', 'user'],
    gives: { profile: { givenName: 'Ada' } },
  },
  usersByEmail: {
    source: '{ usersByEmail(email: "ada@example.com") { zendeskId } }',
    scopes: ['users:read'],
    gives: [{ zendeskId: '25904178363412' }],
  },
  eventCursor: {
    source: '{ eventCursor }',
    scopes: ['events:read', 'user'],
    gives: expect.any(String),
    toOthers: expect.any(String),
  },
  viewer: {
    source: '{ viewer { zendeskId } }',
    scopes: ['users:read', 'user'],
    gives: { zendeskId: '25904178363412' },
    toPrograms: null,
    toOthers: { zendeskId: null },
  },
  node: {
    source: `{ node(id: "${crewGid}") { ... on Conversation { displayName } } }`,
    scopes: ['conversations:read', 'user'],
    gives: { displayName: 'Crew' },
    hides: true,
  },
  nodes: {
    source: `{ nodes(ids: ["${adaGid}"]) { ... on EndUser { zendeskId } } }`,
    scopes: ['users:read', 'user'],
    gives: [{ zendeskId: '25904178363412' }],
    path: ['nodes', 0],
  },
  _entities: {
    source: `{ _entities(representations: [{ __typename: "EndUser", userId: "${ada.id}" }]) {
      ... on EndUser { zendeskId }
    } }`,
    scopes: ['users:read', 'user'],
    gives: [{ zendeskId: '25904178363412' }],
    path: ['_entities', 0],
  },
  createConversation: {
    source: `mutation { createConversation(input: { type: SDK_GROUP, displayName: "New" }) {
      userErrors { code }
    } }`,
    scopes: ['conversations:write'],
    gives: { userErrors: [] },
  },
  updateConversation: {
    source: `mutation { updateConversation(input: { conversationId: "${crew.id}", displayName: "Team" }) {
      userErrors { code }
    } }`,
    scopes: ['conversations:write'],
    gives: { userErrors: [] },
  },
  deleteConversation: {
    source: `mutation { deleteConversation(input: { conversationId: "${crew.id}" }) {
      deletedConversationId userErrors { code }
    } }`,
    scopes: ['conversations:write'],
    gives: { deletedConversationId: crewGid, userErrors: [] },
  },
  joinConversation: {
    source: `mutation {
      joinConversation(input: { conversationId: "${crew.id}", user: { userId: "${kofi.id}" } }) {
        userErrors { code }
      }
    }`,
    scopes: ['participants:write'],
    gives: { userErrors: [] },
  },
  leaveConversation: {
    source: `mutation {
      leaveConversation(input: { conversationId: "${crew.id}", participant: { userId: "${ada.id}" } }) {
        userErrors { code }
      }
    }`,
    scopes: ['participants:write', 'user'],
    gives: { userErrors: [] },
  },
  sendConversationMessage: {
    source: `mutation { sendConversationMessage(input: {
      conversationId: "${crew.id}", author: { user: { user: { userId: "${ada.id}" } } },
      content: { text: { text: "Hello" } }
    }) { userErrors { code } } }`,
    scopes: ['messages:write', 'user'],
    gives: { userErrors: [] },
  },
  deleteConversationMessage: {
    source: `mutation { deleteConversationMessage(input: {
      conversationId: "${crew.id}", messageId: "${crew.id}"
    }) { userErrors { code } } }`,
    scopes: ['messages:write'],
    gives: { userErrors: [{ code: 'MESSAGE_NOT_FOUND' }] },
  },
  deleteConversationMessages: {
    source: `mutation { deleteConversationMessages(input: { conversationId: "${crew.id}" }) {
      userErrors { code }
    } }`,
    scopes: ['messages:write'],
    gives: { userErrors: [] },
  },
  markConversationRead: {
    source: `mutation { markConversationRead(input: {
      conversationId: "${crew.id}", as: { user: { userId: "${ada.id}" } }
    }) { userErrors { code } } }`,
    scopes: ['activities:write', 'user'],
    gives: { userErrors: [] },
  },
  setConversationTyping: {
    source: `mutation { setConversationTyping(input: {
      conversationId: "${crew.id}", isTyping: true
    }) { userErrors { code } } }`,
    scopes: ['activities:write'],
    gives: { userErrors: [] },
  },
  createConversationUpload: {
    source: `mutation { createConversationUpload(input: {
      conversationId: "${crew.id}", fileName: "a.png", mediaType: "image/png", size: 9
    }) { upload { method } userErrors { code } } }`,
    scopes: ['attachments:write', 'user'],
    gives: { upload: { method: 'POST' }, userErrors: [] },
    toOthers: { upload: null, userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }] },
  },
  deleteConversationAttachment: {
    source: `mutation { deleteConversationAttachment(input: {
      mediaUrl: "https://elsewhere.example/a.png"
    }) { userErrors { code } } }`,
    scopes: ['attachments:write'],
    gives: { userErrors: [{ code: 'INVALID_INPUT' }] },
  },
  passConversationControl: {
    source: `mutation { passConversationControl(input: {
      conversationId: "${crew.id}", to: "next"
    }) { userErrors { code } } }`,
    scopes: ['switchboard:act'],
    gives: { userErrors: [] },
  },
  offerConversationControl: {
    source: `mutation { offerConversationControl(input: {
      conversationId: "${crew.id}", to: "next"
    }) { userErrors { code } } }`,
    scopes: ['switchboard:act'],
    gives: { userErrors: [] },
  },
  acceptConversationControl: {
    source: `mutation { acceptConversationControl(input: {
      conversationId: "${crew.id}"
    }) { userErrors { code } } }`,
    scopes: ['switchboard:act'],
    gives: { userErrors: [] },
  },
  releaseConversationControl: {
    source: `mutation { releaseConversationControl(input: {
      conversationId: "${crew.id}"
    }) { userErrors { code } } }`,
    scopes: ['switchboard:act'],
    gives: { userErrors: [] },
  },
  createEndUser: {
    source:
      'mutation { createEndUser(input: { externalId: "crm/new" }) { isNew userErrors { code } } }',
    scopes: ['users:write'],
    gives: { isNew: true, userErrors: [] },
  },
  updateEndUser: {
    source: `mutation { updateEndUser(input: {
      user: { userId: "${ada.id}" }, toBeRetained: true
    }) { userErrors { code } } }`,
    scopes: ['users:write'],
    gives: { userErrors: [] },
  },
  deleteEndUser: {
    source: `mutation { deleteEndUser(input: { user: { userId: "${ada.id}" } }) {
      deletedUserId userErrors { code }
    } }`,
    scopes: ['users:delete'],
    gives: { deletedUserId: adaGid, userErrors: [] },
  },
  deleteEndUserPersonalInformation: {
    source: `mutation { deleteEndUserPersonalInformation(input: { user: { userId: "${ada.id}" } }) {
      userErrors { code }
    } }`,
    scopes: ['users:delete'],
    gives: { userErrors: [] },
  },
  syncEndUser: {
    source:
      'mutation { syncEndUser(input: { zendeskId: "25904178363412" }) { userErrors { code } } }',
    scopes: ['users:write'],
    gives: { userErrors: [] },
  },
  linkEndUserClient: {
    source: `mutation { linkEndUserClient(input: {
      user: { userId: "${ada.id}" }, integrationId: "${integrations.twilio.id}",
      channel: { twilio: { phoneNumber: "+12125552368" } }, confirmation: { type: PROMPT },
      conversationId: "${adaDefault.id}"
    }) { userErrors { code } } }`,
    scopes: ['clients:write'],
    gives: { userErrors: [] },
  },
  removeEndUserClient: {
    source: `mutation { removeEndUserClient(input: {
      user: { userId: "${ada.id}" }, clientId: "67a0d9f09d3e51c7a4d00001"
    }) { userErrors { code } } }`,
    scopes: ['clients:write'],
    gives: { userErrors: [] },
  },
  downloadMessageRef: {
    source: `mutation { downloadMessageRef(input: {
      conversationId: "${adaApple.id}", userId: "${ada.id}", apple: { interactiveDataRef: {
        url: "https://apple.example.com/data", bid: "b", key: "k", signature: "s", owner: "o"
      } }
    }) { userErrors { code } } }`,
    scopes: ['messages:download'],
    gives: { userErrors: [] },
  },
  postConversionEvents: {
    source: `mutation { postConversionEvents(input: {
      conversationId: "${adaOrder.id}", events: { messenger: { data: [{ event_name: "Purchase" }] } }
    }) { conversionEvents { eventsReceived } userErrors { code } } }`,
    scopes: ['conversions:write'],
    gives: { conversionEvents: { eventsReceived: 1 }, userErrors: [] },
  },
};
