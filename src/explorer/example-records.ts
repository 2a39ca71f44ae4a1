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
  /** The external id of a user who is not in the group. */
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
}

const { attachment, conversations, users } = SAMPLE;

/** In the sample data of the sandbox. */
export const SAMPLE_RECORDS: ExampleRecords = {
  user: users.ada.externalId,
  cursor: encodeCursor('Conversation', conversations.full.id),
  conversationWithMessages: conversations.everyContent.id,
  group: conversations.crew.id,
  newcomer: users.goran.externalId,
  member: users.emil.id,
  messengerConversation: conversations.adaOrder.id,
  appleConversation: conversations.adaApple.id,
  appleUser: users.ada.id,
  conversationToDelete: conversations.empty.id,
  conversationToEmpty: conversations.oneMessage.id,
  messageToDelete: '67a5aee49d3e51c7a40b0000',
  attachment: attachment.mediaUrl,
};

/** Placeholders for a real app. They match no record, so nothing is changed or deleted until an id is filled in. */
export const PLACEHOLDERS: ExampleRecords = {
  user: '<external id of a user>',
  cursor: '<endCursor of a page>',
  conversationWithMessages: '<id of a conversation>',
  group: '<id of a group conversation>',
  newcomer: '<external id of a user>',
  member: '<id of a user>',
  messengerConversation: '<id of a conversation>',
  appleConversation: '<id of a conversation>',
  appleUser: '<id of a user>',
  conversationToDelete: '<id of a conversation>',
  conversationToEmpty: '<id of a conversation>',
  messageToDelete: '<id of a message>',
  attachment: 'https://media.example.com/fill-in-the-address-of-a-file',
};
