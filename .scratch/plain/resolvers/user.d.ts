import type { EndUserResolvers, QueryResolvers } from '../__generated__/resolvers.js';
export declare const Query: Pick<QueryResolvers, 'user'>;
export declare const EndUser: EndUserResolvers;
