import type { ApolloServerPlugin } from '@apollo/server';

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
          const more = contextValue.faults.besides(errors);
          if (more.length > 0)
            body.singleResult.errors = [
              ...(body.singleResult.errors ?? []),
              ...more.map((error) => formatError(error.toJSON(), error)),
            ];
        }
        return Promise.resolve();
      },
    }),
};
