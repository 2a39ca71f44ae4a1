/** What is shown for an operation without a name. */
export declare const ANONYMOUS = "anonymous";
/** What is shown for an operation whose name is not kept. */
export declare const OTHER = "other";
/**
 * The names of operations as metrics and traces show them. Callers choose the names of their operations, and every name
 * costs memory here and in whatever stores the metrics, so only a bounded number is kept.
 */
export declare class OperationNames {
    #private;
    /** @param limit How many names are kept; further ones are as good as unknown. */
    constructor(limit?: number);
    /**
     * What to show for a name: itself when it is kept.
     *
     * @param isTrusted Whether the operation was one that deserves to have its name kept: else anybody could use up the
     *   places with names that mean nothing.
     */
    shown(name: string | undefined, isTrusted: boolean): string;
}
