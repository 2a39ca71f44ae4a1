import {
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { compilerSchema, isFitForCompiler, type Run } from './compiler-schema.js';
import { skeletonOf } from './skeleton.js';

/** What a compiled operation gives. */
export type Data = NonNullable<ExecutionResult['data']>;

/**
 * A compiled operation. Gives its data when nothing failed, and undefined when anything did: what the errors are, and
 * what of the data goes with them, is for graphql-js to say. Does nothing, and gives no promise, when its variables
 * cannot be read.
 */
export type CompiledOperation = (
  variables: Readonly<Record<string, unknown>>,
  contextValue: unknown,
) => Promise<Data | undefined> | undefined;

/** Compiles operations. Gives undefined for one that has to be left to graphql-js. */
export type Compiler = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => Promise<CompiledOperation | undefined>;

/** Stack traces are of no use to errors that nobody sees. */
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
    const execute = async (run: Run): Promise<Data | undefined> => {
      const { data, errors } = await compiled.query(undefined, run, {});
      return errors ? undefined : (data ?? undefined);
    };
    return (variables, contextValue) => {
      const { coerced: variableValues } = getVariableValues(schema, definitions, variables);
      if (!variableValues) return undefined;
      return execute({
        operation,
        skeleton,
        variableValues,
        contextValue,
        argumentsAt: new Map(),
      });
    };
  };
}
