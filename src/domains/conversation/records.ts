/**
 * Conversations as upstream answers them. It declares hardly any key as required, so only the keys that every read
 * checks are certain.
 */
import type { InApp } from '../../kernel/entity.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';

/** The app and id of a conversation. */
export interface ConversationReference extends InApp {
  readonly conversationId: string;
}

/** A conversation, with the app it was read from. */
export interface Conversation {
  readonly appId: string;
  readonly id: string;
  readonly type?: unknown;
  readonly isDefault?: unknown;
  readonly displayName?: Maybe<string>;
  readonly description?: Maybe<string>;
  readonly iconUrl?: Maybe<string>;
  readonly metadata?: Maybe<JsonObject>;
  readonly activeSwitchboardIntegration?: unknown;
  readonly pendingSwitchboardIntegration?: unknown;
  readonly businessLastRead?: Maybe<string>;
  readonly lastUpdatedAt?: Maybe<string>;
  readonly createdAt?: Maybe<string>;
}

/** A switchboard integration as a conversation refers to it. */
export interface SwitchboardIntegration {
  readonly id?: unknown;
  readonly name?: Maybe<string>;
  readonly integrationId?: Maybe<string>;
  readonly integrationType?: Maybe<string>;
}
