import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError } from 'graphql';

/** Bodies up to this size are left to execution, which lists up to fifty errors of variables. */
const SMALL_BODY = 16 * 1_024;
const FIRST_ERROR = { maxErrors: 1, hideSuggestions: true };

/**
 * Rejects large variables that cannot be read with their first error only: graphql-js prints the value anew for each,
 * which for an object with many unknown keys is the whole object for each key.
 */
export const largeVariables: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ request: { http, variables }, schema, operation }) => {
        // A body without a length may be of any size.
        const size = Number(http?.headers.get('content-length') ?? Infinity);
        if (http?.method !== 'POST' || size <= SMALL_BODY || !operation || !variables)
          return Promise.resolve();
        const definitions = operation.variableDefinitions ?? [];
        const { errors } = getVariableValues(schema, definitions, variables, FIRST_ERROR);
        const [error] = errors ?? [];
        if (error)
          throw new GraphQLError(error.message, {
            nodes: error.nodes ?? null,
            extensions: { code: 'BAD_USER_INPUT' },
          });
        return Promise.resolve();
      },
    }),
};
