import type { Entity, Link } from '../../kernel/entity.js';
import type { CostRule, Definitions } from '../../kernel/graph.js';
import type { List, ListField } from '../../kernel/list.js';
import { nullWhen, type Loaders } from '../../kernel/loaders.js';
import type { Outcome } from '../../kernel/outcome.js';
import { MAX_PAGE_SIZE, type PageRequest } from '../../kernel/page-request.js';
import { isValid } from '../../kernel/slice.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import { conversation } from '../conversation/definition.js';
import type { Conversation, ConversationReference } from '../conversation/records.js';
import { endUser } from '../user/definition.js';
import type { User, UserLookup } from '../user/records.js';
import type { Message, MessageAuthor, MessageReference } from './records.js';
import { listMessages } from './rest.js';
import { fromTheNewest } from './slicing.js';

/** The most pages that are read to find one message. */
const MAX_PAGES = 10;

/** Upstream's code when there is no conversation to list the messages of. */
const NOT_FOUND = 'not_found';

/** The part of a list of messages that has the newest one only. */
export const NEWEST: PageRequest = { direction: 'backward', size: 1, cursor: undefined };

/** A message of a conversation. End users see the messages of their conversations, but not who the others are. */
export const message: Entity<MessageReference, Message> = {
  type: 'ConversationMessage',
  idParts: ['conversationId', 'messageId'],
  scopesFrom: 'Conversation.messages',
  known: ['id', 'messageId', 'conversationId', 'appId'],
  keyOf: ({ appId, conversationId, messageId }) => `${appId} ${conversationId} ${messageId}`,
  idsOf: ({ conversationId, id }) => [conversationId, id],
  referenceOf: ({ appId, conversationId, id }) => ({ appId, conversationId, messageId: id }),
  fromReference: ({ appId, conversationId, messageId }) => ({
    appId,
    conversationId,
    id: messageId,
  }),
  source: { find: findMessage, cost: { calls: MAX_PAGES, checks: 1 } },
  visibility: {
    beside: (viewer, reference) => viewer.takesPart(conversationOf(reference)),
    shown: (record, userId) => ({ ...record, viewerId: userId ?? '' }),
  },
};

/** The messages of a conversation, which must exist. */
export const messages: List<ConversationReference, Message> = {
  at: 'Conversation.messages',
  of: message,
  startsFrom: conversation,
  operation: 'listMessages',
  missing: NOT_FOUND,
  slicing: fromTheNewest,
  read: listMessages,
};

const lastMessage: ListField<ConversationReference, Message> = {
  at: 'Conversation.lastMessage',
  list: messages,
  page: () => NEWEST,
};

const conversationOfMessage: Link<ConversationReference, ConversationReference, Conversation> = {
  at: 'ConversationMessage.conversation',
  to: conversation,
  startsFrom: message,
  reference: conversationOf,
};

/** Null when the business is the author, or the caller may not see which user it is. */
const userOfAuthor: Link<MessageAuthor, UserLookup, User> = {
  at: 'ConversationMessageAuthor.user',
  to: endUser,
  reference: ({ appId, userId, viewerId }) =>
    typeof userId === 'string' && (viewerId === undefined || viewerId === userId)
      ? { appId, userId }
      : null,
};

const conversationOfDeleting: Link<
  Outcome<ConversationReference>,
  ConversationReference,
  Conversation
> = {
  at: 'DeleteConversationMessagesPayload.conversation',
  to: conversation,
  reference: ({ result }) => result && conversationOf(result),
};

/**
 * With a key it is looked for before and after it is posted, at most; the author's record id may have to be found out
 * for that. Without one it is posted.
 */
const costOfSending: CostRule = {
  at: 'Mutation.sendConversationMessage',
  cost: ({ input }) => {
    const { author, idempotencyKey } = input as {
      readonly author?: { readonly user?: { readonly user: object } | null } | null;
      readonly idempotencyKey?: string | null;
    };
    const isByExternalId = 'userExternalId' in (author?.user?.user ?? {});
    const calls = typeof idempotencyKey === 'string' ? 3 + Number(isByExternalId) : 1;
    return { calls, checks: 1 };
  },
};

/** What this domain defines. */
export const messageDefinitions: Definitions = {
  entities: [message],
  lists: [messages],
  listFields: [lastMessage],
  links: [conversationOfMessage, userOfAuthor, conversationOfDeleting],
  costs: [costOfSending],
};

function conversationOf({ appId, conversationId }: ConversationReference): ConversationReference {
  return { appId, conversationId };
}

/**
 * A message by its id; null when the conversation has none. Upstream has no call for one message, so this reads back
 * from the newest one.
 *
 * @throws {SunshineError} `budget` when it is older than all that may be read.
 */
function findMessage(
  loaders: Loaders,
  { messageId, ...from }: MessageReference,
): Promise<Message | null> {
  return findOn(loaders, conversationOf(from), messageId).catch(nullWhen(NOT_FOUND));
}

async function findOn(
  loaders: Loaders,
  from: ConversationReference,
  messageId: string,
): Promise<Message | null> {
  const pages = loaders.page(messages);
  let cursor: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    if (count > 0) await loaders.beforeFurtherPage(messages, from);
    const page: PageRequest = { direction: 'backward', size: MAX_PAGE_SIZE, cursor };
    const { records, hasPreviousPage, startCursor } = await pages.load({ from, page });
    const found = records.find(({ id }) => id === messageId);
    if (found && !isValid(found)) throw found;
    if (found) return found;
    if (!hasPreviousPage || startCursor === cursor) return null;
    cursor = startCursor;
  }
  throw new SunshineError(messages.operation, 'budget');
}
