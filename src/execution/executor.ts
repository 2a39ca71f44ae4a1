import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import { CompiledOperations, type CompilingLimits } from './compiled-operations.js';
import { createCompiler, type Data } from './compiler.js';

/** An operation that is about to be executed. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  /** The one of the document that is meant; undefined when it has no such operation. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
}

/** How far an executor came. */
interface Execution {
  /** What the operation gave; undefined when graphql-js has to execute it. */
  readonly data: Data | undefined;
  /** Whether it was tried, so that resolvers may have run. */
  readonly isTried: boolean;
}

/** Executes operations as far as it can. Never rejects. */
export type Executor = (request: ExecutionRequest) => Promise<Execution>;

const UNTRIED: Execution = { data: undefined, isTried: false };

/**
 * An executor of the queries that are asked for often, which runs them compiled.
 *
 * It leaves all others to graphql-js, and also what failed, in full or in part. So errors are only ever those of
 * graphql-js. What loaders have read they do not read again.
 *
 * @param limits When operations are compiled.
 */
export function createExecutor(schema: GraphQLSchema, limits?: CompilingLimits): Executor {
  const operations = new CompiledOperations(createCompiler(schema), limits);
  return async ({ document, operation, variables, contextValue }) => {
    if (!operation) return UNTRIED;
    const next = operations.next(document, operation);
    const compiled = next instanceof Promise ? await next : next;
    if (!compiled) return UNTRIED;
    const run = compiled(variables, contextValue);
    if (!run) return UNTRIED;
    const data = await run.catch(() => undefined);
    if (!data) operations.leave(operation);
    return { data, isTried: true };
  };
}
