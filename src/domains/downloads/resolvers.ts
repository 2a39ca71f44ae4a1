import type {
  DownloadMessageRefPayloadResolvers,
  MutationResolvers,
} from '../../__generated__/resolvers.js';
import { InputReader } from '../../kernel/input-reader.js';
import { downloadMessageRef } from './rest.js';
import { outcomeOf } from '../../kernel/outcome.js';

export const Mutation: Pick<MutationResolvers, 'downloadMessageRef'> = {
  downloadMessageRef: (_, { input }, { apps, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const userId = reader.userId(['userId'], input.userId);
      const conversation = { appId: reader.finish(), id };
      return downloadMessageRef(sunshine, conversation, { userId, apple: input.apple });
    }),
};

export const DownloadMessageRefPayload: DownloadMessageRefPayloadResolvers = {
  data: ({ result }) => result,
};
