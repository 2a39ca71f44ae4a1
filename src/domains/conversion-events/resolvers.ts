import type { Resolvers } from '../../__generated__/resolvers.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { readConversationId } from '../conversation/input.js';
import { readConversionEvents } from './input.js';
import { postConversionEvents } from './rest.js';

export const conversionEventResolvers: Resolvers = {
  Mutation: {
    postConversionEvents: (_, { input }, { apps, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const events = readConversionEvents(reader, input.events);
        return postConversionEvents(sunshine, { appId: reader.finish(), conversationId }, events);
      }),
  },

  PostConversionEventsPayload: {
    conversionEvents: ({ result }) => result,
  },
};
