/** Holds requests back until enough of them wait at the same time. */
export declare class Gate {
    #private;
    constructor(count: number);
    /** Resolves once the gate opens, or once the client has gone, which frees its place. */
    pass(gone: AbortSignal): Promise<void>;
    /** Lets everyone go who waits now; later ones wait for company again. */
    open(): void;
}
