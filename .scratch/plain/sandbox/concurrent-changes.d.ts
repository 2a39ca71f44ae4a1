/** Tells whether something is being changed by two requests at once. */
export declare class ConcurrentChanges {
    #private;
    /** Notes a change until it has ended, and tells whether another one is under way. */
    begin(name: string, ended: AbortSignal): boolean;
}
