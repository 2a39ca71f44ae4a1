import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLResponse,
  type HTTPGraphQLHead,
} from '@apollo/server';
import type { GraphQLSchema } from 'graphql';

import type { Context } from '../context.js';
import type { CompilingLimits } from '../../execution/compiled-operations.js';
import { createExecutor } from '../../execution/executor.js';
import { asksForTraces } from './router-traces.js';

const NOTHING_TO_ADD: HTTPGraphQLHead = { headers: new HeaderMap() };

/**
 * Answers frequent queries by running them compiled. Apollo Server executes all others, and those that failed. It also
 * executes those whose fields are traced, because hooks for single fields do not run in compiled execution.
 */
export function compiledExecution(
  schema: GraphQLSchema,
  limits: CompilingLimits | undefined,
): ApolloServerPlugin<Context> {
  const execute = createExecutor(schema, limits);
  return {
    requestDidStart: () => {
      let deduplicated: number | undefined;
      return Promise.resolve({
        responseForOperation: async (asked): Promise<GraphQLResponse | null> => {
          if (asksForTraces(asked)) return null;
          const { document, operation, request, contextValue } = asked;
          const { variables = {} } = request;
          const { data, isTried } = await execute({ document, operation, variables, contextValue });
          if (data)
            return { http: NOTHING_TO_ADD, body: { kind: 'single', singleResult: { data } } };
          if (isTried) ({ deduplicated } = contextValue.sunshine.usage);
          return null;
        },
        willSendResponse: ({ contextValue: { sunshine } }) => {
          // The second execution repeats the reads of the first; these repetitions must not count.
          if (deduplicated !== undefined) sunshine.usage.deduplicated = deduplicated;
          return Promise.resolve();
        },
      });
    },
  };
}
