import { badRequest, notFound } from '../errors.js';
import { cutLastPage } from '../paging.js';
import { readPage } from '../query.js';
import type { Conversation, Message, Metadata, Participant } from '../records.js';
import type { AppStore } from '../store.js';
import { answeredAuthor, authorsPart, type SentAuthor } from './authors.js';
import { addMessages } from './changes.js';
import { receivedContents, type SentContent } from './content.js';
import { postMessageBody } from './message-schemas.js';
import { echoed, type Operation } from './operation.js';

const PAGE_SIZE = 100;
const SDK_PLATFORMS: readonly string[] = ['web', 'ios', 'android'];

interface Destination {
  readonly integrationId?: string;
  readonly integrationType?: string;
}

interface Post {
  readonly author: SentAuthor;
  readonly content: SentContent;
  readonly destination?: Destination;
  readonly metadata?: Metadata | null;
}

const postMessage: Operation<Post, 'conversationId'> = {
  name: 'postMessage',
  method: 'POST',
  path: '/conversations/:conversationId/messages',
  status: 201,
  bodySchema: postMessageBody,
  perform(call) {
    const { app, body, params } = call;
    const conversation = app.conversation(params.conversationId);
    const part = authorsPart(app, conversation.id, body.author);
    if (body.destination !== undefined) checkDestination(app, conversation, body, body.destination);
    const contents = receivedContents(body.content);
    const user = part === undefined ? undefined : app.user({ userId: part.userId });
    const author = answeredAuthor(body.author, user);
    const source = { type: 'api:conversations' };
    const metadata = body.metadata ?? undefined;
    const messages = addMessages(
      echoed(call),
      conversation,
      contents.map((content) => ({ author, content, source, metadata })),
    );
    return { messages };
  },
};

const listMessages: Operation<undefined, 'conversationId'> = {
  name: 'listMessages',
  method: 'GET',
  path: '/conversations/:conversationId/messages',
  status: 200,
  missingConversation: notFound,
  perform({ address, app, assumptions, params, query }) {
    const page = { ...readPage(query), size: PAGE_SIZE };
    const { items, info } = cutLastPage(
      app.messages(params.conversationId),
      page,
      assumptions.messagesAfter === 'newest',
      address,
      query,
    );
    return {
      messages: assumptions.messageOrder === 'newestFirst' ? items.toReversed() : items,
      ...(assumptions.omitPageInfo ? {} : info),
    };
  },
};

const deleteMessage: Operation<undefined, 'conversationId' | 'messageId'> = {
  name: 'deleteMessage',
  method: 'DELETE',
  path: '/conversations/:conversationId/messages/:messageId',
  status: 200,
  perform({ app, params: { conversationId, messageId } }) {
    const before = app.messages(conversationId);
    const message = before.find(({ id }) => id === messageId);
    if (message === undefined) throw notFound();
    app.saveMessages(
      conversationId,
      before.filter(({ id }) => id !== messageId),
    );
    app.saveParticipants(
      conversationId,
      app.participants(conversationId).map((part) => ({
        ...part,
        unreadCount: Math.max(0, part.unreadCount - (isUnread(message, part) ? 1 : 0)),
      })),
    );
    return {};
  },
};

const deleteAllMessages: Operation<undefined, 'conversationId'> = {
  name: 'deleteAllMessages',
  method: 'DELETE',
  path: '/conversations/:conversationId/messages',
  status: 200,
  perform({ app, params: { conversationId } }) {
    app.saveMessages(conversationId, []);
    app.saveParticipants(
      conversationId,
      app.participants(conversationId).map((part) => ({ ...part, unreadCount: 0 })),
    );
    return {};
  },
};

/** The routes of messages. */
export const messageOperations = [postMessage, listMessages, deleteMessage, deleteAllMessages];

/** Only the business chooses a channel, and only one that the user of the conversation has. */
function checkDestination(
  app: AppStore,
  { id, type }: Conversation,
  { author }: Post,
  { integrationId, integrationType }: Destination,
): void {
  if (author.type !== 'business' || type !== 'personal') {
    throw badRequest(
      '.destination: is only for messages of the business in personal conversations',
    );
  }
  const channel =
    integrationId === undefined ? integrationType : app.integrationType(integrationId);
  if (channel === undefined) throw badRequest('.destination.integrationId: unknown integration');
  if (integrationId === undefined && channel === 'none') return;
  const clients = app.participants(id).flatMap(({ clientAssociations }) => clientAssociations);
  const client = SDK_PLATFORMS.includes(channel) ? 'sdk' : channel;
  if (clients.every((each) => each.type !== client)) {
    throw badRequest(`.destination: the user has no client of type '${channel}'`);
  }
}

function isUnread({ author, received }: Message, { lastRead, userId }: Participant): boolean {
  return author.userId !== userId && (lastRead === undefined || received > lastRead);
}
