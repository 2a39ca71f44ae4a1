/** A GraphQL operation that was answered, as metrics and traces see it: nothing of what it asked for or got. */
export interface FinishedOperation {
    /** Out of a bounded set. */
    readonly name: string;
    readonly type: 'query' | 'mutation' | 'subscription' | 'unknown';
    /** `OK`, or the code of the first error in the answer. */
    readonly code: string;
    /** Whether it needed more calls to upstream than it may make. */
    readonly isOverBudget: boolean;
    /** How many seconds it took. */
    readonly duration: number;
}
/** Is told of every operation when its answer is complete, in the asynchronous context of its request. */
export type OperationObserver = (operation: FinishedOperation) => void;
