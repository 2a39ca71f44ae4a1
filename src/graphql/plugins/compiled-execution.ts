import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLResponse,
  type HTTPGraphQLHead,
} from '@apollo/server';
import { OperationTypeNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import type { Context } from '../context.js';
import type { CompilingLimits } from '../../execution/compiled-operations.js';
import { createExecutor } from '../../execution/executor.js';
import { asksForTraces } from './router-traces.js';

const NOTHING_TO_ADD: HTTPGraphQLHead = { headers: new HeaderMap() };

/**
 * Answers the queries that are executed often by running them compiled. Apollo Server executes all others, those that
 * failed, and those that a router wants traced: compiled fields call no hooks.
 */
export function compiledExecution(
  schema: GraphQLSchema,
  limits: CompilingLimits,
): ApolloServerPlugin<Context> {
  const executor = createExecutor(schema, limits);
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (requested): Promise<GraphQLResponse | null> => {
          if (asksForTraces(requested)) return null;
          const { document, operation, request, contextValue } = requested;
          if (isSubscription(operation)) return null;
          const { variables = {} } = request;
          const { data } = await executor.execute({ document, operation, variables, contextValue });
          return data
            ? { http: NOTHING_TO_ADD, body: { kind: 'single', singleResult: { data } } }
            : null;
        },
        willSendResponse: ({ operation, response: { body } }) => {
          if (
            operation &&
            operation.operation !== OperationTypeNode.SUBSCRIPTION &&
            body.kind === 'single'
          )
            executor.note(operation, body.singleResult);
          return Promise.resolve();
        },
      }),
  };
}

/** Whether an operation is a subscription; one that the document does not have is none. */
function isSubscription(operation: OperationDefinitionNode | undefined): boolean {
  return operation?.operation === OperationTypeNode.SUBSCRIPTION;
}
