import type {
  MutationResolvers,
  PostConversionEventsPayloadResolvers,
} from '../../__generated__/resolvers.js';
import { readConversionEvents } from './input.js';
import { InputReader } from '../../kernel/input-reader.js';
import { postConversionEvents } from './rest.js';
import { outcomeOf } from '../../kernel/outcome.js';

export const Mutation: Pick<MutationResolvers, 'postConversionEvents'> = {
  postConversionEvents: (_, { input }, { apps, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const events = readConversionEvents(reader, input.events);
      return postConversionEvents(sunshine, { appId: reader.finish(), id }, events);
    }),
};

export const PostConversionEventsPayload: PostConversionEventsPayloadResolvers = {
  conversionEvents: ({ result }) => result,
};
