import type { ApolloServerPlugin } from '@apollo/server';

import { isRefusalCode } from '../../limits/refusal.js';

/**
 * Answers a request that asks for more than it may with HTTP status 400, whatever the client accepts, and with nothing
 * but the refusal: what else is wrong with such a document is not worth telling. Goes after plugins that set the status.
 */
export const refusals: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === 'single' && body.singleResult.data === undefined) {
          const refused = body.singleResult.errors?.filter(({ extensions }) =>
            isRefusalCode(extensions?.['code']),
          );
          if (refused?.length) {
            body.singleResult.errors = refused;
            http.status = 400;
          }
        }
        return Promise.resolve();
      },
    }),
};
