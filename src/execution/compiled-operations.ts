import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { CompiledOperation, Compiler } from './compiler.js';

/** When operations are compiled, and how many are kept. */
export interface CompilingLimits {
  /** How often an operation is executed by graphql-js first. */
  readonly executionsBefore: number;
  /** How many compiled operations are kept, those asked for last: at least 1. */
  readonly kept: number;
}

/**
 * To compile an operation takes about as long as ten executions of it save, and nothing else runs meanwhile. So whoever
 * would have others wait for it has to have each operation executed ten times first.
 */
const DEFAULT_LIMITS: CompilingLimits = { executionsBefore: 10, kept: 200 };

/** The operations that are asked for often, compiled. One is known by its parsed document, for as long as that lives. */
export class CompiledOperations {
  readonly #compile: Compiler;
  readonly #executionsBefore: number;
  /**
   * How often graphql-js has executed an operation, or has since it failed compiled. When that is often enough, it is
   * compiled, or if it is already, run compiled. One that is being compiled, or cannot be, is counted on.
   */
  readonly #executions = new WeakMap<OperationDefinitionNode, number>();
  readonly #compiled: LRUCache<OperationDefinitionNode, CompiledOperation>;

  constructor(compile: Compiler, { executionsBefore, kept }: CompilingLimits = DEFAULT_LIMITS) {
    this.#compile = compile;
    this.#executionsBefore = executionsBefore;
    this.#compiled = new LRUCache({
      max: kept,
      dispose: (_, operation) => this.#executions.delete(operation),
    });
  }

  /**
   * An operation that is about to be executed, compiled; undefined when graphql-js is to execute it. Only the one
   * execution for which it is compiled has to wait.
   */
  next(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): CompiledOperation | Promise<CompiledOperation | undefined> | undefined {
    const executions = this.#executions.get(operation) ?? 0;
    const known = executions < this.#executionsBefore ? undefined : this.#compiled.get(operation);
    if (known) return known;
    this.#executions.set(operation, executions + 1);
    return executions === this.#executionsBefore ? this.#add(document, operation) : undefined;
  }

  /** Has graphql-js execute an operation as often as it did at first: what failed once is likely to fail again. */
  leave(operation: OperationDefinitionNode): void {
    this.#executions.set(operation, 0);
  }

  async #add(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<CompiledOperation | undefined> {
    // Without a compiler everything still works.
    const compiled = await this.#compile(document, operation).catch(() => undefined);
    if (compiled) this.#compiled.set(operation, compiled);
    return compiled;
  }
}
