import type { Link } from '../../kernel/entity.js';
import type { Definitions } from '../../kernel/graph.js';
import { isObject } from '../../upstream/response.js';
import { idAt, valueAt } from '../../events/triggers.js';
import { conversation } from '../conversation/definition.js';
import type { Conversation, ConversationReference } from '../conversation/records.js';
import { endUser } from '../user/definition.js';
import type { User, UserLookup } from '../user/records.js';
import type { EventRecord } from './records.js';

/** The types of events. */
export const EVENT_TYPES = [
  'ConversationLifecycleEvent',
  'ConversationParticipantEvent',
  'ConversationMessageEvent',
  'ConversationMessagesRemovedEvent',
  'ConversationDeliveryEvent',
  'ConversationActivityEvent',
  'ConversationPostbackEvent',
  'ConversationReferralEvent',
  'ConversationControlEvent',
  'EndUserClientEvent',
  'EndUserEvent',
  'ConversationOtherEvent',
] as const;

/** The types of events that are about a user. */
const WITH_USER = [
  'ConversationLifecycleEvent',
  'ConversationParticipantEvent',
  'ConversationDeliveryEvent',
  'ConversationPostbackEvent',
  'ConversationReferralEvent',
  'EndUserClientEvent',
  'EndUserEvent',
] as const;

/** The fields of a conversation that payloads have beside its id. */
export const IN_PAYLOAD = [
  'type',
  'rawType',
  'metadata',
  'activeSwitchboardIntegration',
  'pendingSwitchboardIntegration',
] as const;

const conversationOfEvents: Link<EventRecord, ConversationReference, Conversation> = {
  at: '',
  to: conversation,
  reference: ({ appId, conversationId }) =>
    conversationId === undefined ? null : { appId, conversationId },
  alsoKnown: IN_PAYLOAD,
  knowsMore: hasConversation,
  knownFromParent: conversationIn,
};

/** Null for users whom the end user who gets the event may not see. */
const userOfEvents: Link<EventRecord, UserLookup, User> = {
  at: '',
  to: endUser,
  reference: (event) => {
    const userId = userIdOf(event);
    const isVisible = event.viewerId === undefined || event.viewerId === userId;
    return userId === undefined || !isVisible ? null : { appId: event.appId, userId };
  },
  knownFromParent: ({ payload }) => {
    const externalId = valueAt(payload, 'user.externalId');
    return typeof externalId === 'string' ? { externalId } : {};
  },
};

/** What this domain defines. */
export const eventDefinitions: Definitions = {
  links: [
    ...EVENT_TYPES.map((type) => ({ ...conversationOfEvents, at: `${type}.conversation` })),
    ...WITH_USER.map((type) => ({ ...userOfEvents, at: `${type}.user` })),
  ],
};

/** Whether the payload has a conversation, and not only its id. */
export function hasConversation({ payload }: EventRecord): boolean {
  return typeof valueAt(payload, 'conversation.type') === 'string';
}

/** The conversation as far as the payload has it. */
export function conversationIn({ appId, payload }: EventRecord): Partial<Conversation> {
  const given = valueAt(payload, 'conversation');
  return isObject(given) ? { ...given, appId } : {};
}

/** The user whom an event is about; of merged users the one that goes on. */
function userIdOf({ payload }: EventRecord): string | undefined {
  return idAt(payload, 'user.id') ?? idAt(payload, 'mergedUsers.surviving.id');
}
