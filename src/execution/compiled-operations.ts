import type { DocumentNode, OperationDefinitionNode } from 'graphql';

import type { CompiledOperation, Compiler } from './compiler.js';

/** When operations are compiled, and how many are kept. */
export interface CompilingLimits {
  /** How often an operation is executed by graphql-js first. */
  readonly executionsBefore: number;
  /** How many compiled operations are kept: those asked for last. */
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
  readonly #limits: CompilingLimits;
  /** Those to come as well, while it is being compiled; and for ever, if it cannot be. */
  readonly #executions = new WeakMap<OperationDefinitionNode, number>();
  /** The one asked for last is the last. */
  readonly #compiled = new Map<OperationDefinitionNode, CompiledOperation>();

  constructor(compile: Compiler, limits: CompilingLimits = DEFAULT_LIMITS) {
    this.#compile = compile;
    this.#limits = limits;
  }

  /**
   * An operation that is about to be executed, compiled; undefined when graphql-js is to execute it. Only the one
   * execution for which it is compiled has to wait.
   */
  next(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): CompiledOperation | Promise<CompiledOperation | undefined> | undefined {
    const known = this.#compiled.get(operation);
    if (known) {
      this.#compiled.delete(operation);
      this.#compiled.set(operation, known);
      return known;
    }
    const executions = this.#executions.get(operation) ?? 0;
    this.#executions.set(operation, executions + 1);
    const isDue = executions === this.#limits.executionsBefore;
    return isDue ? this.#add(document, operation) : undefined;
  }

  async #add(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<CompiledOperation | undefined> {
    // Without a compiler everything still works.
    const compiled = await this.#compile(document, operation).catch(() => undefined);
    if (!compiled) return undefined;
    this.#compiled.set(operation, compiled);
    const [oldest] = this.#compiled.keys();
    if (oldest && this.#compiled.size > this.#limits.kept) {
      this.#compiled.delete(oldest);
      this.#executions.delete(oldest);
    }
    return compiled;
  }
}
