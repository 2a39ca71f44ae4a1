import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { CompiledOperations, type CompilingLimits } from './compiled-operations.js';
import { createCompiler } from './compiler.js';

/** An operation to execute. */
interface ExecutionRequest<Context> {
  readonly document: DocumentNode;
  /** The one of the document that is meant; undefined when it has no such operation. */
  readonly operation: OperationDefinitionNode | undefined;
  /** Its name, as the caller gives it. */
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contextValue: Context;
  /** Whether graphql-js has to do it, compiled or not. */
  readonly isWatched: boolean;
}

/** How executions go. */
export interface ExecutorOptions<Context> {
  /** When operations are compiled. */
  readonly compiling?: CompilingLimits | undefined;
  /** Called for an execution after one that failed, of the same operation with the same context. */
  readonly again: (
    contextValue: Context,
    execution: () => Promise<ExecutionResult>,
  ) => Promise<ExecutionResult>;
}

/** Executes operations. */
export type Executor<Context> = (request: ExecutionRequest<Context>) => Promise<ExecutionResult>;

/**
 * An executor of queries that runs those compiled which are asked for often, and has graphql-js execute all others.
 *
 * It also has graphql-js execute what failed compiled, in full or in part, and gives its result. So errors are only
 * ever those of graphql-js. What loaders have read they do not read again.
 */
export function createExecutor<Context>(
  schema: GraphQLSchema,
  { again, compiling }: ExecutorOptions<Context>,
): Executor<Context> {
  const operations = new CompiledOperations(createCompiler(schema), compiling);
  return async ({ document, operation, operationName, variables, contextValue, isWatched }) => {
    const interpret = async (): Promise<ExecutionResult> =>
      execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue,
      });
    const next = operation && !isWatched ? operations.next(document, operation) : undefined;
    const compiled = next instanceof Promise ? await next : next;
    if (!compiled) return interpret();
    const data = await compiled(variables, contextValue).catch(() => undefined);
    return data ? { data } : again(contextValue, interpret);
  };
}
