/**
 * Participants as upstream answers them. It declares hardly any key as required, so only the keys that every read
 * checks are certain.
 */
import type { Maybe } from '../../upstream/json.js';
import type { ConversationReference } from '../conversation/records.js';

/** The app, conversation and id of a participant. */
export interface ParticipantReference extends ConversationReference {
  readonly participantId: string;
}

/** A user's part in a conversation, with the app and the conversation it was read from. */
export interface Participant {
  readonly appId: string;
  readonly conversationId: string;
  readonly id: string;
  readonly userId: string;
  readonly userExternalId?: Maybe<string>;
  readonly unreadCount?: unknown;
  readonly lastRead?: Maybe<string>;
  readonly clientAssociations?: unknown;
  /** False when the caller may not see which user it is. Not from upstream. */
  readonly showsUser?: false;
}

/** A channel over which a user takes part. */
export interface ClientAssociation {
  readonly clientId: string;
  readonly type?: unknown;
}
