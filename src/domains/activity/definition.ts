import type { Link } from '../../kernel/entity.js';
import type { CostRule, Definitions } from '../../kernel/graph.js';
import type { Outcome } from '../../kernel/outcome.js';
import { conversation } from '../conversation/definition.js';
import type { Conversation, ConversationReference } from '../conversation/records.js';

const conversationOfReading: Link<
  Outcome<ConversationReference>,
  ConversationReference,
  Conversation
> = {
  at: 'MarkConversationReadPayload.conversation',
  to: conversation,
  reference: ({ result }) =>
    result && { appId: result.appId, conversationId: result.conversationId },
};

const conversationOfTyping: typeof conversationOfReading = {
  ...conversationOfReading,
  at: 'SetConversationTypingPayload.conversation',
};

const costOfReading: CostRule = {
  at: 'Mutation.markConversationRead',
  cost: () => ({ calls: 1, checks: 1 }),
};

/** What this domain defines. */
export const activityDefinitions: Definitions = {
  links: [conversationOfReading, conversationOfTyping],
  costs: [costOfReading],
};
