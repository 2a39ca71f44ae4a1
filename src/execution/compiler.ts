import {
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';

import { compilerSchema, isFitForCompiler, type Run } from './compiler-schema.js';
import { skeletonOf } from './skeleton.js';

/** How far the execution of a compiled operation came. */
export interface Execution {
  /** What the operation gave; undefined when graphql-js has to execute it. */
  readonly data: NonNullable<ExecutionResult['data']> | undefined;
  /** Whether it was tried, so that resolvers may have run. */
  readonly isTried: boolean;
}

/**
 * A compiled operation. Gives data when nothing failed, and none when anything did: what the errors are, and which data
 * goes with them, is for graphql-js to say. It is not tried when its variables cannot be read. Never rejects.
 */
export type CompiledOperation = (
  variables: Readonly<Record<string, unknown>>,
  contextValue: unknown,
) => Promise<Execution>;

/** Compiles operations. Gives undefined for one that has to be left to graphql-js. */
export type Compiler = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => Promise<CompiledOperation | undefined>;

/** That there is an error is enough: graphql-js reports them. Each would print the value that it is about. */
const FIRST_ERROR = { maxErrors: 1, hideSuggestions: true };

/** The errors of the compiled code are thrown away, so their stack traces would be of no use. */
const OPTIONS = { disablingCapturingStackErrors: true };

/** The compiler of a schema. Most of it is loaded for the first operation: to load it takes a part of the start. */
export function createCompiler(schema: GraphQLSchema): Compiler {
  if (!isFitForCompiler(schema)) return () => Promise.resolve(undefined);
  const bareSchema = compilerSchema(schema);
  return async (document, operation) => {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const skeleton = skeletonOf(document, operation);
    const compiled = skeleton && compileQuery(bareSchema, skeleton.document, '', OPTIONS);
    if (!compiled || !isCompiledQuery(compiled)) return undefined;
    const definitions = operation.variableDefinitions ?? [];
    return async (variables, contextValue) => {
      const { coerced: variableValues } = getVariableValues(
        schema,
        definitions,
        variables,
        FIRST_ERROR,
      );
      if (!variableValues) return { data: undefined, isTried: false };
      const argumentsAt: Run['argumentsAt'] = new Map();
      const run: Run = { operation, skeleton, variableValues, contextValue, argumentsAt };
      return { data: await dataOf(compiled, run), isTried: true };
    };
  };
}

async function dataOf(compiled: CompiledQuery, run: Run): Promise<Execution['data']> {
  try {
    const { data, errors } = await compiled.query(undefined, run, {});
    return errors ? undefined : (data ?? undefined);
  } catch {
    return undefined;
  }
}
