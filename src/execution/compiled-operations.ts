import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { CompiledOperation, Compiler } from './compiler.js';
import { estimateBytes } from './size.js';

/** When operations are compiled, and how much memory they may take. */
export interface CompilingLimits {
  /** How often in a row graphql-js has to execute an operation without errors first. */
  readonly successesBefore: number;
  /** Bytes for all compiled operations, by `estimateBytes`. Those used last are kept. */
  readonly maxBytes: number;
}

/**
 * To compile an operation takes about as long as ten executions of it save, and nothing else runs meanwhile. So it is
 * executed ten times first. What fails is executed twice when it is compiled, so it is not compiled.
 */
export const COMPILING_LIMITS: CompilingLimits = {
  successesBefore: 10,
  maxBytes: 32 * 1_024 * 1_024,
};

/** An operation may take an eighth of the memory. Larger ones would push out the others, and take long to compile. */
const SHARE = 1 / 8;

/** The operations that are executed often, compiled. They are known by their parsed documents, while those live. */
export class CompiledOperations {
  readonly #compile: Compiler;
  readonly #limits: CompilingLimits;
  /** How often in a row an operation was executed without errors. */
  readonly #successes = new WeakMap<OperationDefinitionNode, number>();
  /** Operations that were given to the compiler: they are compiled, being compiled, or cannot be. */
  readonly #given = new WeakSet<OperationDefinitionNode>();
  readonly #compiled: LRUCache<OperationDefinitionNode, CompiledOperation>;

  constructor(compile: Compiler, limits: CompilingLimits) {
    this.#compile = compile;
    this.#limits = limits;
    this.#compiled = new LRUCache({
      maxSize: limits.maxBytes,
      dispose: (_, operation) => {
        this.#given.delete(operation);
        this.#successes.delete(operation);
      },
    });
  }

  /** An operation compiled; undefined when graphql-js is to execute it. Compiles it when the time has come. */
  async find(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<CompiledOperation | undefined> {
    if ((this.#successes.get(operation) ?? 0) < this.#limits.successesBefore) return undefined;
    if (this.#given.has(operation)) return this.#compiled.get(operation);
    this.#given.add(operation);
    const size = estimateBytes(document, operation);
    if (size > this.#limits.maxBytes * SHARE) return undefined;
    // When the compiler fails, graphql-js executes the operation.
    const compiled = await this.#compile(document, operation).catch(() => undefined);
    if (compiled) this.#compiled.set(operation, compiled, { size });
    return compiled;
  }

  /** Counts an execution without errors. */
  succeeded(operation: OperationDefinitionNode): void {
    this.#successes.set(operation, (this.#successes.get(operation) ?? 0) + 1);
  }

  /** Counts from zero again: an operation that failed once is likely to fail again. */
  failed(operation: OperationDefinitionNode): void {
    this.#successes.set(operation, 0);
  }
}
