import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';

import { parseExactJson } from '../../upstream/exact-json.js';
import { isObject } from '../../upstream/response.js';

/** Reads the variables of GET requests anew with every digit of their numbers: Apollo Server has rounded them. */
export const exactVariables: ApolloServerPlugin = {
  requestDidStart: ({ request }) => {
    const { http, variables } = request;
    if (http?.method !== 'GET' || variables === undefined) return Promise.resolve();
    const text = new URLSearchParams(http.search).get('variables') ?? '';
    try {
      const exact = parseExactJson(text);
      if (isObject(exact)) request.variables = exact;
      return Promise.resolve();
    } catch {
      // An error thrown here would count as a failure of the server.
      return Promise.resolve({
        didResolveOperation: () => {
          throw new GraphQLError('the variables are nested too deeply', {
            extensions: { code: 'BAD_USER_INPUT' },
          });
        },
      });
    }
  },
};
