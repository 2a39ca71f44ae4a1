/** Flat key-value data that callers add to a conversation or a user. */
export type Metadata = Readonly<Record<string, string | number | boolean>>;

/** An integration of the switchboard: one that can have, or be offered, the control of a conversation. */
export interface SwitchboardEntry {
  readonly id: string;
  readonly name: string;
  readonly integrationId: string;
  readonly integrationType: string;
}

/**
 * A conversation as stored and as answered. What is unset is undefined, which JSON leaves out: the
 * upstream never answers null.
 */
export interface Conversation {
  readonly id: string;
  readonly type: 'personal' | 'sdkGroup';
  readonly metadata?: Metadata | undefined;
  readonly activeSwitchboardIntegration?: SwitchboardEntry | undefined;
  readonly pendingSwitchboardIntegration?: SwitchboardEntry | undefined;
  readonly isDefault: boolean;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly iconUrl?: string | undefined;
  readonly businessLastRead?: string | undefined;
  readonly lastUpdatedAt: string;
  readonly createdAt: string;
}

/** A channel over which a participant takes part; custom channels make the type an open set. */
export interface ClientAssociation {
  readonly type: string;
  readonly clientId: string;
}

/** A user's membership of one conversation. */
export interface Participant {
  readonly id: string;
  readonly userId: string;
  readonly userExternalId?: string | undefined;
  readonly unreadCount: number;
  readonly lastRead?: string | undefined;
  /** The channel of the newest interaction first. */
  readonly clientAssociations: readonly ClientAssociation[];
}

/** What is known of the person behind a user. */
export interface Profile {
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  readonly email?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly locale?: string | undefined;
}

/** An address by which a user was recognised. */
export interface Identity {
  readonly type: string;
  readonly value: string;
  readonly verification: string;
}

/** A user as stored and as answered. */
export interface User {
  readonly id: string;
  readonly externalId?: string | undefined;
  readonly zendeskId?: string | undefined;
  readonly brandId?: string | undefined;
  readonly signedUpAt?: string | undefined;
  readonly toBeRetained?: boolean | undefined;
  readonly profile: Profile;
  readonly metadata: Metadata;
  readonly identities: readonly Identity[];
}

/** A channel over which a user can be reached, as stored and as answered. */
export interface Client {
  readonly id: string;
  readonly type: string;
  readonly status: 'active' | 'blocked' | 'inactive' | 'pending';
  readonly integrationId?: string | undefined;
  /** Who the user is on the channel. */
  readonly externalId?: string | undefined;
  readonly lastSeen?: string | undefined;
  readonly linkedAt?: string | undefined;
  readonly displayName?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly info?: object | undefined;
  readonly raw?: object | undefined;
}

/** A device on which a user has used an SDK, as stored and as answered. */
export interface Device {
  readonly id: string;
  readonly type: 'android' | 'ios' | 'web';
  readonly guid: string;
  readonly clientId: string;
  readonly status: 'active' | 'inactive';
  readonly integrationId: string;
  readonly lastSeen: string;
  readonly pushNotificationToken?: string | undefined;
  readonly info?: object | undefined;
  readonly appVersion?: string | undefined;
}

/** Who wrote a message. */
export interface Author {
  readonly type: 'business' | 'user';
  readonly subtypes?: readonly string[] | undefined;
  readonly userId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly avatarUrl?: string | undefined;
}

/** The content of a message: `type` says which further keys it has. */
export interface Content {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What a message is an answer to. */
type QuotedMessage =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'externalMessageId'; readonly externalMessageId: string };

/** A message as stored and as answered. */
export interface Message {
  readonly id: string;
  readonly received: string;
  readonly author: Author;
  /** The event of the system that the message reports. */
  readonly activity?: { readonly type: string } | undefined;
  readonly content: Content;
  readonly source: {
    readonly type: string;
    readonly integrationId?: string;
    readonly originalMessageId?: string;
    readonly originalMessageTimestamp?: string;
  };
  readonly quotedMessage?: QuotedMessage | undefined;
  readonly metadata?: Metadata | undefined;
  /** Whether it stands for a message that was deleted. */
  readonly deleted?: boolean | undefined;
  readonly references?:
    | readonly { readonly uri: string; readonly title?: string; readonly description?: string }[]
    | undefined;
}

/** A subscription to events, as stored and as answered. */
export interface Webhook {
  readonly id: string;
  readonly version: 'v2';
  readonly target: string;
  readonly triggers: readonly string[];
  /** What deliveries carry as `X-API-Key`. */
  readonly secret: string;
  readonly includeFullUser: boolean;
  readonly includeFullSource: boolean;
}
