/** A GraphQL operation that was answered, for metrics and traces: nothing of its selection, variables or result. */
export interface FinishedOperation {
  /** One of a bounded set of names. */
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription' | 'unknown';
  /** `OK`, or the code of the first error in the answer. */
  readonly code: string;
  /** Whether it needed more calls to upstream than it may make. */
  readonly isOverBudget: boolean;
  /** How many seconds it took. */
  readonly duration: number;
}

/** Is called for every operation when its answer is complete, in the asynchronous context of its request. */
export type OperationObserver = (operation: FinishedOperation) => void;
