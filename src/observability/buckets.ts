/** The upper bounds of durations, in seconds: from an answer without delay to the default deadline of an operation. */
export const DURATION_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
