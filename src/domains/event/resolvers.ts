import { GraphQLError } from 'graphql';

import type { Resolvers } from '../../__generated__/resolvers.js';
import { idAt, valueAt } from '../../events/triggers.js';
import type { EventType } from '../../events/event.js';
import { toEdge } from '../../kernel/connection.js';
import { booleanOf, objectOf, objectsOf, stringIn, stringOf } from '../../kernel/faults.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { Selections } from '../../kernel/selections.js';
import type { JsonObject } from '../../upstream/json.js';
import { isObject } from '../../upstream/response.js';
import { client } from '../client/definition.js';
import { conversation } from '../conversation/definition.js';
import { message } from '../message/definition.js';
import { toMessage, type Message } from '../message/records.js';
import { endUser } from '../user/definition.js';
import { conversationIn, hasConversation, IN_PAYLOAD, type EVENT_TYPES } from './definition.js';
import type { EventDelivery, EventRecord } from './records.js';
import { eventCursor } from './event-cursor.js';
import { subscriptions } from './subscriptions.js';

const BY_TYPE: Readonly<Record<EventType, (typeof EVENT_TYPES)[number]>> = {
  CONVERSATION_CREATED: 'ConversationLifecycleEvent',
  CONVERSATION_UPDATED: 'ConversationLifecycleEvent',
  CONVERSATION_REMOVED: 'ConversationLifecycleEvent',
  PARTICIPANT_JOINED: 'ConversationParticipantEvent',
  PARTICIPANT_LEFT: 'ConversationParticipantEvent',
  MESSAGE: 'ConversationMessageEvent',
  MESSAGES_REMOVED: 'ConversationMessagesRemovedEvent',
  DELIVERED_TO_CHANNEL: 'ConversationDeliveryEvent',
  DELIVERED_TO_USER: 'ConversationDeliveryEvent',
  DELIVERY_FAILED: 'ConversationDeliveryEvent',
  READ: 'ConversationActivityEvent',
  TYPING: 'ConversationActivityEvent',
  POSTBACK: 'ConversationPostbackEvent',
  REFERRAL: 'ConversationReferralEvent',
  CONTROL_PASSED: 'ConversationControlEvent',
  CONTROL_OFFERED: 'ConversationControlEvent',
  CONTROL_ACCEPTED: 'ConversationControlEvent',
  CONTROL_RELEASED: 'ConversationControlEvent',
  CONTROL_FAILED: 'ConversationControlEvent',
  CLIENT_ADDED: 'EndUserClientEvent',
  CLIENT_UPDATED: 'EndUserClientEvent',
  CLIENT_REMOVED: 'EndUserClientEvent',
  USER_UPDATED: 'EndUserEvent',
  USER_MERGED: 'EndUserEvent',
  USER_REMOVED: 'EndUserEvent',
  CHANNEL_DATA: 'ConversationOtherEvent',
  OTHER: 'ConversationOtherEvent',
};

const FAILED_ACTIONS: ReadonlyMap<string, 'PASS' | 'OFFER' | 'ACCEPT'> = new Map([
  ['switchboard:passControl:failure', 'PASS'],
  ['switchboard:offerControl:failure', 'OFFER'],
  ['switchboard:acceptControl:failure', 'ACCEPT'],
]);
const KNOWN_OF_CONVERSATION: ReadonlySet<string> = new Set(conversation.known);
const KNOWN_IN_PAYLOAD: ReadonlySet<string> = new Set([...conversation.known, ...IN_PAYLOAD]);

const source = ({ payload, viewerId }: EventRecord): JsonObject | null =>
  viewerId === undefined ? objectOf(payload['source']) : null;
const reason = ({ payload }: EventRecord): string | null => stringIn(payload['reason']);
const error = ({ payload }: EventRecord): JsonObject | null => objectOf(payload['error']);
const metadata = ({ payload }: EventRecord): JsonObject | null => objectOf(payload['metadata']);

/** The resolvers that cannot be derived from the definitions. */
export const eventResolvers: Resolvers = {
  Query: {
    eventCursor: (_, args, context) => eventCursor(args, context),
  },

  Subscription: {
    conversationEvents: { subscribe: subscriptions.conversationEvents, resolve: deliveryOf },
    userEvents: { subscribe: subscriptions.userEvents, resolve: deliveryOf },
    appEvents: { subscribe: subscriptions.appEvents, resolve: deliveryOf },
  },

  ConversationEventDelivery: {
    event: ({ event, viewerId }, _, { policy }) => {
      if (!event) return null;
      const { appId, conversationId } = event;
      // That was checked before the event was delivered.
      if (conversationId !== undefined) policy.viewer?.found(reference(appId, conversationId));
      return { ...event, viewerId };
    },
  },

  ConversationEvent: { __resolveType: ({ type }) => BY_TYPE[type] },

  ConversationLifecycleEvent: {
    conversationEdge: async (event, _, { loaders }, info) => {
      const { appId, conversationId, type } = event;
      if (conversationId === undefined || type === 'CONVERSATION_REMOVED') return null;
      const selections = Selections.during(info);
      const node = selections
        .below(selections.objectType('ConversationEdge'), [info.fieldNodes])
        .find(({ field }) => field.name === 'node');
      const known = hasConversation(event) ? KNOWN_IN_PAYLOAD : KNOWN_OF_CONVERSATION;
      const from = reference(appId, conversationId);
      const isKnown =
        !node ||
        selections.onlyIncludes(selections.objectType(conversation.type), node.nodes, known);
      const record = isKnown
        ? { ...conversation.fromReference(from), ...conversationIn(event) }
        : await loaders.record(conversation).load(from);
      return record && toEdge(conversation.type, record);
    },
    removedConversationId: ({ appId, conversationId, type }) =>
      type === 'CONVERSATION_REMOVED' && conversationId !== undefined
        ? globalIdOf(conversation, { appId, id: conversationId })
        : null,
    creationReason: ({ payload }) => stringIn(payload['creationReason']),
    source,
    referral: ({ payload, viewerId }) =>
      viewerId === undefined ? objectOf(payload['referral']) : null,
  },

  ConversationParticipantEvent: { userId: ({ payload }) => stringOf(idAt(payload, 'user.id')) },

  ConversationMessageEvent: {
    message: messageIn,
    messageEdge: (event) => toEdge(message.type, messageIn(event)),
  },

  ConversationMessagesRemovedEvent: {
    removedMessageIds: ({ appId, conversationId = '', payload }) => {
      const id = idAt(payload, 'message.id');
      return id === undefined ? null : [globalIdOf(message, { appId, conversationId, id })];
    },
  },

  ConversationDeliveryEvent: {
    messageId: ({ payload }) => stringOf(idAt(payload, 'message.id')),
    destinationType: ({ payload }) => stringIn(valueAt(payload, 'destination.type')),
    integrationId: ({ payload }) => stringIn(valueAt(payload, 'destination.integrationId')),
    externalMessageIds: ({ payload }, _, context, info) =>
      objectsOf(payload['externalMessages'], ['id'], context, info).map(({ id }) => id),
    isFinal: ({ payload }, _, context, info) => booleanOf(payload['isFinalEvent'], context, info),
    error,
  },

  ConversationActivityEvent: {
    author: ({ appId, viewerId, payload }) => ({
      ...objectOf(valueAt(payload, 'activity.author')),
      appId,
      viewerId,
    }),
    isTyping: ({ type, payload }) =>
      type === 'TYPING' ? valueAt(payload, 'activity.type') === 'typing:start' : null,
  },

  ConversationPostbackEvent: {
    payload: ({ payload }) => stringIn(valueAt(payload, 'postback.payload')),
    metadata: ({ payload }) => objectOf(valueAt(payload, 'postback.metadata')),
    source,
  },

  ConversationReferralEvent: { source, referral: ({ payload }) => objectOf(payload['referral']) },

  ConversationControlEvent: {
    failedAction: ({ type, rawType }) =>
      type === 'CONTROL_FAILED' ? (FAILED_ACTIONS.get(rawType) ?? 'OTHER') : null,
    metadata,
    reason,
    error,
  },

  EndUserClientEvent: {
    removedClientId: ({ appId, type, payload }) => {
      if (type !== 'CLIENT_REMOVED') return null;
      const userId = stringOf(idAt(payload, 'user.id'));
      const clientId = stringOf(idAt(payload, 'client.id'));
      return globalIdOf(client, client.fromReference({ appId, userId, clientId }));
    },
    reason,
    error,
  },

  EndUserEvent: {
    removedUserId: ({ appId, type, payload }) => {
      const gone = type === 'USER_REMOVED' ? 'user.id' : 'mergedUsers.discarded.id';
      const userId = type === 'USER_UPDATED' ? undefined : idAt(payload, gone);
      return userId === undefined
        ? null
        : globalIdOf(endUser, endUser.fromReference({ appId, userId }));
    },
    discardedConversationId: ({ appId, payload }) => {
      const id = idAt(payload, 'mergedConversations.discarded.id');
      return id === undefined ? null : globalIdOf(conversation, { appId, id });
    },
    reason,
  },

  ConversationReferral: {
    code: ({ code }) => stringIn(code),
    source: (referral) => detailOf(referral, 'source'),
    type: (referral) => detailOf(referral, 'type'),
    adId: (referral) => detailOf(referral, 'adId') ?? detailOf(referral, 'ad_id'),
  },
};

/** Over a transport that carries no streams there is none. */
function deliveryOf(delivery: Partial<EventDelivery> | undefined): EventDelivery {
  if (delivery?.cursor !== undefined) return delivery as EventDelivery;
  throw new GraphQLError('a subscription needs a transport that carries more than one answer', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' },
  });
}

/** A copy: what reads the message may change the record, and all subscriptions share the event. */
function messageIn({ appId, conversationId = '', payload }: EventRecord): Message {
  const given = payload['message'];
  const record = isObject(given) ? given : {};
  return toMessage({ ...record, id: stringOf(record['id']) }, reference(appId, conversationId));
}

function detailOf(referral: JsonObject, name: string): string | null {
  return stringIn(valueAt(referral, `details.${name}`));
}

function reference(
  appId: string,
  conversationId: string,
): { readonly appId: string; readonly conversationId: string } {
  return { appId, conversationId };
}
