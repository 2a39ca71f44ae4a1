/**
 * Messages as upstream answers them. It declares hardly any key as required, so only the keys that every read checks
 * are certain.
 */
import type { JsonObject, Maybe } from '../../upstream/json.js';
import type { ConversationReference } from '../conversation/records.js';

/** The app, conversation and id of a message. */
export interface MessageReference extends ConversationReference {
  readonly messageId: string;
}

/** A message, with the app and the conversation it was read from. */
export interface Message {
  readonly appId: string;
  readonly conversationId: string;
  readonly id: string;
  readonly received?: Maybe<string>;
  readonly author?: unknown;
  readonly content?: unknown;
  readonly source?: unknown;
  readonly quotedMessage?: unknown;
  readonly activity?: unknown;
  readonly metadata?: unknown;
  readonly deleted?: unknown;
  readonly references?: unknown;
  /** The end user for whom it is shown; undefined for callers who see all of it. Not from upstream. */
  readonly viewerId?: string | undefined;
}

/** A message as an answer of upstream's has it, completed in place. */
export function toMessage(
  record: JsonObject & { readonly id: string },
  { appId, conversationId }: ConversationReference,
): Message {
  return Object.assign(record, { appId, conversationId });
}

/** Who wrote a message, with the app and the viewer of the message. */
export interface MessageAuthor {
  readonly appId: string;
  readonly viewerId?: string | undefined;
  readonly type?: unknown;
  readonly subtypes?: unknown;
  readonly displayName?: Maybe<string>;
  readonly avatarUrl?: Maybe<string>;
  readonly userId?: Maybe<string>;
}

/** Where a message came from. */
export interface MessageSource {
  readonly type?: Maybe<string>;
  readonly integrationId?: Maybe<string>;
  readonly originalMessageId?: Maybe<string>;
  readonly originalMessageTimestamp?: Maybe<string>;
}

/** A message that another one answers, with the app and the conversation of that other one. */
export interface QuotedMessage extends ConversationReference {
  readonly message?: unknown;
  readonly externalMessageId?: Maybe<string>;
}

/** What a message of the system reports. */
export interface MessageActivity {
  readonly type?: unknown;
  readonly data?: Maybe<JsonObject>;
}

/** A source that a message is based on. */
export interface CitedSource {
  readonly uri: string;
  readonly title?: Maybe<string>;
  readonly description?: Maybe<string>;
}

/** What a message says: of one of the kinds that its `type` names, or of a kind that is not known. */
export type MessageContent = JsonObject;

/** Something to press: of one of the kinds that its `type` names, or of a kind that is not known. */
export type MessageAction = JsonObject;

/** An item of a carousel or a list. */
export interface MessageItem {
  readonly title?: Maybe<string>;
  readonly description?: Maybe<string>;
  readonly mediaUrl?: Maybe<string>;
  readonly mediaType?: Maybe<string>;
  readonly altText?: Maybe<string>;
  readonly size?: unknown;
  readonly actions?: unknown;
  readonly metadata?: Maybe<JsonObject>;
}

/** A field of a form, or the answer to one. */
export interface FormField {
  readonly type?: unknown;
  readonly name?: Maybe<string>;
  readonly label?: Maybe<string>;
  readonly placeholder?: Maybe<string>;
  readonly minSize?: Maybe<number>;
  readonly maxSize?: Maybe<number>;
  readonly format?: unknown;
  readonly options?: unknown;
  readonly text?: Maybe<string>;
  readonly email?: Maybe<string>;
  readonly select?: unknown;
}

/** An option to select from. */
export interface FormOption {
  readonly name?: Maybe<string>;
  readonly label?: Maybe<string>;
}
