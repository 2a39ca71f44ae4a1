import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

import type { ErrorCode } from '../errors.js';

/** The most errors of one answer: an error for each record of the largest list of ids, and some more. */
const MAX_ERRORS = 300;
const TOO_MANY: ErrorCode = 'TOO_MANY_ERRORS';

/** Bounds the errors of an answer. Must run after plugins that add errors, and before those that read them. */
export const errorCount: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const { errors } = body.singleResult;
        if (errors) body.singleResult.errors = boundErrors(errors);
        return Promise.resolve();
      },
    }),
};

/** The errors of an answer, of which those beyond the most are replaced by their number. */
export function boundErrors(
  errors: readonly GraphQLFormattedError[],
): readonly GraphQLFormattedError[] {
  const more = errors.length - MAX_ERRORS;
  if (more <= 0) return errors;
  return [
    ...errors.slice(0, MAX_ERRORS),
    {
      message: `the operation has ${more} more errors; only the first ones are listed`,
      extensions: { code: TOO_MANY },
    },
  ];
}
