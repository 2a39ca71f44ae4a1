import type { JsonObject } from '../upstream/json.js';

/** The kinds of event. What upstream adds at any time is `OTHER`. */
export type EventType =
  | 'CONVERSATION_CREATED'
  | 'CONVERSATION_UPDATED'
  | 'CONVERSATION_REMOVED'
  | 'PARTICIPANT_JOINED'
  | 'PARTICIPANT_LEFT'
  | 'MESSAGE'
  | 'MESSAGES_REMOVED'
  | 'DELIVERED_TO_CHANNEL'
  | 'DELIVERED_TO_USER'
  | 'DELIVERY_FAILED'
  | 'READ'
  | 'TYPING'
  | 'POSTBACK'
  | 'REFERRAL'
  | 'CONTROL_PASSED'
  | 'CONTROL_OFFERED'
  | 'CONTROL_ACCEPTED'
  | 'CONTROL_RELEASED'
  | 'CONTROL_FAILED'
  | 'CLIENT_ADDED'
  | 'CLIENT_UPDATED'
  | 'CLIENT_REMOVED'
  | 'USER_UPDATED'
  | 'USER_MERGED'
  | 'USER_REMOVED'
  | 'CHANNEL_DATA'
  | 'OTHER';

/** Something that happened in an app. It is JSON, so that logs outside of the process can hold it. */
export interface AppEvent {
  readonly appId: string;
  /** Of upstream the same however often it is sent. */
  readonly eventId: string;
  readonly type: EventType;
  /** What upstream calls it; for events of this server, the name that upstream would give it. */
  readonly rawType: string;
  readonly origin: 'SUNSHINE_CONVERSATIONS' | 'THIS_SERVER';
  readonly createdAt: string | null;
  /** What upstream says of it. Of each type but `OTHER` it has what its fields cannot do without. */
  readonly payload: JsonObject;
  /** The conversation that it happened in. */
  readonly conversationId?: string | undefined;
  /** The users that it is about. */
  readonly userIds: readonly string[];
  /** The message that was posted: the same message is logged once. */
  readonly messageId?: string | undefined;
}

/** What an event is logged once by. */
export function idsOf({ eventId, messageId }: AppEvent): readonly string[] {
  return messageId === undefined
    ? [`event ${eventId}`]
    : [`event ${eventId}`, `message ${messageId}`];
}
