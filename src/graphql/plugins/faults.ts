import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

import type { Context } from '../context.js';
import { formatError } from '../errors.js';

/**
 * Adds the errors that stand beside data: of records left out of a list, of values that a default replaces. Goes before
 * plugins that read the errors of a result.
 */
export const faults: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, errors = [], response: { body } }) => {
        if (body.kind === 'single' && body.singleResult.data) {
          const more = errorsBeside(contextValue, errors);
          if (more.length > 0)
            body.singleResult.errors = [...(body.singleResult.errors ?? []), ...more];
        }
        return Promise.resolve();
      },
    }),
};

/** The errors that stand beside the data of an answer, as they are shown. */
export function errorsBeside(
  { faults: reported }: Pick<Context, 'faults'>,
  errors: readonly GraphQLError[],
): readonly GraphQLFormattedError[] {
  return reported.besides(errors).map((error) => formatError(error.toJSON(), error));
}
