/** The resolver map: every domain's part of it, put together. */
import type { Resolvers } from '../__generated__/resolvers.js';
export declare const resolvers: Resolvers;
