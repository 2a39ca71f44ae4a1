import type { ApolloServerPlugin } from '@apollo/server';

import { isLimitErrorCode } from '../../limits/limit-error.js';

/**
 * Answers a request that exceeds a limit with HTTP status 400, whatever the client accepts, and only with the limit
 * errors: other errors of such a document are left out. Must run after plugins that set the status.
 */
export const limitErrors: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === 'single' && body.singleResult.data === undefined) {
          const errors = body.singleResult.errors?.filter(({ extensions }) =>
            isLimitErrorCode(extensions?.['code']),
          );
          if (errors?.length) {
            body.singleResult.errors = errors;
            http.status = 400;
          }
        }
        return Promise.resolve();
      },
    }),
};
