import type { CancelSignal } from '../cancellation.js';
/** A call that wants to go out. */
export interface GovernedCall {
    /** The REST operation, for errors. */
    readonly operation: string;
    /** Which credential it goes out with: never the credential itself. */
    readonly credentialKey: string;
    readonly signal: CancelSignal;
    /** In milliseconds since the epoch. */
    readonly deadline: number;
}
/** What became of a call, as far as the pace of the following ones depends on it. */
export type CallResult = 
/** Upstream answered in its normal way. */
{
    readonly kind: 'answered';
}
/** Upstream answered 429. */
 | {
    readonly kind: 'rate-limited'; /** Milliseconds to pause. */
    readonly pause: number;
}
/** Upstream answered 503. */
 | {
    readonly kind: 'overloaded';
}
/** Nothing can be learnt from it. */
 | {
    readonly kind: 'unknown';
};
/** How much is going on. */
export interface GovernorLoad {
    /** Calls under way. */
    readonly inFlight: number;
    /** Calls that wait for their turn. */
    readonly waiting: number;
    /** Credentials that pause. */
    readonly paused: number;
    /** Credentials whose pace is remembered. */
    readonly credentials: number;
}
/** Gives a call's place back. To be called once, when the attempt is over. */
export type Release = (result: CallResult) => void;
/**
 * Paces the calls of each upstream credential, over all operations of the process, so that no caller can push a whole
 * account into its rate limit and keep it there.
 *
 * - A 429 pauses everything that goes out with that credential for as long as upstream asks. Calls resume at half the
 *   concurrency they had, and each success lets one more go at the same time.
 * - A 503 halves the concurrency, too.
 * - Those who have to wait go by the oldest deadline. A wait that cannot fit its deadline, or finds the queue full, is
 *   refused at once.
 */
export declare class Governor {
    #private;
    constructor(maxConcurrency: number);
    get load(): GovernorLoad;
    /**
     * Waits until a call may go out. Most may at once, and cost no turn of the event loop.
     *
     * @throws {SunshineError} `rate-limited` when it would wait in vain; `queue-full` when too many wait; `timeout` or
     *   `cancelled` when its operation is over before its turn comes.
     */
    admit(call: GovernedCall): Release | Promise<Release>;
}
