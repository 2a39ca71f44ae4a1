/** The upper bounds of durations, in seconds: from an answer at hand to the default deadline of an operation. */
export declare const DURATION_BUCKETS: number[];
