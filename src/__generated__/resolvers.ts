/* Written by `npm run codegen`. Do not edit. */
import type { JsonObject } from '../upstream/json.js';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserError } from '../kernel/outcome.js';
import type { ReportedReading, ReportedTyping } from '../domains/activity/parents.js';
import type { CreatedUpload, DeletedAttachment } from '../domains/attachment/parents.js';
import type { Client, Device } from '../domains/client/records.js';
import type { ClientPage, LinkedClient, RemovedClient } from '../domains/client/parents.js';
import type { ControlRequest } from '../domains/control/parents.js';
import type { Conversation as ConversationRecord, SwitchboardIntegration as SwitchboardIntegrationRecord } from '../domains/conversation/records.js';
import type { ConversationPage, ChangedConversation, DeletedConversation } from '../domains/conversation/parents.js';
import type { ConversionEvents as ConversionEventsRecord } from '../domains/conversion-events/records.js';
import type { PostedConversionEvents } from '../domains/conversion-events/parents.js';
import type { Download } from '../domains/downloads/parents.js';
import type { EventDelivery, EventGap, EventRecord, EventError, Referral } from '../domains/event/records.js';
import type { Message as MessageRecord, MessageAuthor, MessageSource, QuotedMessage, MessageActivity, CitedSource, MessageContent, MessageAction, MessageItem, FormField, FormOption } from '../domains/message/records.js';
import type { MessagePage, SentConversationMessage, DeletedMessage, DeletedMessages } from '../domains/message/parents.js';
import type { Participant as ParticipantRecord, ClientAssociation as ClientAssociationRecord } from '../domains/participant/records.js';
import type { ParticipantPage, JoinedConversation, LeftConversation } from '../domains/participant/parents.js';
import type { User as UserRecord, UserProfile as UserProfileRecord, UserIdentity as UserIdentityRecord } from '../domains/user/records.js';
import type { CreatedEndUser, ChangedEndUser, DeletedEndUser } from '../domains/user/parents.js';
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

/** The control of a conversation, to be accepted. */
export type AcceptConversationControlInput = {
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Custom properties that are passed on with the event: strings, numbers and booleans, at most 4 KB of JSON. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What `acceptConversationControl` did. */
export type AcceptConversationControlPayload = {
  readonly __typename?: 'AcceptConversationControlPayload';
  /**
   * The conversation. Selecting only ids costs no call; anything else is read after the request, and may still be as
   * before. Null when Sunshine Conversations refused the request, or, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why the request was refused. Empty when it was taken. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
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
   * The newest message. Beside `messages` without a cursor it costs no call. Null when there is none, or, with an error
   * beside it, when it could not be read.
   */
  readonly lastMessage?: Maybe<ConversationMessage>;
  /**
   * When the last message arrived, or the time of creation when there is none. Changes to the conversation itself
   * do not count. Null when Sunshine Conversations does not say.
   */
  readonly lastUpdatedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The messages, oldest first. Without arguments the newest 25. Null, with an error beside it, when they could not be
   * read.
   */
  readonly messages?: Maybe<ConversationMessageConnection>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /**
   * One user's part in the conversation. Beside `participants` it costs no call. Null when the user takes no part, and
   * for a caller who is no end user and names nobody.
   */
  readonly participant?: Maybe<Participant>;
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
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A conversation between a business and one user (personal) or several (group). */
export type ConversationParticipantArgs = {
  of?: InputMaybe<UserRef>;
};


/** A conversation between a business and one user (personal) or several (group). */
export type ConversationParticipantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Something to press in a message to post. Exactly one field is given. */
export type ConversationActionInput =
  /** Asks users to pay. */
  { readonly buy: ConversationBuyActionInput; readonly link?: never; readonly locationRequest?: never; readonly postback?: never; readonly reply?: never; readonly webview?: never; }
  |  /** Opens an address. */
  { readonly buy?: never; readonly link: ConversationLinkActionInput; readonly locationRequest?: never; readonly postback?: never; readonly reply?: never; readonly webview?: never; }
  |  /** Asks users where they are. Not in items and lists. */
  { readonly buy?: never; readonly link?: never; readonly locationRequest: ConversationLocationRequestActionInput; readonly postback?: never; readonly reply?: never; readonly webview?: never; }
  |  /** Reports to the business that it was pressed. */
  { readonly buy?: never; readonly link?: never; readonly locationRequest?: never; readonly postback: ConversationPostbackActionInput; readonly reply?: never; readonly webview?: never; }
  |  /** Sends its text as a message of the user. Not in items and lists. */
  { readonly buy?: never; readonly link?: never; readonly locationRequest?: never; readonly postback?: never; readonly reply: ConversationReplyActionInput; readonly webview?: never; }
  |  /** Opens a page inside the conversation. */
  { readonly buy?: never; readonly link?: never; readonly locationRequest?: never; readonly postback?: never; readonly reply?: never; readonly webview: ConversationWebviewActionInput; };

/** Somebody read or types: `READ`, `TYPING`. */
export type ConversationActivityEvent = ConversationEvent & {
  readonly __typename?: 'ConversationActivityEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /** Who. */
  readonly author: ConversationMessageAuthor;
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Whether they began to type; false when they stopped. Null for `READ`. */
  readonly isTyping?: Maybe<Scalars['Boolean']['output']>;
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What happened. */
  readonly type: ConversationEventType;
};

/** What can happen to a conversation. */
export type ConversationActivityType =
  /** The user ended the conversation. */
  | 'ENDED_BY_USER'
  /** Something that this server does not know yet: see `rawType`. */
  | 'OTHER'
  /** The ticket was closed. */
  | 'TICKET_CLOSED'
  /** The ticket is continued by e-mail. */
  | 'TICKET_TRANSFERRED_TO_EMAIL';

/** What Apple Messages for Business gets instead of the content of a message. */
export type ConversationAppleOverrideInput = {
  /** The payload in Apple's format. */
  readonly payload: Scalars['JSONObject']['input'];
  /** What the user's device has to be capable of: `LIST`, `TIME`, `FORM`, `QUICK` or `AUTH2`. Default: nothing. */
  readonly withCapabilities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The author of a message to post. Exactly one field is given. */
export type ConversationAuthorInput =
  /** The business. */
  { readonly business: ConversationBusinessAuthorInput; readonly user?: never; }
  |  /** A user who takes part in the conversation. */
  { readonly business?: never; readonly user: ConversationUserAuthorInput; };

/** What sort of author wrote a message. */
export type ConversationAuthorSubtype =
  /** A note about something that happened, in the name of the business. */
  | 'ACTIVITY'
  /** A person who works for the business. Only in answers: as an input it is rejected. */
  | 'AGENT'
  /** Generated by artificial intelligence; channels may show a notice. */
  | 'AI'
  /** A program without artificial intelligence. Only in answers: as an input it is rejected. */
  | 'BOT'
  /** A sort this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER';

/** The kinds of author. */
export type ConversationAuthorType =
  /** The business. */
  | 'BUSINESS'
  /** A kind this server does not know yet. */
  | 'OTHER'
  /** A user. */
  | 'USER';

/** The business as an author. */
export type ConversationBusinessAuthorInput = {
  /** The address of the picture to show, at most 2048 characters. Default: one that Sunshine Conversations makes up. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The name to show. Default: that of the app. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** What sort of author: `AI` or `ACTIVITY`. Default: not said. */
  readonly subtype?: InputMaybe<ConversationAuthorSubtype>;
};

/** Asks users to pay. */
export type ConversationBuyAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationBuyAction';
  /** How much, in the smallest unit of the currency, such as cents. Null when Sunshine Conversations does not say. */
  readonly amount?: Maybe<Scalars['Int']['output']>;
  /** The currency as an ISO 4217 code. Null when it is not said. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The kind of action as Sunshine Conversations names it: `buy`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** An action to post that asks users to pay. */
export type ConversationBuyActionInput = {
  /** How much, in the smallest unit of the currency, such as cents. */
  readonly amount: Scalars['Int']['input'];
  /** The currency as an ISO 4217 code. Default: that of Sunshine Conversations. */
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What stands on it. */
  readonly text: Scalars['String']['input'];
};

/** Items beside each other. */
export type ConversationCarouselContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationCarouselContent';
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The shape of the items' pictures. Null when it is not said. */
  readonly imageAspectRatio?: Maybe<ConversationImageAspectRatio>;
  /** The items, 1 to 10. */
  readonly items: ReadonlyArray<ConversationMessageItem>;
  /** The kind of content as Sunshine Conversations names it: `carousel`. */
  readonly rawType: Scalars['String']['output'];
  /** A text for channels that cannot show it. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A carousel to post. */
export type ConversationCarouselInput = {
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The shape of the items' pictures: `HORIZONTAL` or `SQUARE`. Default: not said. */
  readonly imageAspectRatio?: InputMaybe<ConversationImageAspectRatio>;
  /** The items, 1 to 10. */
  readonly items: ReadonlyArray<ConversationItemInput>;
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

/** The content of a message to post. Exactly one field is given. The answer to a form cannot be posted. */
export type ConversationContentInput =
  /** Items beside each other. */
  { readonly carousel: ConversationCarouselInput; readonly file?: never; readonly form?: never; readonly image?: never; readonly list?: never; readonly location?: never; readonly template?: never; readonly text?: never; }
  |  /** A file. */
  { readonly carousel?: never; readonly file: ConversationFileInput; readonly form?: never; readonly image?: never; readonly list?: never; readonly location?: never; readonly template?: never; readonly text?: never; }
  |  /** A form for users to fill in. */
  { readonly carousel?: never; readonly file?: never; readonly form: ConversationFormInput; readonly image?: never; readonly list?: never; readonly location?: never; readonly template?: never; readonly text?: never; }
  |  /** A picture, with or without actions. */
  { readonly carousel?: never; readonly file?: never; readonly form?: never; readonly image: ConversationImageInput; readonly list?: never; readonly location?: never; readonly template?: never; readonly text?: never; }
  |  /** Items below each other. */
  { readonly carousel?: never; readonly file?: never; readonly form?: never; readonly image?: never; readonly list: ConversationListInput; readonly location?: never; readonly template?: never; readonly text?: never; }
  |  /** A place on the map. */
  { readonly carousel?: never; readonly file?: never; readonly form?: never; readonly image?: never; readonly list?: never; readonly location: ConversationLocationInput; readonly template?: never; readonly text?: never; }
  |  /** A message template of WhatsApp. */
  { readonly carousel?: never; readonly file?: never; readonly form?: never; readonly image?: never; readonly list?: never; readonly location?: never; readonly template: ConversationTemplateInput; readonly text?: never; }
  |  /** A text, with or without actions. */
  { readonly carousel?: never; readonly file?: never; readonly form?: never; readonly image?: never; readonly list?: never; readonly location?: never; readonly template?: never; readonly text: ConversationTextInput; };

/** What can be done with the control of a conversation, and fail. */
export type ConversationControlAction =
  /** To accept an offer. */
  | 'ACCEPT'
  /** To offer it to another integration. */
  | 'OFFER'
  /** Something that this server does not know yet. */
  | 'OTHER'
  /** To pass it to another integration. */
  | 'PASS';

/**
 * Which integration controls a conversation has changed, or could not be changed: `CONTROL_PASSED`, `CONTROL_OFFERED`,
 * `CONTROL_ACCEPTED`, `CONTROL_RELEASED`, `CONTROL_FAILED`.
 */
export type ConversationControlEvent = ConversationEvent & {
  readonly __typename?: 'ConversationControlEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed. Null when it did not. */
  readonly error?: Maybe<ConversationEventError>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** What failed. Null when nothing did. */
  readonly failedAction?: Maybe<ConversationControlAction>;
  /** What the integration that acted passed on. Null when nothing. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** Why, such as `ticketClosed`. Null when Sunshine Conversations does not say. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly type: ConversationEventType;
};

/** What became of a message on its way: `DELIVERED_TO_CHANNEL`, `DELIVERED_TO_USER`, `DELIVERY_FAILED`. */
export type ConversationDeliveryEvent = ConversationEvent & {
  readonly __typename?: 'ConversationDeliveryEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The kind of channel, such as `whatsapp`. Null when Sunshine Conversations does not say. */
  readonly destinationType?: Maybe<Scalars['String']['output']>;
  /** Why it failed. Null when it did not. */
  readonly error?: Maybe<ConversationEventError>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** The ids that the channel gave the message. Empty when it gave none. */
  readonly externalMessageIds: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the integration over which it goes. Null when Sunshine Conversations does not say. */
  readonly integrationId?: Maybe<Scalars['ID']['output']>;
  /** Whether nothing more will be reported of this message. */
  readonly isFinal: Scalars['Boolean']['output'];
  /** The message's own id: 24 lower-case hexadecimal digits. */
  readonly messageId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user to whom the message goes. Selecting only ids costs no call. Null when there is none, for an end user who
   * asks about another user, and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** Where to send a message. Exactly one field is given. */
export type ConversationDestinationInput =
  /** The id of an integration over which the user takes part. */
  { readonly integrationId: Scalars['ID']['input']; readonly integrationType?: never; readonly silent?: never; }
  |  /** A kind of channel over which the user takes part, such as `whatsapp`. */
  { readonly integrationId?: never; readonly integrationType: Scalars['String']['input']; readonly silent?: never; }
  |  /** Only `true`: the message is kept in the conversation, and sent to no channel. */
  { readonly integrationId?: never; readonly integrationType?: never; readonly silent: Scalars['Boolean']['input']; };

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
  /** The user has no such client. */
  | 'CLIENT_NOT_FOUND'
  /** The change conflicts with another one, or with what exists. */
  | 'CONFLICT'
  /** There is no such conversation. */
  | 'CONVERSATION_NOT_FOUND'
  /** The conversation is the default one of its user, which cannot be deleted. */
  | 'DEFAULT_CONVERSATION'
  /** The user has no such device. */
  | 'DEVICE_NOT_FOUND'
  /** The `idempotencyKey` was used before, for the same author in the same conversation, with other input. Nothing was sent. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no such integration. */
  | 'INTEGRATION_NOT_FOUND'
  /** A value of the input breaks a rule; nothing was sent, or Sunshine Conversations refused it as invalid. */
  | 'INVALID_INPUT'
  /** The conversation accepts no more changes. */
  | 'LOCKED'
  /** There is no such message in the conversation. */
  | 'MESSAGE_NOT_FOUND'
  /** Something else that the request names does not exist. */
  | 'NOT_FOUND'
  /** Another integration than the one that acts has, or was offered, the control of the conversation. */
  | 'NOT_IN_CONTROL'
  /** Sunshine Conversations refused the request for a reason that has no code of its own. */
  | 'OTHER'
  /** The user does not take part in the conversation. */
  | 'PARTICIPANT_NOT_FOUND'
  /** The request is larger than Sunshine Conversations accepts: 100 kB of JSON. */
  | 'PAYLOAD_TOO_LARGE'
  /** The switchboard has no such integration. */
  | 'SWITCHBOARD_INTEGRATION_NOT_FOUND'
  /** More users than the 10 that a conversation takes. */
  | 'TOO_MANY_PARTICIPANTS'
  /** There is no such user. */
  | 'USER_NOT_FOUND';

/** Something that happened. */
export type ConversationEvent = {
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What happened. */
  readonly type: ConversationEventType;
};

/**
 * What a subscription sends: an event, or the statement that events may be missing. One of `event` and `gap` has a
 * value.
 */
export type ConversationEventDelivery = {
  readonly __typename?: 'ConversationEventDelivery';
  /** The place in the order of events, to go on from with `after`. At most 128 characters. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. Null when this is a gap. */
  readonly event?: Maybe<ConversationEvent>;
  /** Why events may be missing before this place: read again what you show. Null when this is an event. */
  readonly gap?: Maybe<ConversationEventGap>;
  /** Whether it had happened before the subscription began. */
  readonly isReplayed: Scalars['Boolean']['output'];
  /**
   * The cursor of the delivery before this one; of the first one where the subscription began. A client that has another
   * one has missed deliveries.
   */
  readonly previousCursor?: Maybe<Scalars['String']['output']>;
};

/** Why something failed. */
export type ConversationEventError = {
  readonly __typename?: 'ConversationEventError';
  /** The code that Sunshine Conversations gives. Null when it gives none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** What went wrong, in English. Null when Sunshine Conversations does not say. */
  readonly message?: Maybe<Scalars['String']['output']>;
};

/** A place where events may be missing. */
export type ConversationEventGap = {
  readonly __typename?: 'ConversationEventGap';
  /** Why. */
  readonly reason: ConversationEventGapReason;
  /** Since when events may be missing. Null when that is not known. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
};

/** Why events may be missing. */
export type ConversationEventGapReason =
  /** The server has lost events that it had. */
  | 'EVENTS_LOST'
  /** The cursor given as `after` is older than the events that are kept. */
  | 'TOO_OLD'
  /** The client took the deliveries more slowly than events are kept. */
  | 'TOO_SLOW'
  /** The cursor given as `after` is from other events: of another app, or of a server that was restarted since. */
  | 'UNKNOWN_CURSOR';

/** Who says that something happened. */
export type ConversationEventOrigin =
  /** Sunshine Conversations. */
  | 'SUNSHINE_CONVERSATIONS'
  /** This server, of a change that was made through this graph and that Sunshine Conversations does not report. */
  | 'THIS_SERVER';

/** What can happen. Sunshine Conversations promises no order: sort messages by `received`. */
export type ConversationEventType =
  /** A channel passed on data of its own. Not for end users. */
  | 'CHANNEL_DATA'
  /** A user can be reached over another channel. End users get their own. */
  | 'CLIENT_ADDED'
  /** A user can no longer be reached over a channel. End users get their own. */
  | 'CLIENT_REMOVED'
  /** A channel of a user was confirmed, blocked, unblocked or matched. End users get their own. */
  | 'CLIENT_UPDATED'
  /** An integration accepted the control of a conversation. Not for end users. */
  | 'CONTROL_ACCEPTED'
  /** Control of a conversation could not be changed. Not for end users. */
  | 'CONTROL_FAILED'
  /** Control of a conversation was offered to another integration. Not for end users. */
  | 'CONTROL_OFFERED'
  /** Control of a conversation went to another integration. Not for end users. */
  | 'CONTROL_PASSED'
  /** An integration gave up the control of a conversation. Not for end users. */
  | 'CONTROL_RELEASED'
  /** A conversation was created. */
  | 'CONVERSATION_CREATED'
  /** A conversation was deleted. */
  | 'CONVERSATION_REMOVED'
  /**
   * The attributes of a conversation were changed through this graph. Sunshine Conversations does not report other
   * changes.
   */
  | 'CONVERSATION_UPDATED'
  /** A channel accepted a message. Not for end users. */
  | 'DELIVERED_TO_CHANNEL'
  /** A message was delivered to the user, on the channels that report it. Not for end users. */
  | 'DELIVERED_TO_USER'
  /** A message could not be delivered. Not for end users. */
  | 'DELIVERY_FAILED'
  /** A message was posted. */
  | 'MESSAGE'
  /** Messages were deleted through this graph. Sunshine Conversations does not report other deletions. */
  | 'MESSAGES_REMOVED'
  /**
   * Something that this server does not know yet: see `rawType` and `payload` of `ConversationOtherEvent`. Not for end
   * users.
   */
  | 'OTHER'
  /** A user joined a group conversation. */
  | 'PARTICIPANT_JOINED'
  /** A user left a group conversation, or was removed from it. */
  | 'PARTICIPANT_LEFT'
  /** A user pressed a button that sends data. Not for end users. */
  | 'POSTBACK'
  /** A participant or the business has read a conversation. */
  | 'READ'
  /** A user came to a conversation by a referral. Not for end users. */
  | 'REFERRAL'
  /** A participant or the business began or stopped typing. Never replayed. */
  | 'TYPING'
  /** Two users became one. End users get their own. */
  | 'USER_MERGED'
  /** A user was deleted. End users get their own. */
  | 'USER_REMOVED'
  /** A user logged in, or another locale was detected. End users get their own. */
  | 'USER_UPDATED';

/** A file. */
export type ConversationFileContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationFileContent';
  /** A description for those who do not see it, at most 128 characters. Null when there is none. */
  readonly altText?: Maybe<Scalars['String']['output']>;
  /** The id of the attachment. Null when the file is not an attachment of Sunshine Conversations. */
  readonly attachmentId?: Maybe<Scalars['ID']['output']>;
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The text as HTML, at most 4096 characters. It is not sanitized here. Null when it has no formatting. */
  readonly htmlText?: Maybe<Scalars['String']['output']>;
  /** The size of the file, in bytes. Null when Sunshine Conversations does not say. */
  readonly mediaSize?: Maybe<Scalars['Float']['output']>;
  /** The media type of the file, such as `application/pdf`. Null when Sunshine Conversations does not say. */
  readonly mediaType?: Maybe<Scalars['String']['output']>;
  /** The address of the file, which this server never fetches. Null when Sunshine Conversations does not say. */
  readonly mediaUrl?: Maybe<Scalars['URL']['output']>;
  /** The kind of content as Sunshine Conversations names it: `file`. */
  readonly rawType: Scalars['String']['output'];
  /** The text beside the file, at most 4096 characters. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A file to post. */
export type ConversationFileInput = {
  /** A description for those who do not see it, at most 128 characters. Default: none. */
  readonly altText?: InputMaybe<Scalars['String']['input']>;
  /** The id of the attachment. Default: none. */
  readonly attachmentId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The text as HTML, at most 4096 characters. Not together with `markdownText`. Default: none. */
  readonly htmlText?: InputMaybe<Scalars['String']['input']>;
  /** The text as Markdown, at most 4096 characters. Not together with `htmlText`. Default: none. */
  readonly markdownText?: InputMaybe<Scalars['String']['input']>;
  /** The address of the file, which Sunshine Conversations fetches; this server never does. */
  readonly mediaUrl: Scalars['URL']['input'];
  /** The text beside the file, at most 4096 characters. Default: none. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** Names the user whose conversations are meant. Exactly one field is given. */
export type ConversationFilter =
  /** The id the business gave the user, 1 to 1024 characters. */
  { readonly userExternalId: Scalars['String']['input']; readonly userId?: never; }
  |  /** The user's global id, or the user's own id: 24 lower-case hexadecimal digits. */
  { readonly userExternalId?: never; readonly userId: Scalars['ID']['input']; };

/** A form for users to fill in. */
export type ConversationFormContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationFormContent';
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The fields of the form, 1 to 20. */
  readonly fields: ReadonlyArray<ConversationFormField>;
  /** Whether it was answered. */
  readonly isSubmitted: Scalars['Boolean']['output'];
  /** The kind of content as Sunshine Conversations names it: `form`. */
  readonly rawType: Scalars['String']['output'];
  /** A text for channels that cannot show it. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A field of a form, or the answer to one. */
export type ConversationFormField = {
  readonly __typename?: 'ConversationFormField';
  /** The e-mail address that was filled in, 1 to 128 characters. Null when there is none. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What kind of number to fill in. Null when it need not be a number. */
  readonly format?: Maybe<ConversationFormFieldFormat>;
  /** What stands beside the field, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The most characters to fill in, 1 to 256. Null when it is not said. */
  readonly maxSize?: Maybe<Scalars['Int']['output']>;
  /** The fewest characters to fill in, 1 to 256. Null when it is not said. */
  readonly minSize?: Maybe<Scalars['Int']['output']>;
  /** The name by which programs know the field, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What to select from, at most 200. Empty when there is nothing to select. */
  readonly options: ReadonlyArray<ConversationFormOption>;
  /** What stands in the field while it is empty, at most 128 characters. Null when there is none. */
  readonly placeholder?: Maybe<Scalars['String']['output']>;
  /** What was selected. Empty when nothing was. */
  readonly selected: ReadonlyArray<ConversationFormOption>;
  /** The text that was filled in, 1 to 256 characters. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** What is filled in. */
  readonly type: ConversationFormFieldType;
};

/** What kind of number a field of a form takes. */
export type ConversationFormFieldFormat =
  /** A number with or without decimals. */
  | 'DECIMAL'
  /** A whole number. */
  | 'INTEGER'
  /** A kind this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER';

/** A field of a form to post. */
export type ConversationFormFieldInput = {
  /** An e-mail address that is filled in already, 1 to 128 characters. Default: none. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** What kind of number to fill in: `INTEGER` or `DECIMAL`. Default: it need not be a number. */
  readonly format?: InputMaybe<ConversationFormFieldFormat>;
  /** What stands beside the field, 1 to 128 characters. */
  readonly label: Scalars['String']['input'];
  /** The most characters to fill in, 1 to 256. Default: 128. */
  readonly maxSize?: InputMaybe<Scalars['Int']['input']>;
  /** The fewest characters to fill in, 1 to 256. Default: 1. */
  readonly minSize?: InputMaybe<Scalars['Int']['input']>;
  /** The name by which programs know the field, 1 to 128 characters. No other field of the form has it. */
  readonly name: Scalars['String']['input'];
  /** What to select from, at most 200. Default: nothing. */
  readonly options?: InputMaybe<ReadonlyArray<ConversationFormOptionInput>>;
  /** What stands in the field while it is empty, 1 to 128 characters. Default: nothing. */
  readonly placeholder?: InputMaybe<Scalars['String']['input']>;
  /** What is selected already. Default: nothing. */
  readonly selected?: InputMaybe<ReadonlyArray<ConversationFormOptionInput>>;
  /** A text that is filled in already, 1 to 256 characters. Default: none. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** What is filled in: `EMAIL`, `SELECT` or `TEXT`. */
  readonly type: ConversationFormFieldType;
};

/** What can be filled into a form. */
export type ConversationFormFieldType =
  /** An e-mail address. */
  | 'EMAIL'
  /** Something that this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER'
  /** One or more of several options. */
  | 'SELECT'
  /** A text. */
  | 'TEXT';

/** A form to post. */
export type ConversationFormInput = {
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The fields, 1 to 20, each with a name of its own. */
  readonly fields: ReadonlyArray<ConversationFormFieldInput>;
  /** A text for channels that cannot show it. Default: none. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** An option to select from. */
export type ConversationFormOption = {
  readonly __typename?: 'ConversationFormOption';
  /** What stands beside the option. Null when Sunshine Conversations does not say. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The name by which programs know the option. Null when Sunshine Conversations does not say. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** An option of a form to post. */
export type ConversationFormOptionInput = {
  /** What stands beside the option, 1 to 128 characters. */
  readonly label: Scalars['String']['input'];
  /** The name by which programs know the option, 1 to 128 characters. No other option of the field has it. */
  readonly name: Scalars['String']['input'];
};

/** The answer to a form. It quotes the message with the form. */
export type ConversationFormResponseContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationFormResponseContent';
  /** Always false. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The fields with their answers, 1 to 20. */
  readonly fields: ReadonlyArray<ConversationFormField>;
  /** The kind of content as Sunshine Conversations names it: `formResponse`. */
  readonly rawType: Scalars['String']['output'];
  /** The answers as one text. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** The shape of pictures in a carousel. */
export type ConversationImageAspectRatio =
  /** Wider than high. */
  | 'HORIZONTAL'
  /** A shape this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER'
  /** As wide as high. */
  | 'SQUARE';

/** A picture, with or without actions. */
export type ConversationImageContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationImageContent';
  /** What users can press. Empty when there is nothing. */
  readonly actions: ReadonlyArray<ConversationMessageAction>;
  /** A description for those who do not see it, at most 128 characters. Null when there is none. */
  readonly altText?: Maybe<Scalars['String']['output']>;
  /** The id of the attachment. Null when the picture is not an attachment of Sunshine Conversations. */
  readonly attachmentId?: Maybe<Scalars['ID']['output']>;
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The text as HTML, at most 4096 characters. It is not sanitized here. Null when it has no formatting. */
  readonly htmlText?: Maybe<Scalars['String']['output']>;
  /** The size of the picture, in bytes. Null when Sunshine Conversations does not say. */
  readonly mediaSize?: Maybe<Scalars['Float']['output']>;
  /** The media type of the picture, such as `image/png`. Null when Sunshine Conversations does not say. */
  readonly mediaType?: Maybe<Scalars['String']['output']>;
  /** The address of the picture, which this server never fetches. Null when Sunshine Conversations does not say. */
  readonly mediaUrl?: Maybe<Scalars['URL']['output']>;
  /** The kind of content as Sunshine Conversations names it: `image`. */
  readonly rawType: Scalars['String']['output'];
  /** The text beside the picture, at most 4096 characters. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A picture to post. */
export type ConversationImageInput = {
  /** What users can press. Default: nothing. */
  readonly actions?: InputMaybe<ReadonlyArray<ConversationActionInput>>;
  /** A description for those who do not see it, at most 128 characters. Default: none. */
  readonly altText?: InputMaybe<Scalars['String']['input']>;
  /** The id of the attachment. Default: none. */
  readonly attachmentId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The text as HTML, at most 4096 characters. Not together with `markdownText`. Default: none. */
  readonly htmlText?: InputMaybe<Scalars['String']['input']>;
  /** The text as Markdown, at most 4096 characters. Not together with `htmlText`. Default: none. */
  readonly markdownText?: InputMaybe<Scalars['String']['input']>;
  /** The address of the picture, which Sunshine Conversations fetches; this server never does. */
  readonly mediaUrl: Scalars['URL']['input'];
  /** The text beside the picture, at most 4096 characters. Default: none. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** An item of a carousel or a list to post. */
export type ConversationItemInput = {
  /** What users can press, 1 to 3: `buy`, `link`, `postback` or `webview`. */
  readonly actions: ReadonlyArray<ConversationActionInput>;
  /** A description of the picture for those who do not see it, at most 128 characters. Default: none. */
  readonly altText?: InputMaybe<Scalars['String']['input']>;
  /** A text below the title, at most 128 characters. Default: none. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The media type of the picture, at most 128 characters. Default: not said. */
  readonly mediaType?: InputMaybe<Scalars['String']['input']>;
  /** The address of the picture, at most 2048 characters. Default: none. */
  readonly mediaUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** How large it is shown: `COMPACT` or `LARGE`. Default: not said. */
  readonly size?: InputMaybe<ConversationItemSize>;
  /** The title, 1 to 128 characters. */
  readonly title: Scalars['String']['input'];
};

/** How large an item is shown. */
export type ConversationItemSize =
  /** Small. */
  | 'COMPACT'
  /** Large. */
  | 'LARGE'
  /** A size this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER';

/**
 * A conversation was created, updated or removed: `CONVERSATION_CREATED`, `CONVERSATION_UPDATED`,
 * `CONVERSATION_REMOVED`.
 */
export type ConversationLifecycleEvent = ConversationEvent & {
  readonly __typename?: 'ConversationLifecycleEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /**
   * The conversation as an edge, to put into a list that a client holds. Null when it was removed, and, with an error
   * beside it, when it could not be read.
   */
  readonly conversationEdge?: Maybe<ConversationEdge>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Why it was created, such as `message` or `none` (over the API). Null when it was not created, and when Sunshine
   * Conversations does not say.
   */
  readonly creationReason?: Maybe<Scalars['String']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** How the user came to the conversation. Null when by no referral, and for end users. */
  readonly referral?: Maybe<ConversationReferral>;
  /** The global id of the removed conversation. Null when it was not removed. */
  readonly removedConversationId?: Maybe<Scalars['ID']['output']>;
  /** Where it came from. Null when Sunshine Conversations does not say, and for end users. */
  readonly source?: Maybe<ConversationMessageSource>;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user of a personal conversation that was created. Selecting only ids costs no call. Null when there is none, for
   * an end user who asks about another user, and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** Opens an address. */
export type ConversationLinkAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationLinkAction';
  /** Options of single channels. Null when there are none. */
  readonly extraChannelOptions?: Maybe<Scalars['JSONObject']['output']>;
  /** Whether pressing the item itself does the same. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The kind of action as Sunshine Conversations names it: `link`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The address, which may have any scheme, such as `tel`. Null when Sunshine Conversations does not say. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};

/** An action to post that opens an address. */
export type ConversationLinkActionInput = {
  /** Options of single channels. Default: none. */
  readonly extraChannelOptions?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether pressing the item itself does the same. Default: it does not. */
  readonly isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What stands on it. */
  readonly text: Scalars['String']['input'];
  /** The address, which may have any scheme, such as `tel`. */
  readonly uri: Scalars['String']['input'];
};

/** Items below each other. */
export type ConversationListContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationListContent';
  /** What users can press below the list. Empty when there is nothing. */
  readonly actions: ReadonlyArray<ConversationMessageAction>;
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The items, 1 to 10. */
  readonly items: ReadonlyArray<ConversationMessageItem>;
  /** The kind of content as Sunshine Conversations names it: `list`. */
  readonly rawType: Scalars['String']['output'];
  /** A text for channels that cannot show it. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A list to post. */
export type ConversationListInput = {
  /** What users can press below the list, 1 to 10: `buy`, `link`, `postback` or `webview`. Default: nothing. */
  readonly actions?: InputMaybe<ReadonlyArray<ConversationActionInput>>;
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The items, 1 to 10. */
  readonly items: ReadonlyArray<ConversationItemInput>;
};

/** A place on the map. */
export type ConversationLocationContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationLocationContent';
  /** The address of the place. Null when there is none. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The latitude, in degrees. Null when Sunshine Conversations does not say. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** The longitude, in degrees. Null when Sunshine Conversations does not say. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
  /** The name of the place. Null when there is none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The kind of content as Sunshine Conversations names it: `location`. */
  readonly rawType: Scalars['String']['output'];
  /** A text for channels that cannot show it. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A place on the map to post. */
export type ConversationLocationInput = {
  /** The address of the place. Default: none. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The latitude, in degrees. */
  readonly latitude: Scalars['Float']['input'];
  /** The longitude, in degrees. */
  readonly longitude: Scalars['Float']['input'];
  /** The name of the place. Default: none. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Asks users where they are. */
export type ConversationLocationRequestAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationLocationRequestAction';
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The kind of action as Sunshine Conversations names it: `locationRequest`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** An action to post that asks users where they are. */
export type ConversationLocationRequestActionInput = {
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What stands on it. */
  readonly text: Scalars['String']['input'];
};

/** A message in a conversation. */
export type ConversationMessage = Node & {
  readonly __typename?: 'ConversationMessage';
  /** What happened, in a message that the system itself has written. Null in all others. */
  readonly activity?: Maybe<ConversationMessageActivity>;
  /** The app that the message belongs to. */
  readonly appId: Scalars['ID']['output'];
  /** Who wrote it. */
  readonly author: ConversationMessageAuthor;
  /** What it says. Of a kind that this server does not know yet: a `ConversationUnknownContent`. */
  readonly content: ConversationMessageContent;
  /** The conversation that the message is in. Null, with an error beside it, when it could not be read. */
  readonly conversation?: Maybe<Conversation>;
  /** The id of the conversation that the message is in: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['output'];
  /**
   * The global id. It contains the conversation id too, because a message can only be found through it: by reading back
   * from the newest message, at most 1,000 messages.
   */
  readonly id: Scalars['ID']['output'];
  /**
   * The key that the message was sent with, 1 to 64 characters. Null when it was sent without one, and for an end user
   * when somebody else has sent it.
   */
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** Whether the message was deleted, and this is only a placeholder for it. */
  readonly isDeleted: Scalars['Boolean']['output'];
  /** The message's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly messageId: Scalars['ID']['output'];
  /**
   * Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. The `idempotencyKey` is not among
   * them. Null when there are none.
   */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The message that this one answers. Only on WhatsApp and in answers to forms. Null when it quotes none. */
  readonly quoted?: Maybe<ConversationQuotedMessage>;
  /** When Sunshine Conversations received the message. Null when it does not say. */
  readonly received?: Maybe<Scalars['DateTime']['output']>;
  /** The sources that the message is based on. Empty when it names none. */
  readonly references: ReadonlyArray<ConversationMessageReference>;
  /** Where it came from. Null when Sunshine Conversations does not say. */
  readonly source?: Maybe<ConversationMessageSource>;
};

/** Something that users can press. */
export type ConversationMessageAction = {
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The kind of action as Sunshine Conversations names it, such as `link` or `reply`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Something that happened to a conversation, as a message of the system reports it. */
export type ConversationMessageActivity = {
  readonly __typename?: 'ConversationMessageActivity';
  /** Details. Null when there are none. */
  readonly data?: Maybe<Scalars['JSONObject']['output']>;
  /** What happened as Sunshine Conversations names it, which says what `OTHER` stands for. Null when it does not say. */
  readonly rawType?: Maybe<Scalars['String']['output']>;
  /** What happened. */
  readonly type: ConversationActivityType;
};

/** Who wrote a message. */
export type ConversationMessageAuthor = {
  readonly __typename?: 'ConversationMessageAuthor';
  /** The address of the picture shown with the message, at most 2048 characters. Null when there is none. */
  readonly avatarUrl?: Maybe<Scalars['URL']['output']>;
  /** The name shown with the message. Null when there is none. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /** What sort of author it is. Null when Sunshine Conversations does not say. */
  readonly subtype?: Maybe<ConversationAuthorSubtype>;
  /** Whether the business or a user wrote it. */
  readonly type: ConversationAuthorType;
  /**
   * The user who wrote it. Selecting only ids costs no call. Null for the business, when the user no longer exists, for
   * an end user who asks about another user, or, with an error beside it, when it could not be read.
   */
  readonly user?: Maybe<EndUser>;
  /** The id of the user who wrote it: 24 lower-case hexadecimal digits. Null for the business. */
  readonly userId?: Maybe<Scalars['ID']['output']>;
};

/** A page of messages. */
export type ConversationMessageConnection = {
  readonly __typename?: 'ConversationMessageConnection';
  /** The messages with their cursors. */
  readonly edges: ReadonlyArray<ConversationMessageEdge>;
  /** The messages alone, in the same order. */
  readonly nodes: ReadonlyArray<Maybe<ConversationMessage>>;
  /** The position of the page in the list. */
  readonly pageInfo: PageInfo;
};

/** What a message says. `text` is what to show where the kind of content cannot be shown. */
export type ConversationMessageContent = {
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The kind of content as Sunshine Conversations names it, such as `text` or `carousel`. */
  readonly rawType: Scalars['String']['output'];
  /** The text of the content, or a text in its place. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A message at its place in a list. */
export type ConversationMessageEdge = {
  readonly __typename?: 'ConversationMessageEdge';
  /** The place in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node?: Maybe<ConversationMessage>;
};

/** A message was posted: `MESSAGE`. */
export type ConversationMessageEvent = ConversationEvent & {
  readonly __typename?: 'ConversationMessageEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** The message, as it was posted. It costs no call. */
  readonly message: ConversationMessage;
  /** The message as an edge, to put into a list that a client holds. It costs no call. */
  readonly messageEdge: ConversationMessageEdge;
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What happened. */
  readonly type: ConversationEventType;
};

/** An item of a carousel or a list. */
export type ConversationMessageItem = {
  readonly __typename?: 'ConversationMessageItem';
  /** What users can press, 1 to 3. */
  readonly actions: ReadonlyArray<ConversationMessageAction>;
  /** A description of the picture for those who do not see it, at most 128 characters. Null when there is none. */
  readonly altText?: Maybe<Scalars['String']['output']>;
  /** A text below the title, at most 128 characters. Null when there is none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The media type of the picture, at most 128 characters. Null when it is not said. */
  readonly mediaType?: Maybe<Scalars['String']['output']>;
  /** The address of the picture, at most 2048 characters. Null when there is none. */
  readonly mediaUrl?: Maybe<Scalars['URL']['output']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** How large it is shown. Null when it is not said. */
  readonly size?: Maybe<ConversationItemSize>;
  /** The title, 1 to 128 characters. Null when Sunshine Conversations does not say. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** A source that a message is based on. */
export type ConversationMessageReference = {
  readonly __typename?: 'ConversationMessageReference';
  /** What it is about, 1 to 256 characters. Null when Sunshine Conversations does not say. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Its title, 1 to 128 characters. Null when there is none. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Its address, at most 2048 characters. */
  readonly uri: Scalars['URL']['output'];
};

/** Where a message came from. */
export type ConversationMessageSource = {
  readonly __typename?: 'ConversationMessageSource';
  /** The id of the integration that it came in by. Null when it came in by none. */
  readonly integrationId?: Maybe<Scalars['ID']['output']>;
  /** The id that the channel gave the message. Null when it gave none. */
  readonly originalMessageId?: Maybe<Scalars['String']['output']>;
  /** When the message was written according to the channel. Null when the channel does not say. */
  readonly originalMessageTimestamp?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The channel, such as `web` or `whatsapp`; `api:conversations` for messages that were posted over the API. Null when
   * Sunshine Conversations does not say.
   */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** Messages were deleted: `MESSAGES_REMOVED`. */
export type ConversationMessagesRemovedEvent = ConversationEvent & {
  readonly __typename?: 'ConversationMessagesRemovedEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** The global ids of the deleted messages. Null when all messages of the conversation were deleted. */
  readonly removedMessageIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** What happened. */
  readonly type: ConversationEventType;
};

/** Data of a channel, or something that this server does not know yet: `CHANNEL_DATA`, `OTHER`. */
export type ConversationOtherEvent = ConversationEvent & {
  readonly __typename?: 'ConversationOtherEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What Sunshine Conversations says of it. Null when it says nothing. */
  readonly payload?: Maybe<Scalars['JSONObject']['output']>;
  /** What happened as Sunshine Conversations names it. */
  readonly rawType: Scalars['String']['output'];
  /** What happened. */
  readonly type: ConversationEventType;
};

/** What single channels get instead of the content of a message, in their own formats. */
export type ConversationOverrideInput = {
  /** For Apple Messages for Business. Default: nothing. */
  readonly apple?: InputMaybe<ConversationAppleOverrideInput>;
  /** The payload for LINE. Default: nothing. */
  readonly line?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The payload for Facebook Messenger. Default: nothing. */
  readonly messenger?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The payload for WhatsApp. Default: nothing. */
  readonly whatsapp?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** A user joined or left a conversation: `PARTICIPANT_JOINED`, `PARTICIPANT_LEFT`. */
export type ConversationParticipantEvent = ConversationEvent & {
  readonly __typename?: 'ConversationParticipantEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user. Selecting only ids costs no call. Null when there is none, for an end user who asks about another user,
   * and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
  /** The id of the user: 24 lower-case hexadecimal digits. */
  readonly userId: Scalars['ID']['output'];
};

/** Reports to the business that it was pressed. */
export type ConversationPostbackAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationPostbackAction';
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** What is reported. Null when Sunshine Conversations does not say. */
  readonly payload?: Maybe<Scalars['String']['output']>;
  /** The kind of action as Sunshine Conversations names it: `postback`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** An action to post that reports to the business that it was pressed. */
export type ConversationPostbackActionInput = {
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What is reported. */
  readonly payload: Scalars['String']['input'];
  /** What stands on it. */
  readonly text: Scalars['String']['input'];
};

/** A user pressed a button that sends data: `POSTBACK`. */
export type ConversationPostbackEvent = ConversationEvent & {
  readonly __typename?: 'ConversationPostbackEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** The custom properties of the button. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** The data of the button. Null when Sunshine Conversations does not say. */
  readonly payload?: Maybe<Scalars['String']['output']>;
  /** Where it came from. Null when Sunshine Conversations does not say. */
  readonly source?: Maybe<ConversationMessageSource>;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user. Selecting only ids costs no call. Null when there is none, for an end user who asks about another user,
   * and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** A message that another one answers. One of the two fields has a value. */
export type ConversationQuotedMessage = {
  readonly __typename?: 'ConversationQuotedMessage';
  /** The id by which the channel knows the quoted message. Null when `message` is given. */
  readonly externalMessageId?: Maybe<Scalars['String']['output']>;
  /** The quoted message, as it is contained in the answer to it. Null when only the channel knows it. */
  readonly message?: Maybe<ConversationMessage>;
};

/** Who has read a conversation. Exactly one field is given. */
export type ConversationReaderInput =
  /** Only `true`: the business. */
  { readonly business: Scalars['Boolean']['input']; readonly user?: never; }
  |  /** A user who takes part in it. */
  { readonly business?: never; readonly user: UserRef; };

/** How a user came to a conversation. */
export type ConversationReferral = {
  readonly __typename?: 'ConversationReferral';
  /** The id of the advertisement. Null when there was none. */
  readonly adId?: Maybe<Scalars['String']['output']>;
  /** The code in the link that the user followed. Null when there was none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Where the link was, such as `SHORTLINK` or `ADS`. Null when Sunshine Conversations does not say. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The kind of referral, such as `OPEN_THREAD`. Null when Sunshine Conversations does not say. */
  readonly type?: Maybe<Scalars['String']['output']>;
};

/** A user came to a conversation by a referral: `REFERRAL`. */
export type ConversationReferralEvent = ConversationEvent & {
  readonly __typename?: 'ConversationReferralEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** How the user came. Null when Sunshine Conversations does not say. */
  readonly referral?: Maybe<ConversationReferral>;
  /** Where it came from. Null when Sunshine Conversations does not say. */
  readonly source?: Maybe<ConversationMessageSource>;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user. Selecting only ids costs no call. Null when there is none, for an end user who asks about another user,
   * and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** Sends its text as a message of the user. */
export type ConversationReplyAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationReplyAction';
  /** The address of the icon on it. Null when there is none. */
  readonly iconUrl?: Maybe<Scalars['URL']['output']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** What is sent with the text, unseen. Null when Sunshine Conversations does not say. */
  readonly payload?: Maybe<Scalars['String']['output']>;
  /** The kind of action as Sunshine Conversations names it: `reply`. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it, and is sent. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** An action to post that sends its text as a message of the user. */
export type ConversationReplyActionInput = {
  /** The address of the icon on it, at most 2048 characters. Default: none. */
  readonly iconUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What is sent with the text, unseen. */
  readonly payload: Scalars['String']['input'];
  /** What stands on it, and is sent. */
  readonly text: Scalars['String']['input'];
};

/** A message template of WhatsApp. */
export type ConversationTemplateContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationTemplateContent';
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The kind of content as Sunshine Conversations names it: `template`. */
  readonly rawType: Scalars['String']['output'];
  /** The template in WhatsApp's format. Null when Sunshine Conversations does not say. */
  readonly template?: Maybe<Scalars['JSONObject']['output']>;
  /** A text for channels that cannot show it. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A message template of WhatsApp to post. */
export type ConversationTemplateInput = {
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The template in WhatsApp's format. */
  readonly template: Scalars['JSONObject']['input'];
};

/** A text, with or without actions. */
export type ConversationTextContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationTextContent';
  /** What users can press. Empty when there is nothing. */
  readonly actions: ReadonlyArray<ConversationMessageAction>;
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The text as HTML, at most 4096 characters. It is not sanitized here. Null when it has no formatting. */
  readonly htmlText?: Maybe<Scalars['String']['output']>;
  /** The payload of the reply action that the user pressed to send this text. Null when it was typed. */
  readonly payload?: Maybe<Scalars['String']['output']>;
  /** The kind of content as Sunshine Conversations names it: `text`. */
  readonly rawType: Scalars['String']['output'];
  /** The text, at most 4096 characters. Null when the message only has actions. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** A text to post. It has a text in one of the three formats, or actions. */
export type ConversationTextInput = {
  /** What users can press. Default: nothing. */
  readonly actions?: InputMaybe<ReadonlyArray<ConversationActionInput>>;
  /** Whether users cannot type until they have answered. Default: they can. */
  readonly blockChatInput?: InputMaybe<Scalars['Boolean']['input']>;
  /** The text as HTML, at most 4096 characters. Not together with `markdownText`. Default: none. */
  readonly htmlText?: InputMaybe<Scalars['String']['input']>;
  /** The text as Markdown, at most 4096 characters. Not together with `htmlText`. Default: none. */
  readonly markdownText?: InputMaybe<Scalars['String']['input']>;
  /** What goes with the text, unseen. Default: nothing. */
  readonly payload?: InputMaybe<Scalars['String']['input']>;
  /** The text, at most 4096 characters. Default: none. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of conversation. */
export type ConversationType =
  /** A kind this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER'
  /** Between the business and exactly one user. */
  | 'PERSONAL'
  /** Between the business and up to 10 users, over the messaging SDKs. */
  | 'SDK_GROUP';

/** An action of a kind that this server does not know yet. */
export type ConversationUnknownAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationUnknownAction';
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** The action as Sunshine Conversations gave it. */
  readonly raw: Scalars['JSONObject']['output'];
  /** The kind of action as Sunshine Conversations names it. Empty when it names none. */
  readonly rawType: Scalars['String']['output'];
  /** What stands on it. Null when there is nothing. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Content of a kind that this server does not know yet. */
export type ConversationUnknownContent = ConversationMessageContent & {
  readonly __typename?: 'ConversationUnknownContent';
  /** Whether users cannot type until they have answered. */
  readonly blockChatInput: Scalars['Boolean']['output'];
  /** The content as Sunshine Conversations gave it. */
  readonly raw: Scalars['JSONObject']['output'];
  /** The kind of content as Sunshine Conversations names it. Empty when it names none. */
  readonly rawType: Scalars['String']['output'];
  /** The text of the content, or a text in its place. Null when there is none. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/**
 * How one file is uploaded: one HTTP request, with the file as its body and a `Content-Length`, or as the field `source` of
 * `multipart/form-data`. It is answered with 201 and `{ "attachment": { "mediaUrl", "mediaType" } }`.
 */
export type ConversationUpload = {
  readonly __typename?: 'ConversationUpload';
  /** Until when the request has to be begun: 5 minutes from now. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The headers of the request, beside `Content-Length`. A form has its own `Content-Type` in place of that here. */
  readonly headers: ReadonlyArray<ConversationUploadHeader>;
  /** The largest file that is taken there, in bytes. */
  readonly maxBytes: Scalars['Int']['output'];
  /** The HTTP method: `POST`. */
  readonly method: Scalars['String']['output'];
  /**
   * Where the file is sent. Whoever has the address may send one file there, once and without credentials; only on a server
   * that passes on the credentials of its callers, they are needed with the file as well.
   */
  readonly url: Scalars['URL']['output'];
};

/** A header of an HTTP request. */
export type ConversationUploadHeader = {
  readonly __typename?: 'ConversationUploadHeader';
  /** The name, such as `Content-Type`. */
  readonly name: Scalars['String']['output'];
  /** The value. */
  readonly value: Scalars['String']['output'];
};

/** A user as an author. */
export type ConversationUserAuthorInput = {
  /** The address of the picture to show, at most 2048 characters. Default: that of the user. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The name to show. Default: that of the user. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** Who. */
  readonly user: UserRef;
};

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

/** Opens a page inside the conversation. */
export type ConversationWebviewAction = ConversationMessageAction & {
  readonly __typename?: 'ConversationWebviewAction';
  /** Options of single channels. Null when there are none. */
  readonly extraChannelOptions?: Maybe<Scalars['JSONObject']['output']>;
  /**
   * The address to open where pages cannot be shown inside the conversation. Null when Sunshine Conversations does not
   * say.
   */
  readonly fallback?: Maybe<Scalars['String']['output']>;
  /** Whether pressing the item itself does the same. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null when there are none. */
  readonly metadata?: Maybe<Scalars['JSONObject']['output']>;
  /** Whether the page opens as soon as the message arrives. */
  readonly opensOnReceive: Scalars['Boolean']['output'];
  /** The kind of action as Sunshine Conversations names it: `webview`. */
  readonly rawType: Scalars['String']['output'];
  /** How large the page is shown. Null when it is not said. */
  readonly size?: Maybe<ConversationWebviewSize>;
  /** What stands on it. Null when Sunshine Conversations does not say. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The address of the page. Null when Sunshine Conversations does not say. */
  readonly uri?: Maybe<Scalars['String']['output']>;
};

/** An action to post that opens a page inside the conversation. */
export type ConversationWebviewActionInput = {
  /** Options of single channels. Default: none. */
  readonly extraChannelOptions?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The address to open where pages cannot be shown inside the conversation. */
  readonly fallback: Scalars['String']['input'];
  /** Whether pressing the item itself does the same. Default: it does not. */
  readonly isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether the page opens as soon as the message arrives. Default: it does not. */
  readonly opensOnReceive?: InputMaybe<Scalars['Boolean']['input']>;
  /** How large the page is shown: `COMPACT`, `TALL` or `FULL`. Default: not said. */
  readonly size?: InputMaybe<ConversationWebviewSize>;
  /** What stands on it. */
  readonly text: Scalars['String']['input'];
  /** The address of the page. */
  readonly uri: Scalars['String']['input'];
};

/** How large a page is shown inside a conversation. */
export type ConversationWebviewSize =
  /** Half of the height or less. */
  | 'COMPACT'
  /** The whole height. */
  | 'FULL'
  /** A size this server does not know yet. Only in answers: as an input it is rejected. */
  | 'OTHER'
  /** Most of the height. */
  | 'TALL';

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

/** A file to be uploaded. */
export type CreateConversationUploadInput = {
  /** The app that it is for. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The global id of the conversation that it is for, or its own id: 24 lower-case hexadecimal digits. Default: none; end
   * users have to give it.
   */
  readonly conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** The name of the file: 1 to 255 characters, without control characters, `/` and `\`. */
  readonly fileName: Scalars['String']['input'];
  /** The media type of the file, such as `image/png`: at most 127 characters. */
  readonly mediaType: Scalars['String']['input'];
  /** The size of the file in bytes, at least 1. The server's limit is 50 MiB unless it is set otherwise. */
  readonly size: Scalars['Int']['input'];
};

/** What `createConversationUpload` gives. */
export type CreateConversationUploadPayload = {
  readonly __typename?: 'CreateConversationUploadPayload';
  /** Where the file is sent. Null when the input was refused. */
  readonly upload?: Maybe<ConversationUpload>;
  /** Why there is no address. Empty when there is one. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A user to create. */
export type CreateEndUserInput = {
  /** The app to create the user in. Default: the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The brand of a brand-separated user, 1 to 24 decimal digits. Default: none. */
  readonly brandId?: InputMaybe<Scalars['String']['input']>;
  /** The id that the business gives the user, 1 to 1024 characters. It cannot be changed later. Default: none. */
  readonly externalId?: InputMaybe<Scalars['String']['input']>;
  /** What to do when there is a user with that `externalId`, and that `brandId` if one is given. */
  readonly ifExists?: InputMaybe<EndUserConflict>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What is known about the person. Default: nothing. */
  readonly profile?: InputMaybe<EndUserProfileInput>;
  /** When the user signed up, as an RFC 3339 date and time. Default: none. */
  readonly signedUpAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether the user is exempt from automatic deletion. Default: false. */
  readonly toBeRetained?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What `createEndUser` did. */
export type CreateEndUserPayload = {
  readonly __typename?: 'CreateEndUserPayload';
  /**
   * Whether the user was created now. Null when there is none, or it could not be found out: the answer was lost, and there
   * is such a user.
   */
  readonly isNew?: Maybe<Scalars['Boolean']['output']>;
  /** The new user, or the one who existed. Null when there is neither, or Sunshine Conversations did not answer with the user. */
  readonly user?: Maybe<EndUser>;
  /** Why there is none. Empty when there is a user. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A file that was uploaded, to be deleted. */
export type DeleteConversationAttachmentInput = {
  /** The app that it was uploaded for. Default: the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** Its address, as the upload was answered: 1 to 2048 characters. */
  readonly mediaUrl: Scalars['URL']['input'];
};

/** What `deleteConversationAttachment` did. */
export type DeleteConversationAttachmentPayload = {
  readonly __typename?: 'DeleteConversationAttachmentPayload';
  /** The address of the file that was deleted. Null when it was not. */
  readonly deletedMediaUrl?: Maybe<Scalars['URL']['output']>;
  /** Why it was not deleted. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A conversation to delete. */
export type DeleteConversationInput = {
  /** The app of the conversation. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
};

/** A message to delete. */
export type DeleteConversationMessageInput = {
  /**
   * The conversation's global id, or its own id: 24 lower-case hexadecimal digits. Default: that in a global
   * `messageId`.
   */
  readonly conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** The message's global id, or, with `conversationId`, its own id: 24 lower-case hexadecimal digits. */
  readonly messageId: Scalars['ID']['input'];
};

/** What `deleteConversationMessage` did. */
export type DeleteConversationMessagePayload = {
  readonly __typename?: 'DeleteConversationMessagePayload';
  /** The global id of the deleted message. Null when it was not deleted. */
  readonly deletedMessageId?: Maybe<Scalars['ID']['output']>;
  /** Why it was not deleted. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** The conversation to delete the messages of. */
export type DeleteConversationMessagesInput = {
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What `deleteConversationMessages` did. */
export type DeleteConversationMessagesPayload = {
  readonly __typename?: 'DeleteConversationMessagesPayload';
  /**
   * The conversation, which is empty now. Selecting only ids costs no call. Null when nothing was deleted, or, with an
   * error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why nothing was deleted. Empty when the messages were. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** What `deleteConversation` did. */
export type DeleteConversationPayload = {
  readonly __typename?: 'DeleteConversationPayload';
  /** The global id of the deleted conversation. Null when it was not deleted. */
  readonly deletedConversationId?: Maybe<Scalars['ID']['output']>;
  /** Why it was not deleted. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A user to delete. */
export type DeleteEndUserInput = {
  /** The app of the user. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** Who. A user of one brand among several is named by record id. */
  readonly user: UserRef;
};

/** What `deleteEndUser` did. */
export type DeleteEndUserPayload = {
  readonly __typename?: 'DeleteEndUserPayload';
  /** The global id of the user. Null when the user is not deleted. */
  readonly deletedUserId?: Maybe<Scalars['ID']['output']>;
  /** Why the user is not deleted. Empty when the user is being deleted. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A user about whom nothing is to be known any more. */
export type DeleteEndUserPersonalInformationInput = {
  /** The app of the user. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** Who. A user of one brand among several is named by record id. */
  readonly user: UserRef;
};

/** What `deleteEndUserPersonalInformation` did. */
export type DeleteEndUserPersonalInformationPayload = {
  readonly __typename?: 'DeleteEndUserPersonalInformationPayload';
  /** The user as they are now. Null when nothing was deleted, or Sunshine Conversations did not answer with the user. */
  readonly user?: Maybe<EndUser>;
  /** Why nothing was deleted. Empty when it was deleted. */
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
   * The channels over which the user can be reached, pending ones too. Null, with an error beside it, when they could not be
   * read.
   */
  readonly clients?: Maybe<EndUserClientConnection>;
  /**
   * The conversations the user takes part in, personal ones and groups. The order is that of
   * Sunshine Conversations, which promises none. Null, with an error beside it, when they could not be read.
   */
  readonly conversations?: Maybe<ConversationConnection>;
  /**
   * The devices on which the user has used the messaging SDKs, in the order of Sunshine Conversations. Null, with an error
   * beside it, when they could not be read.
   */
  readonly devices?: Maybe<ReadonlyArray<EndUserDevice>>;
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
  /**
   * What the user has not read yet, counted over the first conversations of the list. It reads the list and then the
   * participants of each of its conversations, which are shared with `Conversation.participants`. Null, with an error
   * beside it, when they could not be read.
   */
  readonly unread?: Maybe<EndUserUnread>;
  /** The user's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly userId: Scalars['ID']['output'];
  /** The id of the same person in Zendesk Support: decimal digits. Null when the person is not known there. */
  readonly zendeskId?: Maybe<Scalars['String']['output']>;
};


/** A person who talks with the business. */
export type EndUserClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who talks with the business. */
export type EndUserConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who talks with the business. */
export type EndUserUnreadArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Who a user is on a channel. Exactly one field is given. */
export type EndUserChannelInput =
  /** E-mail over Mailgun. */
  { readonly mailgun: EndUserMailInput; readonly messagebird?: never; readonly twilio?: never; readonly whatsapp?: never; }
  |  /** SMS over MessageBird. */
  { readonly mailgun?: never; readonly messagebird: EndUserPhoneInput; readonly twilio?: never; readonly whatsapp?: never; }
  |  /** SMS over Twilio. */
  { readonly mailgun?: never; readonly messagebird?: never; readonly twilio: EndUserPhoneInput; readonly whatsapp?: never; }
  |  /** WhatsApp. */
  { readonly mailgun?: never; readonly messagebird?: never; readonly twilio?: never; readonly whatsapp: EndUserPhoneInput; };

/** A channel over which a user can be reached. */
export type EndUserClient = Node & {
  readonly __typename?: 'EndUserClient';
  /** The address of the user's picture on the channel. Null when there is none. */
  readonly avatarUrl?: Maybe<Scalars['URL']['output']>;
  /** The client's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly clientId: Scalars['ID']['output'];
  /** The user's name on the channel. Null when Sunshine Conversations does not say. */
  readonly displayName?: Maybe<Scalars['String']['output']>;
  /**
   * Who the user is on that channel, such as a phone number. Null for the messaging SDKs, or when Sunshine Conversations does
   * not say.
   */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  /** The global id. It contains the user id too, because a client can only be found in the list of its user. */
  readonly id: Scalars['ID']['output'];
  /**
   * What the channel says of the user, as Sunshine Conversations has put it in order: depends on the channel. Null when it
   * says nothing.
   */
  readonly info?: Maybe<Scalars['JSONObject']['output']>;
  /** The integration that the client belongs to. Null for the messaging SDKs. */
  readonly integrationId?: Maybe<Scalars['ID']['output']>;
  /** When the user was last seen there. Null when never. */
  readonly lastSeen?: Maybe<Scalars['DateTime']['output']>;
  /** When the client was linked to the user. Null when it is not linked yet. */
  readonly linkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the channel says of the user, in its own words. Null when it says nothing. */
  readonly raw?: Maybe<Scalars['JSONObject']['output']>;
  /**
   * The channel as Sunshine Conversations names it, also when `type` is `OTHER`. Null when Sunshine Conversations does
   * not say.
   */
  readonly rawType?: Maybe<Scalars['String']['output']>;
  /** Whether the user can be reached over it. */
  readonly status: EndUserClientStatus;
  /** The channel. */
  readonly type: ClientType;
  /**
   * The user. Selecting only ids costs no call. Null when the user no longer exists, or, with an error beside it, when the
   * user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** A page of clients. */
export type EndUserClientConnection = {
  readonly __typename?: 'EndUserClientConnection';
  /** The clients with their cursors. */
  readonly edges: ReadonlyArray<EndUserClientEdge>;
  /** The clients alone, in the same order. */
  readonly nodes: ReadonlyArray<Maybe<EndUserClient>>;
  /** The position of the page in the list. */
  readonly pageInfo: PageInfo;
};

/** A client at its place in a list. */
export type EndUserClientEdge = {
  readonly __typename?: 'EndUserClientEdge';
  /** The place in the list, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The client. */
  readonly node?: Maybe<EndUserClient>;
};

/** A channel of a user was added, updated or removed: `CLIENT_ADDED`, `CLIENT_UPDATED`, `CLIENT_REMOVED`. */
export type EndUserClientEvent = ConversationEvent & {
  readonly __typename?: 'EndUserClientEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /** The client, as it was when the event happened. Null when Sunshine Conversations does not say. */
  readonly client?: Maybe<EndUserClient>;
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the user could not be reached over it. Null when there was no failure. */
  readonly error?: Maybe<ConversationEventError>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** Why, such as `channelLinking`. Null when Sunshine Conversations does not say. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The global id of the removed client. Null when it was not removed. */
  readonly removedClientId?: Maybe<Scalars['ID']['output']>;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user. Selecting only ids costs no call. Null when there is none, for an end user who asks about another user,
   * and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** Whether a user can be reached over a client. */
export type EndUserClientStatus =
  /** The user can be reached. */
  | 'ACTIVE'
  /** The user has blocked the business. */
  | 'BLOCKED'
  /** The user cannot be reached any more. */
  | 'INACTIVE'
  /** One that this server does not know yet, or Sunshine Conversations does not say. */
  | 'OTHER'
  /** The link is not confirmed yet. */
  | 'PENDING';

/** How a user confirms a link. */
export type EndUserConfirmationInput = {
  /** What the user is sent over the new channel. It does not become part of the conversation. Default: nothing. */
  readonly message?: InputMaybe<EndUserConfirmationMessageInput>;
  /** What has to happen. */
  readonly type: EndUserConfirmationType;
};

/** A message that asks a user to confirm a link: a text or an image, and no other buttons than links. */
export type EndUserConfirmationMessageInput = {
  /** How the business is shown. Default: Sunshine Conversations decides. */
  readonly author?: InputMaybe<ConversationBusinessAuthorInput>;
  /** An image. Not together with `text`. */
  readonly image?: InputMaybe<ConversationImageInput>;
  /** A text. Not together with `image`. */
  readonly text?: InputMaybe<ConversationTextInput>;
};

/** What has to happen before a link is confirmed. */
export type EndUserConfirmationType =
  /** Nothing. */
  | 'IMMEDIATE'
  /** The user says yes when asked. */
  | 'PROMPT'
  /** The user writes over the new channel. */
  | 'USER_ACTIVITY';

/** What to do when a user exists already. */
export type EndUserConflict =
  /** Fail with `CONFLICT`. */
  | 'FAIL'
  /** Give the user as they are. Nothing of them is changed. */
  | 'GIVE';

/** A device on which a user has used the messaging SDKs. */
export type EndUserDevice = Node & {
  readonly __typename?: 'EndUserDevice';
  /** The version of the app that the SDK is part of. Null on the web. */
  readonly appVersion?: Maybe<Scalars['String']['output']>;
  /**
   * The id of the user's client that the device belongs to: 24 lower-case hexadecimal digits. Null when Sunshine
   * Conversations does not say.
   */
  readonly clientId?: Maybe<Scalars['ID']['output']>;
  /** The device's own id in Sunshine Conversations: 24 lower-case hexadecimal digits. */
  readonly deviceId: Scalars['ID']['output'];
  /** The id that the SDK has made up for the device. Null when Sunshine Conversations does not say. */
  readonly guid?: Maybe<Scalars['String']['output']>;
  /** The global id. It contains the user id too, because a device can only be found through its user. */
  readonly id: Scalars['ID']['output'];
  /** What the SDK says of the device, such as its system and browser: depends on the kind. Null when it says nothing. */
  readonly info?: Maybe<Scalars['JSONObject']['output']>;
  /** The integration that the device belongs to. Null when Sunshine Conversations does not say. */
  readonly integrationId?: Maybe<Scalars['ID']['output']>;
  /** When the user was last seen on the device. Null when Sunshine Conversations does not say. */
  readonly lastSeen?: Maybe<Scalars['DateTime']['output']>;
  /** The kind as Sunshine Conversations names it, also when `type` is `OTHER`. Null when Sunshine Conversations does not say. */
  readonly rawType?: Maybe<Scalars['String']['output']>;
  /** Whether the device gets push notifications. */
  readonly status: EndUserDeviceStatus;
  /** The kind of device. */
  readonly type: EndUserDeviceType;
  /**
   * The user. Selecting only ids costs no call. Null when the user no longer exists, or, with an error beside it, when the
   * user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** Whether a device gets push notifications. */
export type EndUserDeviceStatus =
  /** It gets them. */
  | 'ACTIVE'
  /** It gets none. */
  | 'INACTIVE'
  /** One that this server does not know yet, or Sunshine Conversations does not say. */
  | 'OTHER';

/** The kinds of device. */
export type EndUserDeviceType =
  /** Android. */
  | 'ANDROID'
  /** iOS. */
  | 'IOS'
  /** One that this server does not know yet, or Sunshine Conversations does not say. */
  | 'OTHER'
  /** A browser. */
  | 'WEB';

/** A user was updated, merged or removed: `USER_UPDATED`, `USER_MERGED`, `USER_REMOVED`. */
export type EndUserEvent = ConversationEvent & {
  readonly __typename?: 'EndUserEvent';
  /** The app that it happened in. */
  readonly appId: Scalars['ID']['output'];
  /**
   * The conversation that it happened in. Selecting only ids, `type`, `rawType`, `metadata` and switchboard integrations
   * usually costs no call. Null when it happened in none, and, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** When it happened. Null when Sunshine Conversations does not say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The global id of the conversation that was merged into `conversation`, together with its user. Null when none was. */
  readonly discardedConversationId?: Maybe<Scalars['ID']['output']>;
  /**
   * The id of the event, the same however often Sunshine Conversations sends it. It is not called `id`, so that caches
   * of clients do not keep events as records.
   */
  readonly eventId: Scalars['ID']['output'];
  /** Who says so. */
  readonly origin: ConversationEventOrigin;
  /** Why, such as `authentication`. Null when Sunshine Conversations does not say. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The global id of the user that no longer exists, merged or removed. Null for `USER_UPDATED`. */
  readonly removedUserId?: Maybe<Scalars['ID']['output']>;
  /** What happened. */
  readonly type: ConversationEventType;
  /**
   * The user; of merged users the one that goes on. Selecting only ids costs no call. Null when there is none, for an
   * end user who asks about another user, and, with an error beside it, when the user could not be read.
   */
  readonly user?: Maybe<EndUser>;
};

/** An e-mail address to reach a user at. */
export type EndUserMailInput = {
  /** The e-mail address, 1 to 128 characters. */
  readonly address: Scalars['String']['input'];
  /** The subject of the mails, 1 to 128 characters. Default: Sunshine Conversations decides. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
};

/** A phone number to reach a user at. */
export type EndUserPhoneInput = {
  /**
   * The number with `+` and the country code, such as `+12125552368`; blanks, hyphens and brackets do not count. At most 32
   * characters.
   */
  readonly phoneNumber: Scalars['String']['input'];
};

/** What is to be known about a person. */
export type EndUserProfileInput = {
  /** The address of the person's picture, at most 2048 characters. Null clears it. */
  readonly avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The e-mail address, 1 to 128 characters. Null clears it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The given name, 1 to 128 characters. Null clears it. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** The language as a BCP 47 tag, such as `fr-CA`, 1 to 64 characters. Null clears it. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** The surname, 1 to 128 characters. Null clears it. */
  readonly surname?: InputMaybe<Scalars['String']['input']>;
};

/** What a user has not read yet. */
export type EndUserUnread = {
  readonly __typename?: 'EndUserUnread';
  /** How many of the counted conversations have such messages. */
  readonly conversations: Scalars['Int']['output'];
  /** How many conversations were counted. */
  readonly counted: Scalars['Int']['output'];
  /** Whether all conversations of the user were counted. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** How many messages the user has not read, in all counted conversations together. */
  readonly messages: Scalars['Int']['output'];
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

/** A channel to link a user to. */
export type LinkEndUserClientInput = {
  /** The app of the user. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** Who the user is on that channel. */
  readonly channel: EndUserChannelInput;
  /** How the user confirms the link. */
  readonly confirmation: EndUserConfirmationInput;
  /**
   * The conversation that goes on over that channel, in which the user takes part: its global id, or its own id: 24
   * lower-case hexadecimal digits.
   */
  readonly conversationId: Scalars['ID']['input'];
  /** The integration that is to reach the user, of the same kind as `channel`: 24 lower-case hexadecimal digits. */
  readonly integrationId: Scalars['ID']['input'];
  /** Whether the client becomes the one that messages of the conversation are delivered to first. */
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who. A user of one brand among several is named by record id. */
  readonly user: UserRef;
};

/** What `linkEndUserClient` did. */
export type LinkEndUserClientPayload = {
  readonly __typename?: 'LinkEndUserClientPayload';
  /** The new client, which is pending. Null when there is none, or Sunshine Conversations did not answer with it. */
  readonly client?: Maybe<EndUserClient>;
  /** The new client as an edge, to put into a list a client holds. Null when there is none. */
  readonly clientEdge?: Maybe<EndUserClientEdge>;
  /** Why the link was not begun. Empty when the link was begun. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A conversation that was read. */
export type MarkConversationReadInput = {
  /** Who has read it. Default: the end user who calls; a program has to name the reader. */
  readonly as?: InputMaybe<ConversationReaderInput>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
};

/** What `markConversationRead` did. */
export type MarkConversationReadPayload = {
  readonly __typename?: 'MarkConversationReadPayload';
  /**
   * The conversation. Selecting only ids costs no call. Null when it was not marked, or, with an error beside it, when it
   * could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /**
   * The participant who has read it. Null when it was not marked, when the business is the reader, or, with an error
   * beside it, when it could not be read.
   */
  readonly participant?: Maybe<Participant>;
  /** Why it was not marked. Empty when it was. */
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
   * Accepts the control of a conversation for the integration that it was offered to. Success says that Sunshine
   * Conversations took the request, not that control has changed: the event `CONTROL_ACCEPTED` says that it has, and
   * `CONTROL_FAILED` that it has not, with the reason. It is never sent twice: an error with `inDoubt` says that it may
   * have been carried out.
   */
  readonly acceptConversationControl?: Maybe<AcceptConversationControlPayload>;
  /**
   * Starts a conversation. Its users must exist. A user's first personal conversation becomes the default one,
   * which can never be deleted. Never sent twice: after a failure in transit, check whether it was carried out before you
   * try again. End users may start personal conversations of their own, where the server allows it.
   */
  readonly createConversation?: Maybe<CreateConversationPayload>;
  /**
   * Gives an address to which one file is sent over HTTP, for a message of type file or image: gateways do not carry
   * files. It costs no call. End users get one for conversations that they take part in.
   */
  readonly createConversationUpload?: Maybe<CreateConversationUploadPayload>;
  /**
   * Creates a user. Never sent twice. With an `externalId` and `ifExists: GIVE` it can be repeated after any failure: it
   * then gives the user who has that id, whoever has created them.
   */
  readonly createEndUser?: Maybe<CreateEndUserPayload>;
  /**
   * Deletes a conversation with its messages and attachments, for good. Sunshine Conversations refuses to delete a user's
   * default conversation; `deleteConversationMessages` empties it.
   */
  readonly deleteConversation?: Maybe<DeleteConversationPayload>;
  /** Deletes a file that was uploaded. It may be repeated. Copies of the file may be served for 15 more minutes. */
  readonly deleteConversationAttachment?: Maybe<DeleteConversationAttachmentPayload>;
  /** Deletes one message, for good. Lists may go on to show a placeholder in its place. */
  readonly deleteConversationMessage?: Maybe<DeleteConversationMessagePayload>;
  /**
   * Deletes all messages of a conversation, for good. The conversation stays, also a user's default one, which cannot be
   * deleted itself. This is also how a conversation that has
   * reached its limit of 30,000 messages takes new ones again.
   */
  readonly deleteConversationMessages?: Maybe<DeleteConversationMessagesPayload>;
  /**
   * Deletes a user, their clients and all their messages, for good. Sunshine Conversations does so later: it is done when
   * the event `USER_REMOVED` comes. May be repeated after a failure.
   */
  readonly deleteEndUser?: Maybe<DeleteEndUserPayload>;
  /**
   * Deletes what is known about the person: names, e-mail address and picture of the profile, the metadata, and what the
   * channels say of them. The user and the messages stay. May be repeated after a failure.
   */
  readonly deleteEndUserPersonalInformation?: Maybe<DeleteEndUserPersonalInformationPayload>;
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
   * Links a user to a channel, so that the business can reach them there. The new client is pending until the link is
   * confirmed: the event `CLIENT_UPDATED` or `CLIENT_REMOVED` says how it ended. Never sent twice: after a failure in transit,
   * read the clients before you try again.
   */
  readonly linkEndUserClient?: Maybe<LinkEndUserClientPayload>;
  /**
   * Marks a conversation as read. It may be repeated: reports for the same reader are sent on at most once a second, and
   * each is answered when a report that began after it is done. End users mark their own reading only.
   */
  readonly markConversationRead?: Maybe<MarkConversationReadPayload>;
  /**
   * Offers the control of a conversation to another integration of the switchboard, which is pending until it accepts.
   * Success says that Sunshine Conversations took the request, not that control was offered: the event `CONTROL_OFFERED`
   * says that it was, and `CONTROL_FAILED` that it was not, with the reason. It is never sent twice: an error with
   * `inDoubt` says that it may have been carried out.
   */
  readonly offerConversationControl?: Maybe<OfferConversationControlPayload>;
  /**
   * Passes the control of a conversation to another integration of the switchboard. Success says that Sunshine
   * Conversations took the request, not that control has changed: the event `CONTROL_PASSED` says that it has, and
   * `CONTROL_FAILED` that it has not, with the reason. It is never sent twice: an error with `inDoubt` says that it may
   * have been carried out.
   */
  readonly passConversationControl?: Maybe<PassConversationControlPayload>;
  /**
   * Reports what users did after talking with the business to the Conversions API of Meta. Never sent twice, because
   * the events would count twice: after a failure in transit, the events may or may not have arrived.
   */
  readonly postConversionEvents?: Maybe<PostConversionEventsPayload>;
  /**
   * Gives up the control of a conversation, so that no integration has it. Success says that Sunshine Conversations took
   * the request, not that control has changed: the event `CONTROL_RELEASED` says that it has. It is never sent twice: an
   * error with `inDoubt` says that it may have been carried out.
   */
  readonly releaseConversationControl?: Maybe<ReleaseConversationControlPayload>;
  /**
   * Removes a client of a user, so that the user cannot be reached over it any more. Clients of the messaging SDKs cannot be
   * removed. May be repeated after a failure.
   */
  readonly removeEndUserClient?: Maybe<RemoveEndUserClientPayload>;
  /**
   * Posts a message. With an `idempotencyKey` it may be sent again after any failure: at most one message is posted for
   * each key. Without one it is never sent twice: after a failure with `extensions.inDoubt`, read the messages before you
   * try again. End users post as themselves: texts without actions or formatting, files, images and locations.
   */
  readonly sendConversationMessage?: Maybe<SendConversationMessagePayload>;
  /**
   * Shows or stops showing the participants that the business is typing. It may be repeated: a start within 3 seconds of
   * the last one of the same author is not sent on.
   */
  readonly setConversationTyping?: Maybe<SetConversationTypingPayload>;
  /**
   * Brings a user into line with the same person in Zendesk Support: takes over the primary e-mail address, and, when the
   * person was merged there, merges the users. The event `USER_MERGED` then says which one goes on. Never sent twice.
   */
  readonly syncEndUser?: Maybe<SyncEndUserPayload>;
  /** Changes how a conversation is shown, and its metadata. A field that is left out stays as it is; null clears it. */
  readonly updateConversation?: Maybe<UpdateConversationPayload>;
  /** Changes a user. What is left out stays as it is, null clears. May be repeated after a failure. */
  readonly updateEndUser?: Maybe<UpdateEndUserPayload>;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationAcceptConversationControlArgs = {
  input: AcceptConversationControlInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationCreateConversationArgs = {
  input: CreateConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationCreateConversationUploadArgs = {
  input: CreateConversationUploadInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationCreateEndUserArgs = {
  input: CreateEndUserInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteConversationArgs = {
  input: DeleteConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteConversationAttachmentArgs = {
  input: DeleteConversationAttachmentInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteConversationMessageArgs = {
  input: DeleteConversationMessageInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteConversationMessagesArgs = {
  input: DeleteConversationMessagesInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteEndUserArgs = {
  input: DeleteEndUserInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationDeleteEndUserPersonalInformationArgs = {
  input: DeleteEndUserPersonalInformationInput;
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
export type MutationLinkEndUserClientArgs = {
  input: LinkEndUserClientInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationMarkConversationReadArgs = {
  input: MarkConversationReadInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationOfferConversationControlArgs = {
  input: OfferConversationControlInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationPassConversationControlArgs = {
  input: PassConversationControlInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationPostConversionEventsArgs = {
  input: PostConversionEventsInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationReleaseConversationControlArgs = {
  input: ReleaseConversationControlInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationRemoveEndUserClientArgs = {
  input: RemoveEndUserClientInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationSendConversationMessageArgs = {
  input: SendConversationMessageInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationSetConversationTypingArgs = {
  input: SetConversationTypingInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationSyncEndUserArgs = {
  input: SyncEndUserInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationUpdateConversationArgs = {
  input: UpdateConversationInput;
};


/** What can be changed. Each field reports the failures that a caller has to expect in `userErrors`. */
export type MutationUpdateEndUserArgs = {
  input: UpdateEndUserInput;
};

/** A record with a global id, by which `node` finds it again. */
export type Node = {
  /** The global id: opaque, stable, and unique among all records of all apps. */
  readonly id: Scalars['ID']['output'];
};

/** The control of a conversation, to be offered. */
export type OfferConversationControlInput = {
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Custom properties that are passed on with the event: strings, numbers and booleans, at most 4 KB of JSON. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /**
   * The integration that is offered the control, which must not have it already: its id in the switchboard, its name there, its type such as
   * `zd:agentWorkspace`, or `next` for the one that the switchboard has after the one in control. 1 to 256 characters.
   */
  readonly to: Scalars['String']['input'];
};

/** What `offerConversationControl` did. */
export type OfferConversationControlPayload = {
  readonly __typename?: 'OfferConversationControlPayload';
  /**
   * The conversation. Selecting only ids costs no call; anything else is read after the request, and may still be as
   * before. Null when Sunshine Conversations refused the request, or, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why the request was refused. Empty when it was taken. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
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

/** The control of a conversation, to be passed on. */
export type PassConversationControlInput = {
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Custom properties that are passed on with the event: strings, numbers and booleans, at most 4 KB of JSON. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /**
   * The integration that gets the control: its id in the switchboard, its name there, its type such as
   * `zd:agentWorkspace`, or `next` for the one that the switchboard has after the one in control. 1 to 256 characters.
   */
  readonly to: Scalars['String']['input'];
};

/** What `passConversationControl` did. */
export type PassConversationControlPayload = {
  readonly __typename?: 'PassConversationControlPayload';
  /**
   * The conversation. Selecting only ids costs no call; anything else is read after the request, and may still be as
   * before. Null when Sunshine Conversations refused the request, or, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why the request was refused. Empty when it was taken. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

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
   * Where the events of an app end at the moment that the operation begins, before anything else of it is read. Ask for
   * it beside what you show, and subscribe with it as `after`: then no event is missed in between. It costs no call.
   * Null, with an error beside it, when it could not be read.
   */
  readonly eventCursor?: Maybe<Scalars['String']['output']>;
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
  /**
   * The users who have that e-mail address among their identities; the address in a profile does not count. Empty when
   * there are none. Null, with an error beside it, when they could not be read.
   */
  readonly usersByEmail?: Maybe<ReadonlyArray<EndUser>>;
  /**
   * The end user who calls. Selecting only ids costs no call when the token has them. Null for every other caller. Served
   * to direct clients only, like `node`.
   */
  readonly viewer?: Maybe<EndUser>;
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
export type QueryEventCursorArgs = {
  appId?: InputMaybe<Scalars['ID']['input']>;
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


/** What can be read. */
export type QueryUsersByEmailArgs = {
  appId?: InputMaybe<Scalars['ID']['input']>;
  brandId?: InputMaybe<Scalars['String']['input']>;
  email: Scalars['String']['input'];
};

/** The control of a conversation, to be given up. */
export type ReleaseConversationControlInput = {
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Custom properties that are passed on with the event: strings, numbers and booleans, at most 4 KB of JSON. Default: none. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** What `releaseConversationControl` did. */
export type ReleaseConversationControlPayload = {
  readonly __typename?: 'ReleaseConversationControlPayload';
  /**
   * The conversation. Selecting only ids costs no call; anything else is read after the request, and may still be as
   * before. Null when Sunshine Conversations refused the request, or, with an error beside it, when it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why the request was refused. Empty when it was taken. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A client to remove. */
export type RemoveEndUserClientInput = {
  /** The app of the user. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** The client's global id, or the client's own id: 24 lower-case hexadecimal digits. */
  readonly clientId: Scalars['ID']['input'];
  /** Who. A user of one brand among several is named by record id. */
  readonly user: UserRef;
};

/** What `removeEndUserClient` did. */
export type RemoveEndUserClientPayload = {
  readonly __typename?: 'RemoveEndUserClientPayload';
  /** The global id of the client. Null when it was not removed. */
  readonly removedClientId?: Maybe<Scalars['ID']['output']>;
  /** Why it was not removed. Empty when it was removed. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/** A message to post. */
export type SendConversationMessageInput = {
  /** In whose name. Default: the end user who calls; a program has to name the author. */
  readonly author?: InputMaybe<ConversationAuthorInput>;
  /** What to say. With everything else in the message at most 100 kB of JSON. */
  readonly content: ConversationContentInput;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /**
   * Over which channel, in personal conversations and for authors of the business only. Default: the channel that the
   * user has used last.
   */
  readonly destination?: InputMaybe<ConversationDestinationInput>;
  /**
   * Chosen by the client for this one message: 1 to 64 printable ASCII characters. A repetition with the same key and the
   * same input posts nothing and gives the same message. Default: none.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /**
   * Custom properties: a flat object of strings, numbers and booleans, at most 4 KB with the `idempotencyKey`, which
   * cannot be one of them. Default: none.
   */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What single channels get instead of the content. Default: nothing. */
  readonly override?: InputMaybe<ConversationOverrideInput>;
};

/** What `sendConversationMessage` did. */
export type SendConversationMessagePayload = {
  readonly __typename?: 'SendConversationMessagePayload';
  /**
   * The message; the first one when the content became several. Null when none was posted, or Sunshine Conversations did
   * not answer with it.
   */
  readonly message?: Maybe<ConversationMessage>;
  /** All messages that the content became, as edges, to put into a list a client holds. Empty when `message` is null. */
  readonly messageEdges: ReadonlyArray<ConversationMessageEdge>;
  /** Why it was not posted. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
  /** Whether the message was there already, because the same key was sent before: then nothing was posted now. */
  readonly wasSentBefore: Scalars['Boolean']['output'];
};

/** Whether the business is typing in a conversation. */
export type SetConversationTypingInput = {
  /** How the business is shown. Default: as the app is. */
  readonly author?: InputMaybe<ConversationBusinessAuthorInput>;
  /** The conversation's global id, or its own id: 24 lower-case hexadecimal digits. */
  readonly conversationId: Scalars['ID']['input'];
  /** Whether it is typing, or has stopped. */
  readonly isTyping: Scalars['Boolean']['input'];
};

/** What `setConversationTyping` did. */
export type SetConversationTypingPayload = {
  readonly __typename?: 'SetConversationTypingPayload';
  /**
   * The conversation. Selecting only ids costs no call. Null when nothing was reported, or, with an error beside it, when
   * it could not be read.
   */
  readonly conversation?: Maybe<Conversation>;
  /** Why nothing was reported. Empty when it was. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
};

/**
 * What happens, as it happens. Every subscription can be resumed with the cursor of its last delivery as `after`.
 * Nothing is lost in silence: where events may be missing, a delivery says so with `gap`.
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Everything that happens in an app. Not for end users. */
  readonly appEvents: ConversationEventDelivery;
  /**
   * What happens in one conversation. End users take part in it, or are refused; when they leave or are removed, the
   * subscription completes after the event that says so. To programs a conversation that does not exist is one in which
   * nothing happens.
   */
  readonly conversationEvents: ConversationEventDelivery;
  /** What happens to one user, and in all conversations that the user takes part in. End users name only themselves. */
  readonly userEvents: ConversationEventDelivery;
};


/**
 * What happens, as it happens. Every subscription can be resumed with the cursor of its last delivery as `after`.
 * Nothing is lost in silence: where events may be missing, a delivery says so with `gap`.
 */
export type SubscriptionAppEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  appId?: InputMaybe<Scalars['ID']['input']>;
  types?: InputMaybe<ReadonlyArray<ConversationEventType>>;
};


/**
 * What happens, as it happens. Every subscription can be resumed with the cursor of its last delivery as `after`.
 * Nothing is lost in silence: where events may be missing, a delivery says so with `gap`.
 */
export type SubscriptionConversationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  appId?: InputMaybe<Scalars['ID']['input']>;
  conversationId: Scalars['ID']['input'];
  types?: InputMaybe<ReadonlyArray<ConversationEventType>>;
};


/**
 * What happens, as it happens. Every subscription can be resumed with the cursor of its last delivery as `after`.
 * Nothing is lost in silence: where events may be missing, a delivery says so with `gap`.
 */
export type SubscriptionUserEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  appId?: InputMaybe<Scalars['ID']['input']>;
  by?: InputMaybe<UserRef>;
  types?: InputMaybe<ReadonlyArray<ConversationEventType>>;
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

/** A person to bring into line. */
export type SyncEndUserInput = {
  /** The app of the user. Default: the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * When the person was merged in Zendesk Support: the id of the person who goes on there, 1 to 24 decimal digits. Default:
   * not merged.
   */
  readonly survivingZendeskId?: InputMaybe<Scalars['String']['input']>;
  /** The person's id in Zendesk Support, 1 to 24 decimal digits. */
  readonly zendeskId: Scalars['String']['input'];
};

/** What `syncEndUser` did. */
export type SyncEndUserPayload = {
  readonly __typename?: 'SyncEndUserPayload';
  /**
   * The user as they are now; of merged users the one who goes on. Null when nothing was done, or Sunshine Conversations did not answer with
   * the user.
   */
  readonly user?: Maybe<EndUser>;
  /** Why nothing was done. Empty when it was done. */
  readonly userErrors: ReadonlyArray<ConversationUserError>;
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

/** A change of a user. */
export type UpdateEndUserInput = {
  /** The app of the user. Default: the app of a global id in the input, else the server's default app. */
  readonly appId?: InputMaybe<Scalars['ID']['input']>;
  /** Custom properties: a flat object of strings, numbers and booleans, at most 4 KB. Null clears them. Default: unchanged. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** What is known about the person. What is left out in it is unchanged; null clears all of it. Default: unchanged. */
  readonly profile?: InputMaybe<EndUserProfileInput>;
  /** When the user signed up, as an RFC 3339 date and time. It cannot be cleared. Default: unchanged. */
  readonly signedUpAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether the user is exempt from automatic deletion. Null means false. Default: unchanged. */
  readonly toBeRetained?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who. A user of one brand among several is named by record id. */
  readonly user: UserRef;
};

/** What `updateEndUser` did. */
export type UpdateEndUserPayload = {
  readonly __typename?: 'UpdateEndUserPayload';
  /** The user as they are now. Null when nothing was changed, or Sunshine Conversations did not answer with the user. */
  readonly user?: Maybe<EndUser>;
  /** Why the user was not changed. Empty when the user was changed. */
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
  ConversationMessage: ConversationMessage;
  EndUser: EndUser;
  EndUserClient: EndUserClient;
  EndUserDevice: EndUserDevice;
  Participant: Participant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Conversation:
    ( { __typename: 'Conversation' }
    & ( GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Conversation'], {"conversationId":true}> ) );
  ConversationMessage:
    ( { __typename: 'ConversationMessage' }
    & GraphQLRecursivePick<FederationTypes['ConversationMessage'], {"id":true}> );
  EndUser:
    ( { __typename: 'EndUser' }
    & ( GraphQLRecursivePick<FederationTypes['EndUser'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['EndUser'], {"userId":true}>
        | GraphQLRecursivePick<FederationTypes['EndUser'], {"externalId":true}> ) );
  EndUserClient:
    ( { __typename: 'EndUserClient' }
    & GraphQLRecursivePick<FederationTypes['EndUserClient'], {"id":true}> );
  EndUserDevice:
    ( { __typename: 'EndUserDevice' }
    & GraphQLRecursivePick<FederationTypes['EndUserDevice'], {"id":true}> );
  Participant:
    ( { __typename: 'Participant' }
    & GraphQLRecursivePick<FederationTypes['Participant'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  ConversationEvent:
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
    | ( EventRecord )
  ;
  ConversationMessageAction:
    | ( MessageAction )
    | ( MessageAction )
    | ( MessageAction )
    | ( MessageAction )
    | ( MessageAction )
    | ( MessageAction )
    | ( MessageAction )
  ;
  ConversationMessageContent:
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
    | ( MessageContent )
  ;
  Node:
    | ( ConversationRecord )
    | ( MessageRecord )
    | ( UserRecord )
    | ( Client )
    | ( Device )
    | ( ParticipantRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptConversationControlInput: AcceptConversationControlInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptConversationControlPayload: ResolverTypeWrapper<ControlRequest>;
  AppleInteractiveDataRefInput: AppleInteractiveDataRefInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AppleMessageRefInput: AppleMessageRefInput;
  ClientAssociation: ResolverTypeWrapper<ClientAssociationRecord>;
  ClientType: ClientType;
  Conversation: ResolverTypeWrapper<ConversationRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ConversationActionInput: ConversationActionInput;
  ConversationActivityEvent: ResolverTypeWrapper<EventRecord>;
  ConversationActivityType: ConversationActivityType;
  ConversationAppleOverrideInput: ConversationAppleOverrideInput;
  ConversationAuthorInput: ConversationAuthorInput;
  ConversationAuthorSubtype: ConversationAuthorSubtype;
  ConversationAuthorType: ConversationAuthorType;
  ConversationBusinessAuthorInput: ConversationBusinessAuthorInput;
  ConversationBuyAction: ResolverTypeWrapper<MessageAction>;
  ConversationBuyActionInput: ConversationBuyActionInput;
  ConversationCarouselContent: ResolverTypeWrapper<MessageContent>;
  ConversationCarouselInput: ConversationCarouselInput;
  ConversationConnection: ResolverTypeWrapper<ConversationPage>;
  ConversationContentInput: ConversationContentInput;
  ConversationControlAction: ConversationControlAction;
  ConversationControlEvent: ResolverTypeWrapper<EventRecord>;
  ConversationDeliveryEvent: ResolverTypeWrapper<EventRecord>;
  ConversationDestinationInput: ConversationDestinationInput;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node?: Maybe<ResolversTypes['Conversation']> }>;
  ConversationErrorCode: ConversationErrorCode;
  ConversationEvent: ResolverTypeWrapper<EventRecord>;
  ConversationEventDelivery: ResolverTypeWrapper<EventDelivery>;
  ConversationEventError: ResolverTypeWrapper<EventError>;
  ConversationEventGap: ResolverTypeWrapper<EventGap>;
  ConversationEventGapReason: ConversationEventGapReason;
  ConversationEventOrigin: ConversationEventOrigin;
  ConversationEventType: ConversationEventType;
  ConversationFileContent: ResolverTypeWrapper<MessageContent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ConversationFileInput: ConversationFileInput;
  ConversationFilter: ConversationFilter;
  ConversationFormContent: ResolverTypeWrapper<MessageContent>;
  ConversationFormField: ResolverTypeWrapper<FormField>;
  ConversationFormFieldFormat: ConversationFormFieldFormat;
  ConversationFormFieldInput: ConversationFormFieldInput;
  ConversationFormFieldType: ConversationFormFieldType;
  ConversationFormInput: ConversationFormInput;
  ConversationFormOption: ResolverTypeWrapper<FormOption>;
  ConversationFormOptionInput: ConversationFormOptionInput;
  ConversationFormResponseContent: ResolverTypeWrapper<MessageContent>;
  ConversationImageAspectRatio: ConversationImageAspectRatio;
  ConversationImageContent: ResolverTypeWrapper<MessageContent>;
  ConversationImageInput: ConversationImageInput;
  ConversationItemInput: ConversationItemInput;
  ConversationItemSize: ConversationItemSize;
  ConversationLifecycleEvent: ResolverTypeWrapper<EventRecord>;
  ConversationLinkAction: ResolverTypeWrapper<MessageAction>;
  ConversationLinkActionInput: ConversationLinkActionInput;
  ConversationListContent: ResolverTypeWrapper<MessageContent>;
  ConversationListInput: ConversationListInput;
  ConversationLocationContent: ResolverTypeWrapper<MessageContent>;
  ConversationLocationInput: ConversationLocationInput;
  ConversationLocationRequestAction: ResolverTypeWrapper<MessageAction>;
  ConversationLocationRequestActionInput: ConversationLocationRequestActionInput;
  ConversationMessage: ResolverTypeWrapper<MessageRecord>;
  ConversationMessageAction: ResolverTypeWrapper<MessageAction>;
  ConversationMessageActivity: ResolverTypeWrapper<MessageActivity>;
  ConversationMessageAuthor: ResolverTypeWrapper<MessageAuthor>;
  ConversationMessageConnection: ResolverTypeWrapper<MessagePage>;
  ConversationMessageContent: ResolverTypeWrapper<MessageContent>;
  ConversationMessageEdge: ResolverTypeWrapper<Omit<ConversationMessageEdge, 'node'> & { node?: Maybe<ResolversTypes['ConversationMessage']> }>;
  ConversationMessageEvent: ResolverTypeWrapper<EventRecord>;
  ConversationMessageItem: ResolverTypeWrapper<MessageItem>;
  ConversationMessageReference: ResolverTypeWrapper<CitedSource>;
  ConversationMessageSource: ResolverTypeWrapper<MessageSource>;
  ConversationMessagesRemovedEvent: ResolverTypeWrapper<EventRecord>;
  ConversationOtherEvent: ResolverTypeWrapper<EventRecord>;
  ConversationOverrideInput: ConversationOverrideInput;
  ConversationParticipantEvent: ResolverTypeWrapper<EventRecord>;
  ConversationPostbackAction: ResolverTypeWrapper<MessageAction>;
  ConversationPostbackActionInput: ConversationPostbackActionInput;
  ConversationPostbackEvent: ResolverTypeWrapper<EventRecord>;
  ConversationQuotedMessage: ResolverTypeWrapper<QuotedMessage>;
  ConversationReaderInput: ConversationReaderInput;
  ConversationReferral: ResolverTypeWrapper<Referral>;
  ConversationReferralEvent: ResolverTypeWrapper<EventRecord>;
  ConversationReplyAction: ResolverTypeWrapper<MessageAction>;
  ConversationReplyActionInput: ConversationReplyActionInput;
  ConversationTemplateContent: ResolverTypeWrapper<MessageContent>;
  ConversationTemplateInput: ConversationTemplateInput;
  ConversationTextContent: ResolverTypeWrapper<MessageContent>;
  ConversationTextInput: ConversationTextInput;
  ConversationType: ConversationType;
  ConversationUnknownAction: ResolverTypeWrapper<MessageAction>;
  ConversationUnknownContent: ResolverTypeWrapper<MessageContent>;
  ConversationUpload: ResolverTypeWrapper<ConversationUpload>;
  ConversationUploadHeader: ResolverTypeWrapper<ConversationUploadHeader>;
  ConversationUserAuthorInput: ConversationUserAuthorInput;
  ConversationUserError: ResolverTypeWrapper<UserError>;
  ConversationWebviewAction: ResolverTypeWrapper<MessageAction>;
  ConversationWebviewActionInput: ConversationWebviewActionInput;
  ConversationWebviewSize: ConversationWebviewSize;
  ConversionEvents: ResolverTypeWrapper<ConversionEventsRecord>;
  ConversionEventsInput: ConversionEventsInput;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: ResolverTypeWrapper<ChangedConversation>;
  CreateConversationUploadInput: CreateConversationUploadInput;
  CreateConversationUploadPayload: ResolverTypeWrapper<CreatedUpload>;
  CreateEndUserInput: CreateEndUserInput;
  CreateEndUserPayload: ResolverTypeWrapper<CreatedEndUser>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteConversationAttachmentInput: DeleteConversationAttachmentInput;
  DeleteConversationAttachmentPayload: ResolverTypeWrapper<DeletedAttachment>;
  DeleteConversationInput: DeleteConversationInput;
  DeleteConversationMessageInput: DeleteConversationMessageInput;
  DeleteConversationMessagePayload: ResolverTypeWrapper<DeletedMessage>;
  DeleteConversationMessagesInput: DeleteConversationMessagesInput;
  DeleteConversationMessagesPayload: ResolverTypeWrapper<DeletedMessages>;
  DeleteConversationPayload: ResolverTypeWrapper<DeletedConversation>;
  DeleteEndUserInput: DeleteEndUserInput;
  DeleteEndUserPayload: ResolverTypeWrapper<DeletedEndUser>;
  DeleteEndUserPersonalInformationInput: DeleteEndUserPersonalInformationInput;
  DeleteEndUserPersonalInformationPayload: ResolverTypeWrapper<ChangedEndUser>;
  DownloadMessageRefInput: DownloadMessageRefInput;
  DownloadMessageRefPayload: ResolverTypeWrapper<Download>;
  EndUser: ResolverTypeWrapper<UserRecord>;
  EndUserChannelInput: EndUserChannelInput;
  EndUserClient: ResolverTypeWrapper<Client>;
  EndUserClientConnection: ResolverTypeWrapper<ClientPage>;
  EndUserClientEdge: ResolverTypeWrapper<Omit<EndUserClientEdge, 'node'> & { node?: Maybe<ResolversTypes['EndUserClient']> }>;
  EndUserClientEvent: ResolverTypeWrapper<EventRecord>;
  EndUserClientStatus: EndUserClientStatus;
  EndUserConfirmationInput: EndUserConfirmationInput;
  EndUserConfirmationMessageInput: EndUserConfirmationMessageInput;
  EndUserConfirmationType: EndUserConfirmationType;
  EndUserConflict: EndUserConflict;
  EndUserDevice: ResolverTypeWrapper<Device>;
  EndUserDeviceStatus: EndUserDeviceStatus;
  EndUserDeviceType: EndUserDeviceType;
  EndUserEvent: ResolverTypeWrapper<EventRecord>;
  EndUserMailInput: EndUserMailInput;
  EndUserPhoneInput: EndUserPhoneInput;
  EndUserProfileInput: EndUserProfileInput;
  EndUserUnread: ResolverTypeWrapper<EndUserUnread>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  JoinConversationInput: JoinConversationInput;
  JoinConversationPayload: ResolverTypeWrapper<JoinedConversation>;
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: ResolverTypeWrapper<LeftConversation>;
  LinkEndUserClientInput: LinkEndUserClientInput;
  LinkEndUserClientPayload: ResolverTypeWrapper<LinkedClient>;
  MarkConversationReadInput: MarkConversationReadInput;
  MarkConversationReadPayload: ResolverTypeWrapper<ReportedReading>;
  MetaConversionEventsInput: MetaConversionEventsInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OfferConversationControlInput: OfferConversationControlInput;
  OfferConversationControlPayload: ResolverTypeWrapper<ControlRequest>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantRecord>;
  ParticipantConnection: ResolverTypeWrapper<ParticipantPage>;
  ParticipantEdge: ResolverTypeWrapper<Omit<ParticipantEdge, 'node'> & { node?: Maybe<ResolversTypes['Participant']> }>;
  ParticipantInput: ParticipantInput;
  ParticipantRef: ParticipantRef;
  PassConversationControlInput: PassConversationControlInput;
  PassConversationControlPayload: ResolverTypeWrapper<ControlRequest>;
  PostConversionEventsInput: PostConversionEventsInput;
  PostConversionEventsPayload: ResolverTypeWrapper<PostedConversionEvents>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReleaseConversationControlInput: ReleaseConversationControlInput;
  ReleaseConversationControlPayload: ResolverTypeWrapper<ControlRequest>;
  RemoveEndUserClientInput: RemoveEndUserClientInput;
  RemoveEndUserClientPayload: ResolverTypeWrapper<RemovedClient>;
  SendConversationMessageInput: SendConversationMessageInput;
  SendConversationMessagePayload: ResolverTypeWrapper<SentConversationMessage>;
  SetConversationTypingInput: SetConversationTypingInput;
  SetConversationTypingPayload: ResolverTypeWrapper<ReportedTyping>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SwitchboardIntegration: ResolverTypeWrapper<SwitchboardIntegrationRecord>;
  SyncEndUserInput: SyncEndUserInput;
  SyncEndUserPayload: ResolverTypeWrapper<ChangedEndUser>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateConversationInput: UpdateConversationInput;
  UpdateConversationPayload: ResolverTypeWrapper<ChangedConversation>;
  UpdateEndUserInput: UpdateEndUserInput;
  UpdateEndUserPayload: ResolverTypeWrapper<ChangedEndUser>;
  UserIdentity: ResolverTypeWrapper<UserIdentityRecord>;
  UserProfile: ResolverTypeWrapper<UserProfileRecord>;
  UserRef: UserRef;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptConversationControlInput: AcceptConversationControlInput;
  ID: Scalars['ID']['output'];
  AcceptConversationControlPayload: ControlRequest;
  AppleInteractiveDataRefInput: AppleInteractiveDataRefInput;
  String: Scalars['String']['output'];
  AppleMessageRefInput: AppleMessageRefInput;
  ClientAssociation: ClientAssociationRecord;
  Conversation: ConversationRecord;
  Boolean: Scalars['Boolean']['output'];
  ConversationActionInput: ConversationActionInput;
  ConversationActivityEvent: EventRecord;
  ConversationAppleOverrideInput: ConversationAppleOverrideInput;
  ConversationAuthorInput: ConversationAuthorInput;
  ConversationBusinessAuthorInput: ConversationBusinessAuthorInput;
  ConversationBuyAction: MessageAction;
  ConversationBuyActionInput: ConversationBuyActionInput;
  ConversationCarouselContent: MessageContent;
  ConversationCarouselInput: ConversationCarouselInput;
  ConversationConnection: ConversationPage;
  ConversationContentInput: ConversationContentInput;
  ConversationControlEvent: EventRecord;
  ConversationDeliveryEvent: EventRecord;
  ConversationDestinationInput: ConversationDestinationInput;
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Conversation']> };
  ConversationEvent: EventRecord;
  ConversationEventDelivery: EventDelivery;
  ConversationEventError: EventError;
  ConversationEventGap: EventGap;
  ConversationFileContent: MessageContent;
  Float: Scalars['Float']['output'];
  ConversationFileInput: ConversationFileInput;
  ConversationFilter: ConversationFilter;
  ConversationFormContent: MessageContent;
  ConversationFormField: FormField;
  ConversationFormFieldInput: ConversationFormFieldInput;
  ConversationFormInput: ConversationFormInput;
  ConversationFormOption: FormOption;
  ConversationFormOptionInput: ConversationFormOptionInput;
  ConversationFormResponseContent: MessageContent;
  ConversationImageContent: MessageContent;
  ConversationImageInput: ConversationImageInput;
  ConversationItemInput: ConversationItemInput;
  ConversationLifecycleEvent: EventRecord;
  ConversationLinkAction: MessageAction;
  ConversationLinkActionInput: ConversationLinkActionInput;
  ConversationListContent: MessageContent;
  ConversationListInput: ConversationListInput;
  ConversationLocationContent: MessageContent;
  ConversationLocationInput: ConversationLocationInput;
  ConversationLocationRequestAction: MessageAction;
  ConversationLocationRequestActionInput: ConversationLocationRequestActionInput;
  ConversationMessage: MessageRecord;
  ConversationMessageAction: MessageAction;
  ConversationMessageActivity: MessageActivity;
  ConversationMessageAuthor: MessageAuthor;
  ConversationMessageConnection: MessagePage;
  ConversationMessageContent: MessageContent;
  ConversationMessageEdge: Omit<ConversationMessageEdge, 'node'> & { node?: Maybe<ResolversParentTypes['ConversationMessage']> };
  ConversationMessageEvent: EventRecord;
  ConversationMessageItem: MessageItem;
  ConversationMessageReference: CitedSource;
  ConversationMessageSource: MessageSource;
  ConversationMessagesRemovedEvent: EventRecord;
  ConversationOtherEvent: EventRecord;
  ConversationOverrideInput: ConversationOverrideInput;
  ConversationParticipantEvent: EventRecord;
  ConversationPostbackAction: MessageAction;
  ConversationPostbackActionInput: ConversationPostbackActionInput;
  ConversationPostbackEvent: EventRecord;
  ConversationQuotedMessage: QuotedMessage;
  ConversationReaderInput: ConversationReaderInput;
  ConversationReferral: Referral;
  ConversationReferralEvent: EventRecord;
  ConversationReplyAction: MessageAction;
  ConversationReplyActionInput: ConversationReplyActionInput;
  ConversationTemplateContent: MessageContent;
  ConversationTemplateInput: ConversationTemplateInput;
  ConversationTextContent: MessageContent;
  ConversationTextInput: ConversationTextInput;
  ConversationUnknownAction: MessageAction;
  ConversationUnknownContent: MessageContent;
  ConversationUpload: ConversationUpload;
  ConversationUploadHeader: ConversationUploadHeader;
  ConversationUserAuthorInput: ConversationUserAuthorInput;
  ConversationUserError: UserError;
  ConversationWebviewAction: MessageAction;
  ConversationWebviewActionInput: ConversationWebviewActionInput;
  ConversionEvents: ConversionEventsRecord;
  ConversionEventsInput: ConversionEventsInput;
  CreateConversationInput: CreateConversationInput;
  CreateConversationPayload: ChangedConversation;
  CreateConversationUploadInput: CreateConversationUploadInput;
  CreateConversationUploadPayload: CreatedUpload;
  CreateEndUserInput: CreateEndUserInput;
  CreateEndUserPayload: CreatedEndUser;
  DateTime: Scalars['DateTime']['output'];
  DeleteConversationAttachmentInput: DeleteConversationAttachmentInput;
  DeleteConversationAttachmentPayload: DeletedAttachment;
  DeleteConversationInput: DeleteConversationInput;
  DeleteConversationMessageInput: DeleteConversationMessageInput;
  DeleteConversationMessagePayload: DeletedMessage;
  DeleteConversationMessagesInput: DeleteConversationMessagesInput;
  DeleteConversationMessagesPayload: DeletedMessages;
  DeleteConversationPayload: DeletedConversation;
  DeleteEndUserInput: DeleteEndUserInput;
  DeleteEndUserPayload: DeletedEndUser;
  DeleteEndUserPersonalInformationInput: DeleteEndUserPersonalInformationInput;
  DeleteEndUserPersonalInformationPayload: ChangedEndUser;
  DownloadMessageRefInput: DownloadMessageRefInput;
  DownloadMessageRefPayload: Download;
  EndUser: UserRecord;
  EndUserChannelInput: EndUserChannelInput;
  EndUserClient: Client;
  EndUserClientConnection: ClientPage;
  EndUserClientEdge: Omit<EndUserClientEdge, 'node'> & { node?: Maybe<ResolversParentTypes['EndUserClient']> };
  EndUserClientEvent: EventRecord;
  EndUserConfirmationInput: EndUserConfirmationInput;
  EndUserConfirmationMessageInput: EndUserConfirmationMessageInput;
  EndUserDevice: Device;
  EndUserEvent: EventRecord;
  EndUserMailInput: EndUserMailInput;
  EndUserPhoneInput: EndUserPhoneInput;
  EndUserProfileInput: EndUserProfileInput;
  EndUserUnread: EndUserUnread;
  JSONObject: Scalars['JSONObject']['output'];
  JoinConversationInput: JoinConversationInput;
  JoinConversationPayload: JoinedConversation;
  LeaveConversationInput: LeaveConversationInput;
  LeaveConversationPayload: LeftConversation;
  LinkEndUserClientInput: LinkEndUserClientInput;
  LinkEndUserClientPayload: LinkedClient;
  MarkConversationReadInput: MarkConversationReadInput;
  MarkConversationReadPayload: ReportedReading;
  MetaConversionEventsInput: MetaConversionEventsInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OfferConversationControlInput: OfferConversationControlInput;
  OfferConversationControlPayload: ControlRequest;
  PageInfo: PageInfo;
  Participant: ParticipantRecord;
  ParticipantConnection: ParticipantPage;
  ParticipantEdge: Omit<ParticipantEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Participant']> };
  ParticipantInput: ParticipantInput;
  ParticipantRef: ParticipantRef;
  PassConversationControlInput: PassConversationControlInput;
  PassConversationControlPayload: ControlRequest;
  PostConversionEventsInput: PostConversionEventsInput;
  PostConversionEventsPayload: PostedConversionEvents;
  Query: Record<PropertyKey, never>;
  ReleaseConversationControlInput: ReleaseConversationControlInput;
  ReleaseConversationControlPayload: ControlRequest;
  RemoveEndUserClientInput: RemoveEndUserClientInput;
  RemoveEndUserClientPayload: RemovedClient;
  SendConversationMessageInput: SendConversationMessageInput;
  SendConversationMessagePayload: SentConversationMessage;
  SetConversationTypingInput: SetConversationTypingInput;
  SetConversationTypingPayload: ReportedTyping;
  Subscription: Record<PropertyKey, never>;
  SwitchboardIntegration: SwitchboardIntegrationRecord;
  SyncEndUserInput: SyncEndUserInput;
  SyncEndUserPayload: ChangedEndUser;
  URL: Scalars['URL']['output'];
  UpdateConversationInput: UpdateConversationInput;
  UpdateConversationPayload: ChangedConversation;
  UpdateEndUserInput: UpdateEndUserInput;
  UpdateEndUserPayload: ChangedEndUser;
  UserIdentity: UserIdentityRecord;
  UserProfile: UserProfileRecord;
  UserRef: UserRef;
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptConversationControlPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptConversationControlPayload'] = ResolversParentTypes['AcceptConversationControlPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

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
  lastMessage?: Resolver<Maybe<ResolversTypes['ConversationMessage']>, ParentType, ContextType>;
  lastUpdatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['ConversationMessageConnection']>, ParentType, ContextType, Partial<ConversationMessagesArgs>>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  participant?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType, Partial<ConversationParticipantArgs>>;
  participants?: Resolver<Maybe<ResolversTypes['ParticipantConnection']>, ParentType, ContextType, Partial<ConversationParticipantsArgs>>;
  pendingSwitchboardIntegration?: Resolver<Maybe<ResolversTypes['SwitchboardIntegration']>, ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationActivityEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationActivityEvent'] = ResolversParentTypes['ConversationActivityEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['ConversationMessageAuthor'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTyping?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationBuyActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationBuyAction'] = ResolversParentTypes['ConversationBuyAction']> = {
  amount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationCarouselContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationCarouselContent'] = ResolversParentTypes['ConversationCarouselContent']> = {
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  imageAspectRatio?: Resolver<Maybe<ResolversTypes['ConversationImageAspectRatio']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageItem']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Conversation']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationControlEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationControlEvent'] = ResolversParentTypes['ConversationControlEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ConversationEventError']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  failedAction?: Resolver<Maybe<ResolversTypes['ConversationControlAction']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationDeliveryEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationDeliveryEvent'] = ResolversParentTypes['ConversationDeliveryEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  destinationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ConversationEventError']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  externalMessageIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isFinal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'ConversationActivityEvent' | 'ConversationControlEvent' | 'ConversationDeliveryEvent' | 'ConversationLifecycleEvent' | 'ConversationMessageEvent' | 'ConversationMessagesRemovedEvent' | 'ConversationOtherEvent' | 'ConversationParticipantEvent' | 'ConversationPostbackEvent' | 'ConversationReferralEvent' | 'EndUserClientEvent' | 'EndUserEvent', ParentType, ContextType>;
};

export type ConversationEventDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEventDelivery'] = ResolversParentTypes['ConversationEventDelivery']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['ConversationEvent']>, ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['ConversationEventGap']>, ParentType, ContextType>;
  isReplayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationEventErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEventError'] = ResolversParentTypes['ConversationEventError']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationEventGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEventGap'] = ResolversParentTypes['ConversationEventGap']> = {
  reason?: Resolver<ResolversTypes['ConversationEventGapReason'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConversationFileContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationFileContent'] = ResolversParentTypes['ConversationFileContent']> = {
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attachmentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  htmlText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationFormContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationFormContent'] = ResolversParentTypes['ConversationFormContent']> = {
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ConversationFormField']>, ParentType, ContextType>;
  isSubmitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationFormFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationFormField'] = ResolversParentTypes['ConversationFormField']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['ConversationFormFieldFormat']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxSize?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minSize?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['ConversationFormOption']>, ParentType, ContextType>;
  placeholder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selected?: Resolver<ReadonlyArray<ResolversTypes['ConversationFormOption']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationFormFieldType'], ParentType, ContextType>;
};

export type ConversationFormOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationFormOption'] = ResolversParentTypes['ConversationFormOption']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationFormResponseContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationFormResponseContent'] = ResolversParentTypes['ConversationFormResponseContent']> = {
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ConversationFormField']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationImageContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationImageContent'] = ResolversParentTypes['ConversationImageContent']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageAction']>, ParentType, ContextType>;
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attachmentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  htmlText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationLifecycleEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationLifecycleEvent'] = ResolversParentTypes['ConversationLifecycleEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  conversationEdge?: Resolver<Maybe<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  creationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  referral?: Resolver<Maybe<ResolversTypes['ConversationReferral']>, ParentType, ContextType>;
  removedConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ConversationMessageSource']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationLinkActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationLinkAction'] = ResolversParentTypes['ConversationLinkAction']> = {
  extraChannelOptions?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationListContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationListContent'] = ResolversParentTypes['ConversationListContent']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageAction']>, ParentType, ContextType>;
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageItem']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationLocationContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationLocationContent'] = ResolversParentTypes['ConversationLocationContent']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationLocationRequestActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationLocationRequestAction'] = ResolversParentTypes['ConversationLocationRequestAction']> = {
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessage'] = ResolversParentTypes['ConversationMessage'], FederationReferenceType extends FederationReferenceTypes['ConversationMessage'] = FederationReferenceTypes['ConversationMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConversationMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activity?: Resolver<Maybe<ResolversTypes['ConversationMessageActivity']>, ParentType, ContextType>;
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['ConversationMessageAuthor'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['ConversationMessageContent'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDeleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  quoted?: Resolver<Maybe<ResolversTypes['ConversationQuotedMessage']>, ParentType, ContextType>;
  received?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  references?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageReference']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ConversationMessageSource']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationMessageActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageAction'] = ResolversParentTypes['ConversationMessageAction']> = {
  __resolveType: TypeResolveFn<'ConversationBuyAction' | 'ConversationLinkAction' | 'ConversationLocationRequestAction' | 'ConversationPostbackAction' | 'ConversationReplyAction' | 'ConversationUnknownAction' | 'ConversationWebviewAction', ParentType, ContextType>;
};

export type ConversationMessageActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageActivity'] = ResolversParentTypes['ConversationMessageActivity']> = {
  data?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationActivityType'], ParentType, ContextType>;
};

export type ConversationMessageAuthorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageAuthor'] = ResolversParentTypes['ConversationMessageAuthor']> = {
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subtype?: Resolver<Maybe<ResolversTypes['ConversationAuthorSubtype']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationAuthorType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ConversationMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageConnection'] = ResolversParentTypes['ConversationMessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['ConversationMessage']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationMessageContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageContent'] = ResolversParentTypes['ConversationMessageContent']> = {
  __resolveType: TypeResolveFn<'ConversationCarouselContent' | 'ConversationFileContent' | 'ConversationFormContent' | 'ConversationFormResponseContent' | 'ConversationImageContent' | 'ConversationListContent' | 'ConversationLocationContent' | 'ConversationTemplateContent' | 'ConversationTextContent' | 'ConversationUnknownContent', ParentType, ContextType>;
};

export type ConversationMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageEdge'] = ResolversParentTypes['ConversationMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ConversationMessage']>, ParentType, ContextType>;
};

export type ConversationMessageEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageEvent'] = ResolversParentTypes['ConversationMessageEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['ConversationMessage'], ParentType, ContextType>;
  messageEdge?: Resolver<ResolversTypes['ConversationMessageEdge'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationMessageItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageItem'] = ResolversParentTypes['ConversationMessageItem']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageAction']>, ParentType, ContextType>;
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mediaUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['ConversationItemSize']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationMessageReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageReference'] = ResolversParentTypes['ConversationMessageReference']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ConversationMessageSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessageSource'] = ResolversParentTypes['ConversationMessageSource']> = {
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  originalMessageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originalMessageTimestamp?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationMessagesRemovedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMessagesRemovedEvent'] = ResolversParentTypes['ConversationMessagesRemovedEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  removedMessageIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationOtherEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationOtherEvent'] = ResolversParentTypes['ConversationOtherEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationParticipantEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationParticipantEvent'] = ResolversParentTypes['ConversationParticipantEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationPostbackActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationPostbackAction'] = ResolversParentTypes['ConversationPostbackAction']> = {
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationPostbackEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationPostbackEvent'] = ResolversParentTypes['ConversationPostbackEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ConversationMessageSource']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationQuotedMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationQuotedMessage'] = ResolversParentTypes['ConversationQuotedMessage']> = {
  externalMessageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ConversationMessage']>, ParentType, ContextType>;
};

export type ConversationReferralResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationReferral'] = ResolversParentTypes['ConversationReferral']> = {
  adId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConversationReferralEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationReferralEvent'] = ResolversParentTypes['ConversationReferralEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  referral?: Resolver<Maybe<ResolversTypes['ConversationReferral']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ConversationMessageSource']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationReplyActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationReplyAction'] = ResolversParentTypes['ConversationReplyAction']> = {
  iconUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationTemplateContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationTemplateContent'] = ResolversParentTypes['ConversationTemplateContent']> = {
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationTextContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationTextContent'] = ResolversParentTypes['ConversationTextContent']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageAction']>, ParentType, ContextType>;
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  htmlText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationUnknownActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUnknownAction'] = ResolversParentTypes['ConversationUnknownAction']> = {
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationUnknownContentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUnknownContent'] = ResolversParentTypes['ConversationUnknownContent']> = {
  blockChatInput?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUpload'] = ResolversParentTypes['ConversationUpload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<ReadonlyArray<ResolversTypes['ConversationUploadHeader']>, ParentType, ContextType>;
  maxBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type ConversationUploadHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUploadHeader'] = ResolversParentTypes['ConversationUploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConversationUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationUserError'] = ResolversParentTypes['ConversationUserError']> = {
  code?: Resolver<ResolversTypes['ConversationErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConversationWebviewActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationWebviewAction'] = ResolversParentTypes['ConversationWebviewAction']> = {
  extraChannelOptions?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  fallback?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  opensOnReceive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rawType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['ConversationWebviewSize']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type CreateConversationUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateConversationUploadPayload'] = ResolversParentTypes['CreateConversationUploadPayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['ConversationUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type CreateEndUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateEndUserPayload'] = ResolversParentTypes['CreateEndUserPayload']> = {
  isNew?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteConversationAttachmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteConversationAttachmentPayload'] = ResolversParentTypes['DeleteConversationAttachmentPayload']> = {
  deletedMediaUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DeleteConversationMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteConversationMessagePayload'] = ResolversParentTypes['DeleteConversationMessagePayload']> = {
  deletedMessageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DeleteConversationMessagesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteConversationMessagesPayload'] = ResolversParentTypes['DeleteConversationMessagesPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DeleteConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteConversationPayload'] = ResolversParentTypes['DeleteConversationPayload']> = {
  deletedConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DeleteEndUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteEndUserPayload'] = ResolversParentTypes['DeleteEndUserPayload']> = {
  deletedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type DeleteEndUserPersonalInformationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteEndUserPersonalInformationPayload'] = ResolversParentTypes['DeleteEndUserPersonalInformationPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
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
  clients?: Resolver<Maybe<ResolversTypes['EndUserClientConnection']>, ParentType, ContextType, Partial<EndUserClientsArgs>>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, Partial<EndUserConversationsArgs>>;
  devices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EndUserDevice']>>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identities?: Resolver<ReadonlyArray<ResolversTypes['UserIdentity']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['UserProfile']>, ParentType, ContextType>;
  signedUpAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  toBeRetained?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unread?: Resolver<Maybe<ResolversTypes['EndUserUnread']>, ParentType, ContextType, RequireFields<EndUserUnreadArgs, 'first'>>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  zendeskId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndUserClientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserClient'] = ResolversParentTypes['EndUserClient'], FederationReferenceType extends FederationReferenceTypes['EndUserClient'] = FederationReferenceTypes['EndUserClient']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EndUserClient']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  info?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  linkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EndUserClientStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ClientType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndUserClientConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserClientConnection'] = ResolversParentTypes['EndUserClientConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EndUserClientEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['EndUserClient']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EndUserClientEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserClientEdge'] = ResolversParentTypes['EndUserClientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['EndUserClient']>, ParentType, ContextType>;
};

export type EndUserClientEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserClientEvent'] = ResolversParentTypes['EndUserClientEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  client?: Resolver<Maybe<ResolversTypes['EndUserClient']>, ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ConversationEventError']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  removedClientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndUserDeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserDevice'] = ResolversParentTypes['EndUserDevice'], FederationReferenceType extends FederationReferenceTypes['EndUserDevice'] = FederationReferenceTypes['EndUserDevice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['EndUserDevice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  appVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deviceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  guid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  info?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rawType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EndUserDeviceStatus'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EndUserDeviceType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndUserEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserEvent'] = ResolversParentTypes['EndUserEvent']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  discardedConversationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConversationEventOrigin'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  removedUserId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConversationEventType'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndUserUnreadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserUnread'] = ResolversParentTypes['EndUserUnread']> = {
  conversations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type LinkEndUserClientPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkEndUserClientPayload'] = ResolversParentTypes['LinkEndUserClientPayload']> = {
  client?: Resolver<Maybe<ResolversTypes['EndUserClient']>, ParentType, ContextType>;
  clientEdge?: Resolver<Maybe<ResolversTypes['EndUserClientEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type MarkConversationReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationReadPayload'] = ResolversParentTypes['MarkConversationReadPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  participant?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptConversationControl?: Resolver<Maybe<ResolversTypes['AcceptConversationControlPayload']>, ParentType, ContextType, RequireFields<MutationAcceptConversationControlArgs, 'input'>>;
  createConversation?: Resolver<Maybe<ResolversTypes['CreateConversationPayload']>, ParentType, ContextType, RequireFields<MutationCreateConversationArgs, 'input'>>;
  createConversationUpload?: Resolver<Maybe<ResolversTypes['CreateConversationUploadPayload']>, ParentType, ContextType, RequireFields<MutationCreateConversationUploadArgs, 'input'>>;
  createEndUser?: Resolver<Maybe<ResolversTypes['CreateEndUserPayload']>, ParentType, ContextType, RequireFields<MutationCreateEndUserArgs, 'input'>>;
  deleteConversation?: Resolver<Maybe<ResolversTypes['DeleteConversationPayload']>, ParentType, ContextType, RequireFields<MutationDeleteConversationArgs, 'input'>>;
  deleteConversationAttachment?: Resolver<Maybe<ResolversTypes['DeleteConversationAttachmentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteConversationAttachmentArgs, 'input'>>;
  deleteConversationMessage?: Resolver<Maybe<ResolversTypes['DeleteConversationMessagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteConversationMessageArgs, 'input'>>;
  deleteConversationMessages?: Resolver<Maybe<ResolversTypes['DeleteConversationMessagesPayload']>, ParentType, ContextType, RequireFields<MutationDeleteConversationMessagesArgs, 'input'>>;
  deleteEndUser?: Resolver<Maybe<ResolversTypes['DeleteEndUserPayload']>, ParentType, ContextType, RequireFields<MutationDeleteEndUserArgs, 'input'>>;
  deleteEndUserPersonalInformation?: Resolver<Maybe<ResolversTypes['DeleteEndUserPersonalInformationPayload']>, ParentType, ContextType, RequireFields<MutationDeleteEndUserPersonalInformationArgs, 'input'>>;
  downloadMessageRef?: Resolver<Maybe<ResolversTypes['DownloadMessageRefPayload']>, ParentType, ContextType, RequireFields<MutationDownloadMessageRefArgs, 'input'>>;
  joinConversation?: Resolver<Maybe<ResolversTypes['JoinConversationPayload']>, ParentType, ContextType, RequireFields<MutationJoinConversationArgs, 'input'>>;
  leaveConversation?: Resolver<Maybe<ResolversTypes['LeaveConversationPayload']>, ParentType, ContextType, RequireFields<MutationLeaveConversationArgs, 'input'>>;
  linkEndUserClient?: Resolver<Maybe<ResolversTypes['LinkEndUserClientPayload']>, ParentType, ContextType, RequireFields<MutationLinkEndUserClientArgs, 'input'>>;
  markConversationRead?: Resolver<Maybe<ResolversTypes['MarkConversationReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'input'>>;
  offerConversationControl?: Resolver<Maybe<ResolversTypes['OfferConversationControlPayload']>, ParentType, ContextType, RequireFields<MutationOfferConversationControlArgs, 'input'>>;
  passConversationControl?: Resolver<Maybe<ResolversTypes['PassConversationControlPayload']>, ParentType, ContextType, RequireFields<MutationPassConversationControlArgs, 'input'>>;
  postConversionEvents?: Resolver<Maybe<ResolversTypes['PostConversionEventsPayload']>, ParentType, ContextType, RequireFields<MutationPostConversionEventsArgs, 'input'>>;
  releaseConversationControl?: Resolver<Maybe<ResolversTypes['ReleaseConversationControlPayload']>, ParentType, ContextType, RequireFields<MutationReleaseConversationControlArgs, 'input'>>;
  removeEndUserClient?: Resolver<Maybe<ResolversTypes['RemoveEndUserClientPayload']>, ParentType, ContextType, RequireFields<MutationRemoveEndUserClientArgs, 'input'>>;
  sendConversationMessage?: Resolver<Maybe<ResolversTypes['SendConversationMessagePayload']>, ParentType, ContextType, RequireFields<MutationSendConversationMessageArgs, 'input'>>;
  setConversationTyping?: Resolver<Maybe<ResolversTypes['SetConversationTypingPayload']>, ParentType, ContextType, RequireFields<MutationSetConversationTypingArgs, 'input'>>;
  syncEndUser?: Resolver<Maybe<ResolversTypes['SyncEndUserPayload']>, ParentType, ContextType, RequireFields<MutationSyncEndUserArgs, 'input'>>;
  updateConversation?: Resolver<Maybe<ResolversTypes['UpdateConversationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateConversationArgs, 'input'>>;
  updateEndUser?: Resolver<Maybe<ResolversTypes['UpdateEndUserPayload']>, ParentType, ContextType, RequireFields<MutationUpdateEndUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'ConversationMessage' | 'EndUser' | 'EndUserClient' | 'EndUserDevice' | 'Participant', ParentType, ContextType>;
};

export type OfferConversationControlPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferConversationControlPayload'] = ResolversParentTypes['OfferConversationControlPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
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

export type PassConversationControlPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassConversationControlPayload'] = ResolversParentTypes['PassConversationControlPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type PostConversionEventsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConversionEventsPayload'] = ResolversParentTypes['PostConversionEventsPayload']> = {
  conversionEvents?: Resolver<Maybe<ResolversTypes['ConversionEvents']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<QueryConversationsArgs, 'filter'>>;
  eventCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<QueryEventCursorArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'by'>>;
  usersByEmail?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EndUser']>>, ParentType, ContextType, RequireFields<QueryUsersByEmailArgs, 'email'>>;
  viewer?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
};

export type ReleaseConversationControlPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseConversationControlPayload'] = ResolversParentTypes['ReleaseConversationControlPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type RemoveEndUserClientPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveEndUserClientPayload'] = ResolversParentTypes['RemoveEndUserClientPayload']> = {
  removedClientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type SendConversationMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendConversationMessagePayload'] = ResolversParentTypes['SendConversationMessagePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['ConversationMessage']>, ParentType, ContextType>;
  messageEdges?: Resolver<ReadonlyArray<ResolversTypes['ConversationMessageEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
  wasSentBefore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetConversationTypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetConversationTypingPayload'] = ResolversParentTypes['SetConversationTypingPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  appEvents?: SubscriptionResolver<ResolversTypes['ConversationEventDelivery'], "appEvents", ParentType, ContextType, Partial<SubscriptionAppEventsArgs>>;
  conversationEvents?: SubscriptionResolver<ResolversTypes['ConversationEventDelivery'], "conversationEvents", ParentType, ContextType, RequireFields<SubscriptionConversationEventsArgs, 'conversationId'>>;
  userEvents?: SubscriptionResolver<ResolversTypes['ConversationEventDelivery'], "userEvents", ParentType, ContextType, Partial<SubscriptionUserEventsArgs>>;
};

export type SwitchboardIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SwitchboardIntegration'] = ResolversParentTypes['SwitchboardIntegration']> = {
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  integrationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  switchboardIntegrationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SyncEndUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncEndUserPayload'] = ResolversParentTypes['SyncEndUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateConversationPayload'] = ResolversParentTypes['UpdateConversationPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['ConversationUserError']>, ParentType, ContextType>;
};

export type UpdateEndUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEndUserPayload'] = ResolversParentTypes['UpdateEndUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['EndUser']>, ParentType, ContextType>;
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
  AcceptConversationControlPayload?: AcceptConversationControlPayloadResolvers<ContextType>;
  ClientAssociation?: ClientAssociationResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationActivityEvent?: ConversationActivityEventResolvers<ContextType>;
  ConversationBuyAction?: ConversationBuyActionResolvers<ContextType>;
  ConversationCarouselContent?: ConversationCarouselContentResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationControlEvent?: ConversationControlEventResolvers<ContextType>;
  ConversationDeliveryEvent?: ConversationDeliveryEventResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  ConversationEventDelivery?: ConversationEventDeliveryResolvers<ContextType>;
  ConversationEventError?: ConversationEventErrorResolvers<ContextType>;
  ConversationEventGap?: ConversationEventGapResolvers<ContextType>;
  ConversationFileContent?: ConversationFileContentResolvers<ContextType>;
  ConversationFormContent?: ConversationFormContentResolvers<ContextType>;
  ConversationFormField?: ConversationFormFieldResolvers<ContextType>;
  ConversationFormOption?: ConversationFormOptionResolvers<ContextType>;
  ConversationFormResponseContent?: ConversationFormResponseContentResolvers<ContextType>;
  ConversationImageContent?: ConversationImageContentResolvers<ContextType>;
  ConversationLifecycleEvent?: ConversationLifecycleEventResolvers<ContextType>;
  ConversationLinkAction?: ConversationLinkActionResolvers<ContextType>;
  ConversationListContent?: ConversationListContentResolvers<ContextType>;
  ConversationLocationContent?: ConversationLocationContentResolvers<ContextType>;
  ConversationLocationRequestAction?: ConversationLocationRequestActionResolvers<ContextType>;
  ConversationMessage?: ConversationMessageResolvers<ContextType>;
  ConversationMessageAction?: ConversationMessageActionResolvers<ContextType>;
  ConversationMessageActivity?: ConversationMessageActivityResolvers<ContextType>;
  ConversationMessageAuthor?: ConversationMessageAuthorResolvers<ContextType>;
  ConversationMessageConnection?: ConversationMessageConnectionResolvers<ContextType>;
  ConversationMessageContent?: ConversationMessageContentResolvers<ContextType>;
  ConversationMessageEdge?: ConversationMessageEdgeResolvers<ContextType>;
  ConversationMessageEvent?: ConversationMessageEventResolvers<ContextType>;
  ConversationMessageItem?: ConversationMessageItemResolvers<ContextType>;
  ConversationMessageReference?: ConversationMessageReferenceResolvers<ContextType>;
  ConversationMessageSource?: ConversationMessageSourceResolvers<ContextType>;
  ConversationMessagesRemovedEvent?: ConversationMessagesRemovedEventResolvers<ContextType>;
  ConversationOtherEvent?: ConversationOtherEventResolvers<ContextType>;
  ConversationParticipantEvent?: ConversationParticipantEventResolvers<ContextType>;
  ConversationPostbackAction?: ConversationPostbackActionResolvers<ContextType>;
  ConversationPostbackEvent?: ConversationPostbackEventResolvers<ContextType>;
  ConversationQuotedMessage?: ConversationQuotedMessageResolvers<ContextType>;
  ConversationReferral?: ConversationReferralResolvers<ContextType>;
  ConversationReferralEvent?: ConversationReferralEventResolvers<ContextType>;
  ConversationReplyAction?: ConversationReplyActionResolvers<ContextType>;
  ConversationTemplateContent?: ConversationTemplateContentResolvers<ContextType>;
  ConversationTextContent?: ConversationTextContentResolvers<ContextType>;
  ConversationUnknownAction?: ConversationUnknownActionResolvers<ContextType>;
  ConversationUnknownContent?: ConversationUnknownContentResolvers<ContextType>;
  ConversationUpload?: ConversationUploadResolvers<ContextType>;
  ConversationUploadHeader?: ConversationUploadHeaderResolvers<ContextType>;
  ConversationUserError?: ConversationUserErrorResolvers<ContextType>;
  ConversationWebviewAction?: ConversationWebviewActionResolvers<ContextType>;
  ConversionEvents?: ConversionEventsResolvers<ContextType>;
  CreateConversationPayload?: CreateConversationPayloadResolvers<ContextType>;
  CreateConversationUploadPayload?: CreateConversationUploadPayloadResolvers<ContextType>;
  CreateEndUserPayload?: CreateEndUserPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteConversationAttachmentPayload?: DeleteConversationAttachmentPayloadResolvers<ContextType>;
  DeleteConversationMessagePayload?: DeleteConversationMessagePayloadResolvers<ContextType>;
  DeleteConversationMessagesPayload?: DeleteConversationMessagesPayloadResolvers<ContextType>;
  DeleteConversationPayload?: DeleteConversationPayloadResolvers<ContextType>;
  DeleteEndUserPayload?: DeleteEndUserPayloadResolvers<ContextType>;
  DeleteEndUserPersonalInformationPayload?: DeleteEndUserPersonalInformationPayloadResolvers<ContextType>;
  DownloadMessageRefPayload?: DownloadMessageRefPayloadResolvers<ContextType>;
  EndUser?: EndUserResolvers<ContextType>;
  EndUserClient?: EndUserClientResolvers<ContextType>;
  EndUserClientConnection?: EndUserClientConnectionResolvers<ContextType>;
  EndUserClientEdge?: EndUserClientEdgeResolvers<ContextType>;
  EndUserClientEvent?: EndUserClientEventResolvers<ContextType>;
  EndUserDevice?: EndUserDeviceResolvers<ContextType>;
  EndUserEvent?: EndUserEventResolvers<ContextType>;
  EndUserUnread?: EndUserUnreadResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  JoinConversationPayload?: JoinConversationPayloadResolvers<ContextType>;
  LeaveConversationPayload?: LeaveConversationPayloadResolvers<ContextType>;
  LinkEndUserClientPayload?: LinkEndUserClientPayloadResolvers<ContextType>;
  MarkConversationReadPayload?: MarkConversationReadPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OfferConversationControlPayload?: OfferConversationControlPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  ParticipantConnection?: ParticipantConnectionResolvers<ContextType>;
  ParticipantEdge?: ParticipantEdgeResolvers<ContextType>;
  PassConversationControlPayload?: PassConversationControlPayloadResolvers<ContextType>;
  PostConversionEventsPayload?: PostConversionEventsPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReleaseConversationControlPayload?: ReleaseConversationControlPayloadResolvers<ContextType>;
  RemoveEndUserClientPayload?: RemoveEndUserClientPayloadResolvers<ContextType>;
  SendConversationMessagePayload?: SendConversationMessagePayloadResolvers<ContextType>;
  SetConversationTypingPayload?: SetConversationTypingPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SwitchboardIntegration?: SwitchboardIntegrationResolvers<ContextType>;
  SyncEndUserPayload?: SyncEndUserPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateConversationPayload?: UpdateConversationPayloadResolvers<ContextType>;
  UpdateEndUserPayload?: UpdateEndUserPayloadResolvers<ContextType>;
  UserIdentity?: UserIdentityResolvers<ContextType>;
  UserProfile?: UserProfileResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
