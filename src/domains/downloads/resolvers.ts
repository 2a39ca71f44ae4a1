import type { Resolvers } from '../../__generated__/resolvers.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { readConversationId } from '../conversation/input.js';
import { USER } from '../user/input.js';
import { downloadMessageRef } from './rest.js';

export const downloadResolvers: Resolvers = {
  Mutation: {
    downloadMessageRef: (_, { input }, { apps, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const conversationId = readConversationId(reader, input);
        const userId = reader.recordId(USER, ['userId'], input.userId);
        const conversation = { appId: reader.finish(), conversationId };
        return downloadMessageRef(sunshine, conversation, {
          userId,
          ...(input.apple ? { apple: input.apple } : {}),
        });
      }),
  },

  DownloadMessageRefPayload: {
    data: ({ result }) => result,
  },
};
