import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import {
  COMPILING_LIMITS,
  CompiledOperations,
  type CompilingLimits,
} from './compiled-operations.js';
import { createCompiler, type Execution } from './compiler.js';

/** An operation that is about to be executed. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  /** The one of the document that is meant; undefined when it has no such operation. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
}

/** Executes queries compiled, and leaves the others to graphql-js, as well as what failed. README.md says why. */
export interface Executor {
  /** Executes an operation as far as it can. Never rejects. */
  execute(request: ExecutionRequest): Promise<Execution>;
  /** Takes note of the result that an operation had in the end, whatever executed it. */
  note(operation: OperationDefinitionNode, result: Result): void;
}

/** What of a result matters here: an operation that was not executed has no data, not even null. */
interface Result {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | undefined;
}

const UNTRIED: Execution = { data: undefined, isTried: false };

/**
 * An executor for a schema.
 *
 * @param limits When operations are compiled, and how much memory they may take.
 */
export function createExecutor(
  schema: GraphQLSchema,
  limits: CompilingLimits = COMPILING_LIMITS,
): Executor {
  const operations = new CompiledOperations(createCompiler(schema), limits);
  return {
    async execute({ document, operation, variables, contextValue }) {
      const compiled = operation && (await operations.find(document, operation));
      if (!compiled) return UNTRIED;
      const execution = await compiled(variables, contextValue);
      if (execution.isTried && !execution.data) operations.failed(operation);
      return execution;
    },
    note(operation, { data, errors }) {
      if (data === undefined) return;
      if (errors?.length) operations.failed(operation);
      else operations.succeeded(operation);
    },
  };
}
