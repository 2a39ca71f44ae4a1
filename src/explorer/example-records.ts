import { encodeCursor } from '../kernel/cursor.js';
import { SAMPLE } from '../sandbox/samples/data.js';

/** The records that the example operations use. */
export interface ExampleRecords {
  /** The external id of a user with several conversations. */
  readonly user: string;
  /** The cursor of the last conversation on that user's first page of two. */
  readonly cursor: string;
  /** A conversation with messages of many kinds. */
  readonly conversationWithMessages: string;
  readonly group: string;
  /** Another group than the one that the README has a user join. */
  readonly groupToJoin: string;
  /** The external id of a user who is in neither group. */
  readonly newcomer: string;
  /** A user who is in the group. */
  readonly member: string;
  readonly messengerConversation: string;
  readonly appleConversation: string;
  readonly appleUser: string;
  readonly conversationToDelete: string;
  /** A conversation with one message. */
  readonly conversationToEmpty: string;
  readonly messageToDelete: string;
  /** The address of a file. */
  readonly attachment: string;
  /** An e-mail address that is an identity of a user. */
  readonly email: string;
  /** The id in Zendesk Support of a user. */
  readonly zendeskId: string;
  /** A user with a conversation, who is not in the group. */
  readonly personToDelete: string;
  /** A client of the Apple user that is no SDK client. */
  readonly clientToRemove: string;
  /** An integration for text messages. */
  readonly smsIntegration: string;
  /** An external id that a new user may get. */
  readonly newUser: string;
}

const { attachment, conversations, integrations, users } = SAMPLE;

/** In the sample data of the sandbox. */
export const SAMPLE_RECORDS: ExampleRecords = {
  user: users.ada.externalId,
  cursor: encodeCursor('Conversation', conversations.full.id),
  conversationWithMessages: conversations.everyContent.id,
  group: conversations.crew.id,
  groupToJoin: conversations.longHistory.id,
  newcomer: users.goran.externalId,
  member: users.emil.id,
  messengerConversation: conversations.adaOrder.id,
  appleConversation: conversations.adaApple.id,
  appleUser: users.ada.id,
  conversationToDelete: conversations.empty.id,
  conversationToEmpty: conversations.oneMessage.id,
  messageToDelete: '67a5aee49d3e51c7a40b0000',
  attachment: attachment.mediaUrl,
  email: 'ada@example.com',
  zendeskId: '25904178363412',
  personToDelete: users.kofi.id,
  clientToRemove: '67a0d9f09d3e51c7a4d00004',
  smsIntegration: integrations.twilio.id,
  newUser: 'crm/nia@example.com',
};

/** Placeholders for a real app. They match no record, so nothing is changed or deleted until an id is filled in. */
export const PLACEHOLDERS: ExampleRecords = {
  user: '<external id of a user>',
  cursor: '<endCursor of a page>',
  conversationWithMessages: '<id of a conversation>',
  group: '<id of a group conversation>',
  groupToJoin: '<id of a group conversation>',
  newcomer: '<external id of a user>',
  member: '<id of a user>',
  messengerConversation: '<id of a conversation>',
  appleConversation: '<id of a conversation>',
  appleUser: '<id of a user>',
  conversationToDelete: '<id of a conversation>',
  conversationToEmpty: '<id of a conversation>',
  messageToDelete: '<id of a message>',
  attachment: 'https://media.example.com/fill-in-the-address-of-a-file',
  email: '<e-mail address>',
  zendeskId: '<id in Zendesk Support>',
  personToDelete: '<id of a user>',
  clientToRemove: '<id of a client>',
  smsIntegration: '<id of a Twilio integration>',
  newUser: '',
};
