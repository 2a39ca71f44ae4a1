import type { CostRule, Definitions } from '../../kernel/graph.js';

const costOfUpload: CostRule = {
  at: 'Mutation.createConversationUpload',
  cost: () => ({ calls: 0, checks: 1 }),
};

/** What this domain defines. */
export const attachmentDefinitions: Definitions = { costs: [costOfUpload] };
