import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type RefusalCode } from './limits/refusal.js';
/** The codes in `extensions.code` of top-level errors. GraphQL's own, such as for a syntax error, come on top. */
export type ErrorCode = RefusalCode | 'BAD_USER_INPUT' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'RATE_LIMITED' | 'UPSTREAM_TIMEOUT' | 'UPSTREAM_UNAVAILABLE' | 'UPSTREAM_INVALID_RESPONSE' | 'INTERNAL_SERVER_ERROR';
/**
 * What a caller gets to see of an error: for failures that are foreseen, our words and a code; for GraphQL's own, such
 * as syntax errors, all of it; of anything else, nothing.
 */
export declare function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
/** An error without the guess at what was meant, which would tell the names of the schema one by one. */
export declare function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError;
/** Whether nobody foresaw an error: then it belongs in the log, and its text nowhere else. */
export declare function isUnforeseen(error: GraphQLError): boolean;
