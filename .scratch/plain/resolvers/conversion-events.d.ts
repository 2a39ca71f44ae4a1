import type { MutationResolvers, PostConversionEventsPayloadResolvers } from '../__generated__/resolvers.js';
export declare const Mutation: Pick<MutationResolvers, 'postConversionEvents'>;
export declare const PostConversionEventsPayload: PostConversionEventsPayloadResolvers;
