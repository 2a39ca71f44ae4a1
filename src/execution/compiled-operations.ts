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
  readonly #executions = new WeakMap<OperationDefinitionNode, number>();
  readonly #uncompilable = new WeakSet<OperationDefinitionNode>();
  /** The one asked for last is the last. */
  readonly #compiled = new Map<OperationDefinitionNode, CompiledOperation>();

  constructor(compile: Compiler, limits: CompilingLimits = DEFAULT_LIMITS) {
    this.#compile = compile;
    this.#limits = limits;
  }

  /** An operation that is about to be executed, compiled; undefined when graphql-js is to execute it. */
  next(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | undefined {
    const known = this.#compiled.get(operation);
    if (known) {
      this.#compiled.delete(operation);
      this.#compiled.set(operation, known);
      return known;
    }
    if (this.#uncompilable.has(operation)) return undefined;
    const executions = this.#executions.get(operation) ?? 0;
    this.#executions.set(operation, executions + 1);
    return executions < this.#limits.executionsBefore ? undefined : this.#add(document, operation);
  }

  #add(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | undefined {
    this.#executions.delete(operation);
    const compiled = this.#compile(document, operation);
    if (!compiled) {
      this.#uncompilable.add(operation);
      return undefined;
    }
    this.#compiled.set(operation, compiled);
    const [oldest] = this.#compiled.keys();
    if (oldest && this.#compiled.size > this.#limits.kept) this.#compiled.delete(oldest);
    return compiled;
  }
}
