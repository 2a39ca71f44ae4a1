import type {
  MutationResolvers,
  PostConversionEventsPayloadResolvers,
} from '../__generated__/resolvers.js';
import { InputReader } from '../input/input-reader.js';
import { postConversionEvents } from '../sunshine/conversion-events.js';
import { outcomeOf } from './outcome.js';

export const Mutation: Pick<MutationResolvers, 'postConversionEvents'> = {
  postConversionEvents: (_, { input }, { apps, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const conversation = { appId: reader.finish(), id };
      const { messenger, instagram, whatsapp } = input.events;
      return postConversionEvents(sunshine, conversation, {
        ...(messenger && { messenger: { payload: messenger } }),
        ...(instagram && { instagram: { payload: instagram } }),
        ...(whatsapp && { whatsapp: { payload: whatsapp } }),
      });
    }),
};

export const PostConversionEventsPayload: PostConversionEventsPayloadResolvers = {
  conversionEvents: ({ result }) => result,
};
