/**
 * The records of the Sunshine Conversations v2 API as this server uses them. Upstream declares hardly any key as
 * required and treats a missing key and null alike, so only what every read checks is certain here.
 */

/** What upstream may leave out or send as null. */
type Maybe<T> = T | null | undefined;

/** A JSON object with whatever keys. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A conversation, with the app it was read from. */
export interface Conversation {
  readonly appId: string;
  readonly id: string;
  readonly type?: Maybe<string>;
  readonly isDefault?: Maybe<boolean>;
  readonly displayName?: Maybe<string>;
  readonly description?: Maybe<string>;
  readonly iconUrl?: Maybe<string>;
  readonly metadata?: Maybe<JsonObject>;
  readonly activeSwitchboardIntegration?: Maybe<SwitchboardIntegration>;
  readonly pendingSwitchboardIntegration?: Maybe<SwitchboardIntegration>;
  readonly businessLastRead?: Maybe<string>;
  readonly lastUpdatedAt?: Maybe<string>;
  readonly createdAt?: Maybe<string>;
}

/** A switchboard integration as a conversation refers to it. */
export interface SwitchboardIntegration {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly integrationId?: Maybe<string>;
  readonly integrationType?: Maybe<string>;
}

/** A user's part in a conversation, with the app and the conversation it was read from. */
export interface Participant {
  readonly appId: string;
  readonly conversationId: string;
  readonly id: string;
  readonly userId: string;
  readonly userExternalId?: Maybe<string>;
  readonly unreadCount?: Maybe<number>;
  readonly lastRead?: Maybe<string>;
  readonly clientAssociations: readonly ClientAssociation[];
  /** False when the caller may not see whose part it is. Not upstream's. */
  readonly showsUser?: false;
}

/** A channel over which a user takes part. */
export interface ClientAssociation {
  readonly clientId: string;
  readonly type?: Maybe<string>;
}

/** How a request names a user: by the record's own id, or by the id the business gave. */
export type UserReference =
  | { readonly userId: string; readonly userExternalId?: never }
  | { readonly userExternalId: string; readonly userId?: never };

/** A user, with the app it was read from and the reference it was asked for by. */
export interface User {
  readonly appId: string;
  readonly reference: UserReference;
  readonly id: string;
  readonly externalId?: Maybe<string>;
  readonly authenticated?: Maybe<boolean>;
  readonly zendeskId?: Maybe<string>;
  readonly brandId?: Maybe<string>;
  readonly signedUpAt?: Maybe<string>;
  readonly toBeRetained?: Maybe<boolean>;
  readonly profile?: Maybe<UserProfile>;
  readonly identities: readonly UserIdentity[];
  readonly metadata?: Maybe<JsonObject>;
}

/** What is known about a person. */
export interface UserProfile {
  readonly givenName?: Maybe<string>;
  readonly surname?: Maybe<string>;
  readonly email?: Maybe<string>;
  readonly avatarUrl?: Maybe<string>;
  readonly locale?: Maybe<string>;
}

/** A name under which a user is known somewhere. */
export interface UserIdentity {
  readonly type?: Maybe<string>;
  readonly value?: Maybe<string>;
  readonly verification?: Maybe<string>;
}

/** What became of posted conversion events. */
export interface ConversionEvents {
  readonly datasetId?: Maybe<string>;
  readonly eventsReceived?: Maybe<number>;
}
