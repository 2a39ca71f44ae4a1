import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';

import type { Context } from '../context.js';
import { createExecutor } from '../execution/executor.js';
import type { CompilingLimits } from '../execution/compiled-operations.js';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

/**
 * The schema and what executes its operations, in the shape of a gateway: the one seat that Apollo Server has for an
 * executor other than graphql-js. Nothing here reaches for other graphs.
 */
export function compilingGateway(
  schema: GraphQLSchema,
  compiling: CompilingLimits | undefined,
): Gateway {
  const execute = createExecutor<Context>(schema, { compiling, again: withoutCounting });
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, request, context }): Promise<ExecutionResult> =>
          execute({
            document,
            operation,
            operationName: request.operationName,
            variables: request.variables ?? {},
            contextValue: context as Context,
            isWatched: isWatched(context),
          }),
      }),
    stop: () => Promise.resolve(),
  };
}

/**
 * Whether a plugin watches the fields of the request. Apollo Server keeps the hooks in the context, by symbols of its
 * own. Those who made the context use none.
 */
function isWatched(context: object): boolean {
  return Object.getOwnPropertySymbols(context).length > 0;
}

/** An execution that asks again for what was asked for already. That is not the operation's doing. */
async function withoutCounting(
  { sunshine: { usage } }: Context,
  execution: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { deduplicated } = usage;
  const result = await execution();
  usage.deduplicated = deduplicated;
  return result;
}
