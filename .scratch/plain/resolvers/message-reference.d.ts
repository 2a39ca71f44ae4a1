import type { DownloadMessageRefPayloadResolvers, MutationResolvers } from '../__generated__/resolvers.js';
export declare const Mutation: Pick<MutationResolvers, 'downloadMessageRef'>;
export declare const DownloadMessageRefPayload: DownloadMessageRefPayloadResolvers;
