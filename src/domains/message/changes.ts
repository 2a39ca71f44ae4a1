import type { Resolvers } from '../../__generated__/resolvers.js';
import { toEdge } from '../../kernel/connection.js';
import type { Link } from '../../kernel/entity.js';
import { follow } from '../../kernel/find.js';
import { recordIn } from '../../kernel/faults.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import type { OwnEvent } from '../../events/events.js';
import { isValid } from '../../kernel/slice.js';
import { conversation } from '../conversation/definition.js';
import type { ConversationReference } from '../conversation/records.js';
import { readConversationId } from '../conversation/input.js';
import { checkEndUserMessage, viewerAsAuthor } from './access.js';
import { message } from './definition.js';
import { readMessage, readMessageReference } from './input.js';
import type { Message, MessageReference } from './records.js';
import { deleteAllMessages, deleteMessage } from './rest.js';
import { checkMessageSize, sendMessage } from './send.js';

/** Upstream does not say of a 404 what is missing, but for the conversation. */
const MISSING = { not_found: 'MESSAGE_NOT_FOUND' } as const;
/** The message that was sent before. */
const sentBefore: Link<MessageReference, MessageReference, Message> = {
  at: 'SendConversationMessagePayload.message',
  to: message,
  reference: (reference) => reference,
};

/** The resolvers of what changes messages. */
export const messageChangeResolvers: Resolvers = {
  Mutation: {
    sendConversationMessage: (_, { input }, context) =>
      outcomeOf(async () => {
        const { apps, loaders, policy, shared } = context;
        const { viewer } = policy;
        if (viewer) checkEndUserMessage(input);
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const toPost = readMessage(reader, input, viewer !== undefined, shared.changes.sendKeys);
        const reference = { appId: reader.finish(), conversationId };
        checkMessageSize(toPost);
        const author = viewer
          ? await viewerAsAuthor(viewer, loaders, reference, toPost)
          : toPost.author;
        loaders.clear(conversation, reference);
        const sent = await sendMessage(toPost, author, reference, context);
        viewer?.found(reference);
        return sent;
      }),

    deleteConversationMessage: (_, { input }, { apps, loaders, shared, sunshine }) =>
      outcomeOf(
        async () => {
          const reader = new InputReader(apps);
          const ids = readMessageReference(reader, input);
          const reference = { appId: reader.finish(), ...ids };
          loaders.clear(message, reference);
          loaders.clear(conversation, reference);
          await deleteMessage(sunshine, reference);
          await shared.events.publish(messagesRemoved(reference, reference.messageId));
          return reference;
        },
        { missing: MISSING, otherMissing: 'MESSAGE_NOT_FOUND' },
      ),

    deleteConversationMessages: (_, { input }, { apps, loaders, shared, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const reference = { appId: reader.finish(), conversationId };
        loaders.clear(conversation, reference);
        await deleteAllMessages(sunshine, reference);
        await shared.events.publish(messagesRemoved(reference));
        return reference;
      }),
  },

  SendConversationMessagePayload: {
    message: ({ result }, _, context, info) => {
      if (result?.messages) return recordIn(result.messages[0]);
      const [messageId] = result?.messageIds ?? [];
      if (!result || messageId === undefined) return null;
      const { appId, conversationId } = result;
      return follow(sentBefore, { appId, conversationId, messageId }, context, info);
    },
    messageEdges: async ({ result }, _, context, info) => {
      const { appId = '', conversationId = '', messages, messageIds = [] } = result ?? {};
      const all =
        messages ??
        (await Promise.all(
          messageIds.map((messageId) =>
            context.loaders.record(message).load({ appId, conversationId, messageId }),
          ),
        ));
      return all.flatMap((each) => {
        if (!each) return [];
        if (isValid(each)) return [toEdge(message.type, each)];
        // It was sent all the same, so the rest of the answer stays.
        context.faults.report(each, info);
        return [];
      });
    },
    wasSentBefore: ({ result }) => result?.wasSentBefore ?? false,
  },

  DeleteConversationMessagePayload: {
    deletedMessageId: ({ result }) => result && globalIdOf(message, message.fromReference(result)),
  },
};

/** @param messageId Undefined for all messages of the conversation. */
function messagesRemoved(
  { appId, conversationId }: ConversationReference,
  messageId?: string,
): OwnEvent {
  const payload = {
    conversation: { id: conversationId },
    ...(messageId === undefined ? {} : { message: { id: messageId } }),
  };
  return { type: 'MESSAGES_REMOVED', appId, conversationId, payload };
}
