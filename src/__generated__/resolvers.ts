/* Written by `npm run codegen`. Do not edit. */
import type { JsonObject } from '../upstream/json.js';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { User as UserRecord, UserProfile as UserProfileRecord, UserIdentity as UserIdentityRecord } from '../domains/user/records.js';
import type { Conversation as ConversationRecord, SwitchboardIntegration as SwitchboardIntegrationRecord } from '../domains/conversation/records.js';
import type { ConversationPage, ChangedConversation, DeletedConversation } from '../domains/conversation/parents.js';
import type { UserError } from '../kernel/outcome.js';
import type { Participant as ParticipantRecord, ClientAssociation as ClientAssociationRecord } from '../domains/participant/records.js';
import type { ParticipantPage, JoinedConversation, LeftConversation } from '../domains/participant/parents.js';
import type { Download } from '../domains/downloads/parents.js';
import type { ConversionEvents as ConversionEventsRecord } from '../domains/conversion-events/records.js';
import type { PostedConversionEvents } from '../domains/conversion-events/parents.js';
import type { Context } from '../kernel/context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A moment in time as RFC 3339 text in UTC, with milliseconds: `2025-05-04T09:08:07.006Z`. It is returned
   * exactly as Sunshine Conversations wrote it.
   */
  DateTime: { input: string; output: string; }
  /**
   * A JSON object: keys with values of any JSON kind. Arrays and scalar values are rejected. Numbers keep every
   * digit in both directions; clients that need those of large numbers must not read them as doubles.
   */
  JSONObject: { input: JsonObject; output: JsonObject; }
  /**
   * An absolute `http` or `https` address, percent-encoded: blanks, control characters and backslashes are
   * rejected. What is sent is checked; what Sunshine Conversations answers is
   * returned unchanged.
   */
  URL: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Where the interactive data of an Apple message is and how it is decrypted. */
export type AppleInteractiveDataRefInput = {
  /** The bundle id of the message extension. */
  readonly bid: Scalars['String']['input'];
  /** The key that decrypts the data, in hexadecimal. */
  readonly key: Scalars['String']['input'];
  /** The owner of the data. */
  readonly owner: Scalars['String']['input'];
  /** The signature of the data, in hexadecimal. */
  readonly signature: Scalars['String']['input'];
  /** The address of the data. Sunshine Conversations fetches it; this server never does. */
  readonly url: Scalars['String']['input'];
};

/** A reference of Apple Messages for Business, as a `passthrough:messaging` webhook contains it. */
export type AppleMessageRefInput = {
  /** The reference to the interactive data. */
  readonly interactiveDataRef: AppleInteractiveDataRefInput;
};

/** Who may use a cached answer. */
export type CacheControlScope =
  /** Only the caller who asked. */
  | 'PRIVATE'
  /** Every caller. */
  | 'PUBLIC';

/** A channel over which a user takes part in a conversation. */
export type ClientAssociation = {
  readonly __typename?: 'ClientAssociation';
  /** The id of the user's client on that channel. */
  readonly clientId: Scalars['ID']['output'];
  /**
   * The channel as Sunshine Conversations names it, also when `type` is `OTHER`. Null when Sunshine Conversations does
   * not say.
   */
  readonly rawType?: Maybe<Scalars['String']['output']>;
  /** The channel. */
  readonly type: ClientType;
};

/** The channels a client can be on. */
export type ClientType =
  /** Apple Messages for Business. */
  | 'APPLE'
  /** Google Business Messages. */
  | 'GBM'
  /** Google RCS. */
  | 'GOOGLERCS'
  /** Instagram Direct. */
  | 'INSTAGRAM'
  /** KakaoTalk. */
  | 'KAKAO'
  /** LINE. */
  | 'LINE'
  /** E-mail over Mailgun. */
  | 'MAILGUN'
  /** SMS over MessageBird. */
  | 'MESSAGEBIRD'
  /** Facebook Messenger. */
  | 'MESSENGER'
  /** A custom channel, or one this server does not know yet: see `rawType`. */
  | 'OTHER'
  /** The messaging SDKs: web, iOS, Android, Unity. */
  | 'SDK'
  /** Slack Connect. */
  | 'SLACKCONNECT'
  /** Telegram. */
  | 'TELEGRAM'
  /** SMS over Twilio. */
  | 'TWILIO'
  /** Direct messages of X, once Twitter. */
  | 'TWITTER'
  /** Viber. */
  | 'VIBER'
  /** WeChat. */
  | 'WECHAT'
  /** WhatsApp. */
  | 'WHATSAPP';

/** A conversation between a business and one user (personal) or several (group). */
export type Conversation = Node & {
  readonly __typename?: 'Conversation';
  /** The switchboard integration in control of the conversation. Null when none is. */
  readonly activeSwitchboardIntegration?: Maybe<SwitchboardIntegration>;
  /** The app the conversation belongs to. */
  readonly appId: Scalars['ID']['output'];
  /** When the business last marked the conversation as read. Null when it never did. */
  readonly businessLastRead?: Maybe<Scalars['DateTime']['output']>;
  /** The conversation's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['output'];
  /** When the conversation was created. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** A short text about the conversation, 1 to 100 characters. Null when none was given. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The name shown to the user or the business, 1 to 100 characters. Null when none was given. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** The address of the conversation's picture: JPG, PNG or GIF. Null when none was given. */
  readonly iconUrl?: Maybe<Scalars['URL']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** Whether this is its user's first personal conversation, which cannot be deleted. Always false for groups. */
  readonly isDefault: Scalars['Boolean']['output'];
  /**
   * When the last message arrived, or the time of creation when there is none. Changes to the conversation itself
   * do not count. Null when Sunshine Conversations does not say.
   */
  readonly lastUpdatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /**
   * The users taking part, at most 10. The order is that of Sunshine Conversations, which promises none. Null,
   * with an error beside it, when they could not be read.
   */
  readonly participants?: Maybe<ParticipantConnection>;
  /** The switchboard integration that was offered control and has not taken it. Null when none was. */
  readonly pendingSwitchboardIntegration?: Maybe<SwitchboardIntegration>;
  /** The kind as Sunshine Conversations names it, which says what `OTHER` stands for. Null when it does not say. */
  readonly rawType?: Maybe<Scalars['String']['output']>;
  /** Whether it is personal or a group. */
  readonly type: ConversationType;
};


/** A conversation between a business and one user (personal) or several (group). */
export type ConversationParticipantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of conversations. */
export type ConversationConnection = {
  readonly __typename?: 'ConversationConnection';
  /** The conversations with their cursors. */
  readonly edges: ReadonlyArray<ConversationEdge>;
  /** The conversations alone, in the same order. */
  readonly nodes: ReadonlyArray<Maybe<Conversation>>;
  /** The position of the page in the list. */
  readonly pageInfo: PageInfo;
};

/** A conversation at its place in a list. */
export type ConversationEdge = {
  readonly __typename?: 'ConversationEdge';
  /** The place in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The conversation. */
  readonly node?: Maybe<Conversation>;
};

/** The kinds of failure a mutation reports. */
export type ConversationErrorCode =
  /** The user takes part in the conversation already. */
  | 'ALREADY_A_PARTICIPANT'
  /** There is no such app. */
  | 'APP_NOT_FOUND'
  /** The change conflicts with another one, or with what exists. */
  | 'CONFLICT'
  /** There is no such conversation. */
  | 'CONVERSATION_NOT_FOUND'
  /** The conversation is the default one of its user, which cannot be deleted. */
  | 'DEFAULT_CONVERSATION'
  /** A value of the input breaks a rule; nothing was sent, or Sunshine Conversations refused it as invalid. */
  | 'INVALID_INPUT'
  /** The conversation accepts no more changes. */
  | 'LOCKED'
  /** Something else that the request names does not exist. */
  | 'NOT_FOUND'
  /** Sunshine Conversations refused the request for a reason that has no code of its own. */
  | 'OTHER'
  /** The user does not take part in the conversation. */
  | 'PARTICIPANT_NOT_FOUND'
  /** The request is larger than Sunshine Conversations accepts: 100 kB of JSON. */
  | 'PAYLOAD_TOO_LARGE'
  /** More users than the 10 that a conversation takes. */
  | 'TOO_MANY_PARTICIPANTS'
  /** There is no such user. */
  | 'USER_NOT_FOUND';

/** Names the user whose conversations are meant. Exactly one field is given. */
export type ConversationFilter =
  /** The id the business gave the user, 1 to 1024 characters. */
  { readonly userExternalId: Scalars['String']['input']; readonly userId?: never; }
  |  /** The user's global id, or the user's own id: 24 lower-case hexadecimal digits. */
  { readonly userExternalId?: never; readonly userId: Scalars['ID']['input']; };

/** The kinds of conversation. */
export type ConversationType =
  /** A kind this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER'
  /** Between the business and exactly one user. */
  | 'PERSONAL'
  /** Between the business and up to 10 users, over the messaging SDKs. */
  | 'SDK_GROUP';

/** Why a mutation changed nothing: one for each broken rule. */
export type ConversationUserError = {
  readonly __typename?: 'ConversationUserError';
  /** The kind of failure, for programs. */
  readonly code: ConversationErrorCode;
  /**
   * The path inside `input` to the wrong value, such as `["participants", "0", "user", "userId"]`. Null when the
   * failure is not about one field.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What went wrong, for people. The wording may change at any time: decide by `code`. */
  readonly message: Scalars['String']['output'];
};

/** Events that Sunshine Conversations passed on to Meta. */
export type ConversionEvents = {
  readonly __typename?: 'ConversionEvents';
  /**
   * The id of the dataset that the events went to: decimal digits, without loss of precision. Null when Sunshine
   * Conversations does not say.
   */
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  /** How many events were accepted. Null when Sunshine Conversations does not say. */
  readonly eventsReceived?: Maybe<Scalars['Int']['output']>;
};

/** Events of one channel. Exactly one field is given. */
export type ConversionEventsInput =
  /** Events of Instagram Direct. */
  { readonly instagram: MetaConversionEventsInput; readonly messenger?: never; readonly whatsapp?: never; }
  |  /** Events of Facebook Messenger. */
  { readonly instagram?: never; readonly messenger: MetaConversionEventsInput; readonly whatsapp?: never; }
  |  /** Events of WhatsApp. */
  { readonly instagram?: never; readonly messenger?: never; readonly whatsapp: MetaConversionEventsInput; };

/** A conversation to create. */
export type CreateConversationInput = {
  /** The app to create it in. Default: the app of a global id among the participants, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** A short text about the conversation, 1 to 100 characters. Null or left out: none. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The name to show, 1 to 100 characters. Null or left out: none. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** The address of the conversation's picture (JPG, PNG or GIF), at most 2048 characters. Null or left out: none. */
  readonly iconUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null or left out: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Who takes part from the start: exactly one for a personal conversation, up to 10 for a group. Default: none. */
  readonly participants?: InputMaybe<ReadonlyArray<ParticipantInput>>;
  /** Whether it is personal or a group. */
  readonly type: ConversationType;
};

/** What `createConversation` did. */
export type CreateConversationPayload = {
  readonly __typename?: 'CreateConversationPayload';
  /** The new conversation. Null when it was not created, or Sunshine Conversations did not answer with it. */
  readonly conversation?: Maybe<Conversation>;
  /** The new conversation as an edge, to put into a list a client holds. Null when `conversation` is. */
  readonly conversationEdge?: Maybe<ConversationEdge>;
  /** Why it was not created. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A conversation to delete. */
export type DeleteConversationInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What `deleteConversation` did. */
export type DeleteConversationPayload = {
  readonly __typename?: 'DeleteConversationPayload';
  /** The global id of the deleted conversation. Null when it was not deleted. */
  readonly deletedConversationId?: Maybe<Scalars['ID']['output']>;
  /** Why it was not deleted. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A reference to fetch. */
export type DownloadMessageRefInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The reference as Apple gave it. Default: none, which Sunshine Conversations documents as possible. */
  readonly apple?: InputMaybe<AppleMessageRefInput>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** The global id of the user who sent the message, or the user's own id: 24 lower-case hexadecimal digits. */
  readonly userId: Scalars['ID']['input'];
};

/** What `downloadMessageRef` fetched. */
export type DownloadMessageRefPayload = {
  readonly __typename?: 'DownloadMessageRefPayload';
  /** The data, in the format of its channel. Null when it was not fetched. */
  readonly data?: Maybe<Scalars['JSONObject']['output']>;
  /** Why it was not fetched. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A person who talks with the business. */
export type EndUser = Node & {
  readonly __typename?: 'EndUser';
  /**
   * Whether the user is authenticated, by a signed token or a Help Center login. Null when Sunshine Conversations does
   * not say.
   */
  readonly authenticated?: Maybe<Scalars['Boolean']['output']>;
  /** The Zendesk brand the user belongs to: decimal digits. Null when users are not separated by brand. */
  readonly brandId?: Maybe<Scalars['String']['output']>;
  /**
   * The conversations the user takes part in, personal ones and groups. The order is that of
   * Sunshine Conversations, which promises none. Null, with an error beside it, when they could not be read.
   */
  readonly conversations?: Maybe<ConversationConnection>;
  /** The id the business gave the user when the user was created, 1 to 1024 characters. Null when it gave none. */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  /** The global id. */
  readonly id: Scalars['ID']['output'];
  /** The identities known for the user, such as e-mail addresses. Empty when there are none. */
  readonly identities: ReadonlyArray<UserIdentity>;
  /**
   * Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when Sunshine
   * Conversations does not say.
   */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** What is known about the person. Null when Sunshine Conversations does not say. */
  readonly profile?: Maybe<UserProfile>;
  /** When the user signed up, according to the business. Null when the business did not say. */
  readonly signedUpAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the user is exempt from automatic deletion. Null when Sunshine Conversations does not say. */
  readonly toBeRetained?: Maybe<Scalars['Boolean']['output']>;
  /** The user's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly userId: Scalars['ID']['output'];
  /** The id of the same person in Zendesk Support: decimal digits. Null when the person is not known there. */
  readonly zendeskId?: Maybe<Scalars['String']['output']>;
};


/** A person who talks with the business. */
export type EndUserConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A user to add to a conversation. */
export type JoinConversationInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /**
   * Whether the user's messaging SDK is subscribed at once, so that notifications come before the conversation was
   * ever opened. A user without an SDK client gets one. Default: false.
   */
  readonly subscribeSDKClient?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who joins. */
  readonly user: UserRef;
};

/** What `joinConversation` did. */
export type JoinConversationPayload = {
  readonly __typename?: 'JoinConversationPayload';
  /**
   * The conversation that was joined. Null when the user did not join, or, with an error
   * beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** The new participant. Null when the user did not join, or Sunshine Conversations did not answer with it. */
  readonly participant?: Maybe<Participant>;
  /** The new participant as an edge, to put into a list a client holds. Null when the user did not join. */
  readonly participantEdge?: Maybe<ParticipantEdge>;
  /** Why the user did not join. Empty when the user did. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A user to remove from a conversation. */
export type LeaveConversationInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Who leaves. */
  readonly participant: ParticipantRef;
};

/** What `leaveConversation` did. */
export type LeaveConversationPayload = {
  readonly __typename?: 'LeaveConversationPayload';
  /**
   * The conversation that was left. Null when the user did not leave, for an end user who has left it, or, with an
   * error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /**
   * The global id of the participant who was removed. When the input names a user, asking for it costs one more call,
   * made before leaving. Null when the user did not leave, or the participant could not be found.
   */
  readonly removedParticipantId?: Maybe<Scalars['ID']['output']>;
  /** Why the user did not leave. Empty when the user did. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** Events for the Conversions API of Meta. */
export type MetaConversionEventsInput = {
  /** Server events as Meta defines them, without `user_data` and `messaging_channel`, which Sunshine Conversations adds. */
  readonly data: ReadonlyArray<Scalars['JSONObject']['input']>;
};

/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Starts a conversation. Its users must exist. A user's first personal conversation becomes the default one,
   * which can never be deleted. Never sent twice: after a failure in transit, check whether it was carried out before you
   * try again.
   */
  readonly createConversation?: Maybe<CreateConversationPayload>;
  /**
   * Deletes a conversation with its messages and attachments, for good. Sunshine Conversations refuses to delete a user's
   * default conversation.
   */
  readonly deleteConversation?: Maybe<DeleteConversationPayload>;
  /**
   * Fetches the data that a message contains only a reference to. Apple Messages for Business is the one channel
   * with such messages. It changes nothing, so it is tried again when the connection fails.
   */
  readonly downloadMessageRef?: Maybe<DownloadMessageRefPayload>;
  /**
   * Adds a user to a group conversation, which takes at most 10. Never sent twice: after a failure in transit, check
   * whether it was carried out before you try again.
   */
  readonly joinConversation?: Maybe<JoinConversationPayload>;
  /**
   * Removes a user from a conversation. Never sent twice: after a failure in transit, check whether it was carried out
   * before you try again.
   */
  readonly leaveConversation?: Maybe<LeaveConversationPayload>;
  /**
   * Reports what users did after talking with the business to the Conversions API of Meta. Never sent twice, because
   * the events would count twice: after a failure in transit, the events may or may not have arrived.
   */
  readonly postConversionEvents?: Maybe<PostConversionEventsPayload>;
  /** Changes how a conversation is shown, and its metadata. A field that is left out stays as it is; null clears it. */
  readonly updateConversation?: Maybe<UpdateConversationPayload>;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationCreateConversationArgs = {
  input: CreateConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteConversationArgs = {
  input: DeleteConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDownloadMessageRefArgs = {
  input: DownloadMessageRefInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationJoinConversationArgs = {
  input: JoinConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationLeaveConversationArgs = {
  input: LeaveConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationPostConversionEventsArgs = {
  input: PostConversionEventsInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationUpdateConversationArgs = {
  input: UpdateConversationInput;
};

/** A record with a global id, by which `node` finds it again. */
export type Node = {
  /** The global id: opaque, stable, and unique among all records of all apps. */
  readonly id: Scalars['ID']['output'];
};

/** The position of a page in its list. Cursors are opaque and valid only for the list they came from. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last edge, for `after`. Null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether records follow this page. When paging backwards: as far as Sunshine Conversations says. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether records precede this page. When paging forwards: as far as Sunshine Conversations says. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, for `before`. Null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A user's part in one conversation. */
export type Participant = Node & {
  readonly __typename?: 'Participant';
  /** The channels over which the user takes part, the most recently used first. The first is tried first for delivery. */
  readonly clientAssociations: ReadonlyArray<ClientAssociation>;
  /** The conversation this is a part in. Null, with an error beside it, when it could not be read. */
  readonly conversation?: Maybe<Conversation>;
  /** The global id. It contains the conversation id too, because a participant can only be found through it. */
  readonly id: Scalars['ID']['output'];
  /** When the latest message that the user has read arrived. Null when the user has read none. */
  readonly lastRead?: Maybe<Scalars['DateTime']['output']>;
  /** The participant's own id in Sunshine Conversations, which is not the user's: 24 lower-case hexadecimal digits. */
  readonly participantId: Scalars['ID']['output'];
  /** How many messages the user has not read yet. */
  readonly unreadCount: Scalars['Int']['output'];
  /**
   * The user. Selecting only ids costs no call. Null when the user no longer exists, for an end user who asks about
   * another user, or, with an error beside it, when it could not be read.
   */
  readonly user?: Maybe<EndUser>;
  /** The id the business gave the user. Null when it gave none, and for an end user who asks about another user. */
  readonly userExternalId?: Maybe<Scalars['String']['output']>;
  /** The id of the user: 24 lower-case hexadecimal digits. */
  readonly userId: Scalars['ID']['output'];
};

/** A page of participants. */
export type ParticipantConnection = {
  readonly __typename?: 'ParticipantConnection';
  /** The participants with their cursors. */
  readonly edges: ReadonlyArray<ParticipantEdge>;
  /** The participants alone, in the same order. */
  readonly nodes: ReadonlyArray<Maybe<Participant>>;
  /** The position of the page in the list. */
  readonly pageInfo: PageInfo;
};

/** A participant at its place in a list. */
export type ParticipantEdge = {
  readonly __typename?: 'ParticipantEdge';
  /** The place in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The participant. */
  readonly node?: Maybe<Participant>;
};

/** A user who is to take part. */
export type ParticipantInput = {
  /**
   * Whether the user's messaging SDK is subscribed at once, so that notifications come before the conversation was
   * ever opened. A user without an SDK client gets one. Default: false.
   */
  readonly subscribeSDKClient?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who. */
  readonly user: UserRef;
};

/** Names a participant of a conversation. Exactly one field is given. */
export type ParticipantRef =
  /** The participant's global id, or the participant's own id: 24 lower-case hexadecimal digits. */
  { readonly participantId: Scalars['ID']['input']; readonly userExternalId?: never; readonly userId?: never; }
  |  /** The id the business gave the user, 1 to 1024 characters. */
  { readonly participantId?: never; readonly userExternalId: Scalars['String']['input']; readonly userId?: never; }
  |  /** The user's global id, or the user's own id: 24 lower-case hexadecimal digits. */
  { readonly participantId?: never; readonly userExternalId?: never; readonly userId: Scalars['ID']['input']; };

/** Events to report for one conversation. */
export type PostConversionEventsInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** The channel and its events. */
  readonly events: ConversionEventsInput;
};

/** What `postConversionEvents` did. */
export type PostConversionEventsPayload = {
  readonly __typename?: 'PostConversionEventsPayload';
  /** The result of posting the events. Null when they were not accepted. */
  readonly conversionEvents?: Maybe<ConversionEvents>;
  /** Why they were not accepted. Empty when they were. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** What can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One conversation. Null when there is none, and for an end user who takes no part in it. */
  readonly conversation?: Maybe<Conversation>;
  /**
   * The conversations one user takes part in, personal ones and groups. The order is that of
   * Sunshine Conversations, which promises none. A user who does not exist is a `NOT_FOUND` error.
   */
  readonly conversations?: Maybe<ConversationConnection>;
  /**
   * Any record by its global id. Null when there is none. Served to direct clients only: it is left out of the
   * subgraph SDL, because two subgraphs cannot both own it.
   */
  readonly node?: Maybe<Node>;
  /**
   * Several records by their global ids, in the order asked for, each null when there is none. An id that cannot
   * be read is an error at its own position and does not affect the others.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One user of the business. Null when there is none. */
  readonly user?: Maybe<EndUser>;
};


/** What can be read. */
export type QueryConversationArgs = {
  appId?: InputMaybe<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  appId?: InputMaybe<Scalars['ID']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter: ConversationFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryUserArgs = {
  appId?: InputMaybe<Scalars['ID']['input']>;
  brandId?: InputMaybe<Scalars['String']['input']>;
  by: UserRef;
};

/** An integration as the switchboard of a conversation refers to it. */
export type SwitchboardIntegration = {
  readonly __typename?: 'SwitchboardIntegration';
  /** The id of the integration behind the entry. Null when Sunshine Conversations does not say. */
  readonly integrationId?: Maybe<Scalars['ID']['output']>;
  /** The kind of integration, such as `custom` or `zd:agentWorkspace`. Null when Sunshine Conversations does not say. */
  readonly integrationType?: Maybe<Scalars['String']['output']>;
  /** The entry's name, at most 128 letters, digits, `-` and `_`. Null when Sunshine Conversations does not say. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The id of the switchboard's entry. */
  readonly switchboardIntegrationId: Scalars['ID']['output'];
};

/** A change of a conversation. A field that is left out stays as it is; null clears it. */
export type UpdateConversationInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** A short text about the conversation, 1 to 100 characters. Null clears it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The name to show, 1 to 100 characters. Null clears it. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** The address of the conversation's picture (JPG, PNG or GIF), at most 2048 characters. Null clears it. */
  readonly iconUrl?: InputMaybe<Scalars['URL']['input']>;
  /**
   * Custom properties: a flat object of strings, numbers and booleans, at most 4 KB, sent as it is given here.
   * Whether Sunshine Conversations keeps the keys that are left out is not documented. Null clears it.
   */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What `updateConversation` did. */
export type UpdateConversationPayload = {
  readonly __typename?: 'UpdateConversationPayload';
  /** The conversation as it is now. Null when it was not changed, or Sunshine Conversations did not answer with it. */
  readonly conversation?: Maybe<Conversation>;
  /** Why it was not changed. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A name under which a user is known somewhere. */
export type UserIdentity = {
  readonly __typename?: 'UserIdentity';
  /** The kind of identity, such as `email`. Null when Sunshine Conversations does not say. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The identity itself, at most 128 characters. Null when Sunshine Conversations does not say. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** How the identity was verified. Null when Sunshine Conversations does not say. */
  readonly verification?: Maybe<Scalars['String']['output']>;
};

/** What is known about a person. */
export type UserProfile = {
  readonly __typename?: 'UserProfile';
  /** The address of the person's picture. Null when there is none. */
  readonly avatarUrl?: Maybe<Scalars['URL']['output']>;
  /** The e-mail address, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The given name, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly givenName?: Maybe<Scalars['String']['output']>;
  /** The language as a BCP 47 tag, such as `fr-CA`. Null when Sunshine Conversations does not say. */
  readonly locale?: Maybe<Scalars['String']['output']>;
  /** The surname, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly surname?: Maybe<Scalars['String']['output']>;
};

/** Names a user. Exactly one field is given. */
export type UserRef =
  /** The id the business gave the user, 1 to 1024 characters. */
  { readonly userExternalId: Scalars['String']['input']; readonly userId?: never; }
  |  /** The user's global id, or the user's own id: 24 lower-case hexadecimal digits. */
  { readonly userExternalId?: never; readonly userId: Scalars['ID']['input']; };



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Conversation: Conversation;
  EndUser: EndUser;
  Participant: Participant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Conversation:
    ( { __typename: 'Conversation' }
    & ( GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Conversation'], {"conversationId":true}> ) );
  EndUser:
    ( { __typename: 'EndUser' }
    & ( GraphQLRecursivePick<FederationTypes['EndUser'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['EndUser'], {"userId":true}>
        | GraphQLRecursivePick<FederationTypes['EndUser'], {"externalId":true}> ) );
  Participant:
    ( { __typename: 'Participant' }
    & GraphQLRecursivePick<FederationTypes['Participant'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ConversationRecord )
    | ( UserRecord )
    | ( ParticipantRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AppleInteractiveDataRefInput: AppleInteractiveDataRefInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AppleMessageRefInput: AppleMessageRefInput;
  CacheControlScope: CacheControlScope;
  ClientAssociation: ResolverTypeWrapper<ClientAssociationRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ClientType: ClientType;
  Conversation: ResolverTypeWrapper<ConversationRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConversationConnection: ResolverTypeWrapper<ConversationPage>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node?: Maybe<ResolversTypes['Conversation']> }>;
  ConversationErrorCode: ConversationErrorCode;
  ConversationFilter: ConversationFilter;
  ConversationType: ConversationType;
  ConversationUserError: ResolverTypeWrapper<UserError>;
  ConversionEvents: ResolverTypeWrapper<ConversionEventsRecord>;
  ConversionEventsInput: ConversionEventsInput;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: ResolverTypeWrapper<ChangedConversation>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteConversationInput: DeleteConversationInput;
  DeleteConversationPayload: ResolverTypeWrapper<DeletedConversation>;
  DownloadMessageRefInput: DownloadMessageRefInput;
  DownloadMessageRefPayload: ResolverTypeWrapper<Download>;
  EndUser: ResolverTypeWrapper<UserRecord>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  JoinConversationInput: JoinConversationInput;
  JoinConversationPayload: ResolverTypeWrapper<JoinedConversation>;
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: ResolverTypeWrapper<LeftConversation>;
  MetaConversionEventsInput: MetaConversionEventsInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantRecord>;
  ParticipantConnection: ResolverTypeWrapper<ParticipantPage>;
  ParticipantEdge: ResolverTypeWrapper<Omit<ParticipantEdge, 'node'> & { node?: Maybe<ResolversTypes['Participant']> }>;
  ParticipantInput: ParticipantInput;
  ParticipantRef: ParticipantRef;
  PostConversionEventsInput: PostConversionEventsInput;
  PostConversionEventsPayload: ResolverTypeWrapper<PostedConversionEvents>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SwitchboardIntegration: ResolverTypeWrapper<SwitchboardIntegrationRecord>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateConversationInput: UpdateConversationInput;
  UpdateConversationPayload: ResolverTypeWrapper<ChangedConversation>;
  UserIdentity: ResolverTypeWrapper<UserIdentityRecord>;
  UserProfile: ResolverTypeWrapper<UserProfileRecord>;
  UserRef: UserRef;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AppleInteractiveDataRefInput: AppleInteractiveDataRefInput;
  String: Scalars['String']['output'];
  AppleMessageRefInput: AppleMessageRefInput;
  ClientAssociation: ClientAssociationRecord;
  ID: Scalars['ID']['output'];
  Conversation: ConversationRecord;
  Boolean: Scalars['Boolean']['output'];
  ConversationConnection: ConversationPage;
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Conversation']> };
  ConversationFilter: ConversationFilter;
  ConversationUserError: UserError;
  ConversionEvents: ConversionEventsRecord;
  ConversionEventsInput: ConversionEventsInput;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: ChangedConversation;
  DateTime: Scalars['DateTime']['output'];
  DeleteConversationInput: DeleteConversationInput;
  DeleteConversationPayload: DeletedConversation;
  DownloadMessageRefInput: DownloadMessageRefInput;
  DownloadMessageRefPayload: Download;
  EndUser: UserRecord;
  JSONObject: Scalars['JSONObject']['output'];
  JoinConversationInput: JoinConversationInput;
  JoinConversationPayload: JoinedConversation;
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: LeftConversation;
  MetaConversionEventsInput: MetaConversionEventsInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Participant: ParticipantRecord;
  ParticipantConnection: ParticipantPage;
  ParticipantEdge: Omit<ParticipantEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Participant']> };
  ParticipantInput: ParticipantInput;
  ParticipantRef: ParticipantRef;
  PostConversionEventsInput: PostConversionEventsInput;
  PostConversionEventsPayload: PostedConversionEvents;
  Query: Record<PropertyKey, never>;
  SwitchboardIntegration: SwitchboardIntegrationRecord;
  URL: Scalars['URL']['output'];
  UpdateConversationInput: UpdateConversationInput;
  UpdateConversationPayload: ChangedConversation;
  UserIdentity: UserIdentityRecord;
  UserProfile: UserProfileRecord;
  UserRef: UserRef;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ClientAssociationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClientAssociation'] = ResolversParentTypes['ClientAssociation']> = {
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ClientType'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activeSwitchboardIntegration?: Resolver<Maybe<ResolversTypes['SwitchboardIntegration']>, ParentType, ContextType>;
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessLastRead?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  iconUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUpdatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  participants?: Resolver<Maybe<ResolversTypes['ParticipantConnection']>, ParentType, ContextType, Partial<ConversationParticipantsArgs>>;
  pendingSwitchboardIntegration?: Resolver<Maybe<ResolversTypes['SwitchboardIntegration']>, ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Conversation']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
};

export type ConversationUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUserError'] = ResolversParentTypes['ConversationUserError']> = {
  code?: Resolver<ResolversTypes['ConversationErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConversionEventsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversionEvents'] = ResolversParentTypes['ConversionEvents']> = {
  datasetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventsReceived?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CreateConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateConversationPayload'] = ResolversParentTypes['CreateConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  conversationEdge?: Resolver<Maybe<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteConversationPayload'] = ResolversParentTypes['DeleteConversationPayload']> = {
  deletedConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DownloadMessageRefPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadMessageRefPayload'] = ResolversParentTypes['DownloadMessageRefPayload']> = {
  data?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type EndUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUser'] = ResolversParentTypes['EndUser'], FederationReferenceType extends FederationReferenceTypes['EndUser'] = FederationReferenceTypes['EndUser']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EndUser']> | FederationReferenceType, FederationReferenceType, ContextType>;
  authenticated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  brandId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, Partial<EndUserConversationsArgs>>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identities?: Resolver<ReadonlyArray<ResolversTypes['UserIdentity']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['UserProfile']>, ParentType, ContextType>;
  signedUpAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  toBeRetained?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  zendeskId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type JoinConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinConversationPayload'] = ResolversParentTypes['JoinConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  participant?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType>;
  participantEdge?: Resolver<Maybe<ResolversTypes['ParticipantEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type LeaveConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveConversationPayload'] = ResolversParentTypes['LeaveConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  removedParticipantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createConversation?: Resolver<Maybe<ResolversTypes['CreateConversationPayload']>, ParentType, ContextType, RequireFields<MutationCreateConversationArgs, 'input'>>;
  deleteConversation?: Resolver<Maybe<ResolversTypes['DeleteConversationPayload']>, ParentType, ContextType, RequireFields<MutationDeleteConversationArgs, 'input'>>;
  downloadMessageRef?: Resolver<Maybe<ResolversTypes['DownloadMessageRefPayload']>, ParentType, ContextType, RequireFields<MutationDownloadMessageRefArgs, 'input'>>;
  joinConversation?: Resolver<Maybe<ResolversTypes['JoinConversationPayload']>, ParentType, ContextType, RequireFields<MutationJoinConversationArgs, 'input'>>;
  leaveConversation?: Resolver<Maybe<ResolversTypes['LeaveConversationPayload']>, ParentType, ContextType, RequireFields<MutationLeaveConversationArgs, 'input'>>;
  postConversionEvents?: Resolver<Maybe<ResolversTypes['PostConversionEventsPayload']>, ParentType, ContextType, RequireFields<MutationPostConversionEventsArgs, 'input'>>;
  updateConversation?: Resolver<Maybe<ResolversTypes['UpdateConversationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateConversationArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'EndUser' | 'Participant', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParticipantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Participant'] = ResolversParentTypes['Participant'], FederationReferenceType extends FederationReferenceTypes['Participant'] = FederationReferenceTypes['Participant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Participant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  clientAssociations?: Resolver<ReadonlyArray<ResolversTypes['ClientAssociation']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastRead?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  participantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  userExternalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ParticipantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParticipantConnection'] = ResolversParentTypes['ParticipantConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ParticipantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Participant']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ParticipantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParticipantEdge'] = ResolversParentTypes['ParticipantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType>;
};

export type PostConversionEventsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConversionEventsPayload'] = ResolversParentTypes['PostConversionEventsPayload']> = {
  conversionEvents?: Resolver<Maybe<ResolversTypes['ConversionEvents']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<QueryConversationsArgs, 'filter'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'by'>>;
};

export type SwitchboardIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SwitchboardIntegration'] = ResolversParentTypes['SwitchboardIntegration']> = {
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  integrationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  switchboardIntegrationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateConversationPayload'] = ResolversParentTypes['UpdateConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type UserIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserIdentity'] = ResolversParentTypes['UserIdentity']> = {
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserProfile'] = ResolversParentTypes['UserProfile']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  surname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ClientAssociation?: ClientAssociationResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationUserError?: ConversationUserErrorResolvers<ContextType>;
  ConversionEvents?: ConversionEventsResolvers<ContextType>;
  CreateConversationPayload?: CreateConversationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteConversationPayload?: DeleteConversationPayloadResolvers<ContextType>;
  DownloadMessageRefPayload?: DownloadMessageRefPayloadResolvers<ContextType>;
  EndUser?: EndUserResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  JoinConversationPayload?: JoinConversationPayloadResolvers<ContextType>;
  LeaveConversationPayload?: LeaveConversationPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  ParticipantConnection?: ParticipantConnectionResolvers<ContextType>;
  ParticipantEdge?: ParticipantEdgeResolvers<ContextType>;
  PostConversionEventsPayload?: PostConversionEventsPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SwitchboardIntegration?: SwitchboardIntegrationResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateConversationPayload?: UpdateConversationPayloadResolvers<ContextType>;
  UserIdentity?: UserIdentityResolvers<ContextType>;
  UserProfile?: UserProfileResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
