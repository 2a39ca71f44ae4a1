import { GraphQLError } from 'graphql';

/** The error for what a caller may not do: `FORBIDDEN`, with `rule` as its message. */
export function forbidden(rule: string): GraphQLError {
  return new GraphQLError(rule, { extensions: { code: 'FORBIDDEN' } });
}
