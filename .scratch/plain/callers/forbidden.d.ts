import { GraphQLError } from 'graphql';
/** The error for what a caller may not do: `FORBIDDEN`, with `rule` as its message. */
export declare function forbidden(rule: string): GraphQLError;
