import type { Entity } from '../../kernel/entity.js';
import type { Definitions } from '../../kernel/graph.js';
import type { List } from '../../kernel/list.js';
import { endUser } from '../user/definition.js';
import type { UserLookup } from '../user/records.js';
import { CONVERSATION } from './input.js';
import type { Conversation, ConversationReference } from './records.js';
import { getConversation, listConversations } from './rest.js';

/** A conversation. End users see those they take part in. */
export const conversation: Entity<ConversationReference, Conversation> = {
  ...CONVERSATION,
  scopesFrom: 'Query.conversation',
  known: ['id', 'conversationId', 'appId'],
  keyOf: ({ appId, conversationId }) => `${appId} ${conversationId}`,
  idsOf: ({ id }) => [id],
  referenceOf: ({ appId, id }) => ({ appId, conversationId: id }),
  fromReference: ({ appId, conversationId }) => ({ appId, id: conversationId }),
  source: { missing: 'conversation_not_found', read: getConversation },
  visibility: { beside: (viewer, reference) => viewer.takesPart(reference) },
};

/** The conversations of a user, who must exist. */
export const conversationsOfUser: List<UserLookup, Conversation> = {
  at: 'EndUser.conversations',
  of: conversation,
  startsFrom: endUser,
  operation: 'listConversations',
  read: listConversations,
};

/** What this domain defines. */
export const conversationDefinitions: Definitions = {
  entities: [conversation],
  lists: [conversationsOfUser],
};
