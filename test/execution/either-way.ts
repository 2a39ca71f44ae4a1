import { execute, getOperationAST, type ExecutionResult, type GraphQLSchema } from 'graphql';

import type { ExecutionRequest, Executor } from '../../src/execution/executor.js';

/** What to execute. */
interface Asked extends Omit<ExecutionRequest, 'operation'> {
  readonly operationName?: string | undefined;
}

/**
 * Executes an operation as the server does: compiled where that can be, else by graphql-js.
 *
 * @param again Called when graphql-js executes what was tried compiled.
 */
export async function executeEitherWay(
  executor: Executor,
  schema: GraphQLSchema,
  { document, operationName, variables, contextValue }: Asked,
  again: () => void = () => undefined,
): Promise<ExecutionResult> {
  const operation = getOperationAST(document, operationName) ?? undefined;
  const { data, isTried } = await executor.execute({
    document,
    operation,
    variables,
    contextValue,
  });
  if (data) return { data };
  if (isTried) again();
  const result = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
  });
  if (operation) executor.note(operation, result);
  return result;
}
