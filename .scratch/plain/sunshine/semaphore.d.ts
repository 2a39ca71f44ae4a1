/** Lets so many things go on at once; the others wait, and are let in in the order in which they came. */
export declare class Semaphore {
    #private;
    constructor(places: number);
    /** Takes a place: at once, which costs no turn of the event loop, or when the promise resolves. */
    take(): Promise<void> | undefined;
    /** Gives a place back. To be called once for each that was taken. */
    release(): void;
}
