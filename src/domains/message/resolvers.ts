import type { Resolvers } from '../../__generated__/resolvers.js';
import { objectOf, objectsOf, recordIn, stringIn, stringOf } from '../../kernel/faults.js';
import { conversation } from '../conversation/definition.js';
import { actionResolvers } from './actions.js';
import { contentResolvers } from './content.js';
import { messages, NEWEST } from './definition.js';
import { idempotencyKeyIn, withoutIdempotencyKey } from './idempotency-key.js';
import { toMessage, type Message, type MessageAuthor } from './records.js';
import { booleanAt, openEnum } from './values.js';

const authorTypeOf = openEnum({ business: 'BUSINESS', user: 'USER' });
const authorSubtypeOf = openEnum({ AI: 'AI', activity: 'ACTIVITY', agent: 'AGENT', bot: 'BOT' });
const activityTypeOf = openEnum({
  'ticket:closed': 'TICKET_CLOSED',
  'ticket:transfer:email': 'TICKET_TRANSFERRED_TO_EMAIL',
  'conversation:endedByUser': 'ENDED_BY_USER',
});

/** The resolvers that cannot be derived from the definitions. Fields that upstream has under the same keys need none. */
export const messageResolvers: Resolvers = {
  Conversation: {
    lastMessage: async (parent, _, { loaders }) => {
      const from = conversation.referenceOf(parent);
      const { records } = await loaders.page(messages).load({ from, page: NEWEST });
      return recordIn(records.at(-1));
    },
  },

  ConversationMessage: {
    author: authorOf,
    content: ({ content }) => objectOf(content) ?? {},
    source: ({ source }) => objectOf(source),
    quoted: ({ appId, conversationId, quotedMessage }) => {
      const quoted = objectOf(quotedMessage);
      return quoted && { ...quoted, appId, conversationId };
    },
    activity: ({ activity }) => objectOf(activity),
    metadata: ({ metadata }) => withoutIdempotencyKey(metadata),
    references: ({ references }, _, context, info) =>
      objectsOf<'uri'>(references, ['uri'], context, info),
    isDeleted: booleanAt('deleted'),
    idempotencyKey: (record) => {
      const { userId, viewerId = userId } = authorOf(record);
      return viewerId === userId ? idempotencyKeyIn(record.metadata) : null;
    },
  },

  ConversationMessageAuthor: {
    type: ({ type }) => authorTypeOf(type) ?? 'OTHER',
    subtype: ({ subtypes }) => authorSubtypeOf(Array.isArray(subtypes) ? subtypes[0] : undefined),
  },

  ConversationQuotedMessage: {
    message: ({ appId, conversationId, message: quoted }) => {
      const record = objectOf(quoted);
      return (
        record && toMessage({ ...record, id: stringOf(record['id']) }, { appId, conversationId })
      );
    },
  },

  ConversationMessageActivity: {
    type: ({ type }) => activityTypeOf(type) ?? 'OTHER',
    rawType: ({ type }) => stringIn(type),
  },

  ...contentResolvers,
  ...actionResolvers,
};

/** The author of a message. One that is missing is of no kind that is known. */
function authorOf({ appId, viewerId, author }: Message): MessageAuthor {
  return { ...objectOf(author), appId, viewerId };
}
