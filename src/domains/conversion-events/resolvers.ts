import type { Resolvers } from '../../__generated__/resolvers.js';
import { InputReader } from '../../kernel/input-reader.js';
import { recordIn } from '../../kernel/faults.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { readConversationId } from '../conversation/input.js';
import { readConversionEvents } from './input.js';
import { postConversionEvents } from './rest.js';

export const conversionEventResolvers: Resolvers = {
  Mutation: {
    postConversionEvents: (_, { input }, { apps, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const conversationId = readConversationId(reader, input);
        const events = readConversionEvents(reader, input.events);
        const reference = { appId: reader.finish(), conversationId };
        return { posted: await postConversionEvents(sunshine, reference, events) };
      }),
  },

  PostConversionEventsPayload: {
    conversionEvents: ({ result }) => recordIn(result?.posted),
  },
};
