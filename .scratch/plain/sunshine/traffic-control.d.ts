import { type CircuitState } from './circuit-breaker.js';
import { type GovernedCall, type GovernorLoad } from './governor.js';
import { type FailureReason } from './sunshine-error.js';
import { type AttemptDescription, type UpstreamObserver } from './upstream-observer.js';
/** A call of which an attempt wants to go out. */
export type AttemptedCall = GovernedCall & Omit<AttemptDescription, 'resendCount'>;
/** How an attempt ended: with this answer, or with none. */
export interface AttemptResult {
    /** The HTTP status; undefined when there was no whole answer. */
    readonly status: number | undefined;
    /** Seconds to wait before another try, when upstream told. */
    readonly retryAfter: number | undefined;
    /** Why there was no whole answer. */
    readonly failure?: FailureReason | undefined;
}
/** An attempt that is under way. The first word on how it ended counts. */
export interface Attempt {
    /** Headers to send along. */
    readonly headers: Readonly<Record<string, string>>;
    /** It ended. */
    over(result: AttemptResult): void;
    /** It was given up, and tells nothing about upstream. */
    abandoned(reason?: FailureReason): void;
}
/** How calls to upstream go. */
export interface TrafficState extends GovernorLoad {
    readonly circuit: CircuitState;
}
/** How much traffic upstream gets. */
export interface TrafficOptions {
    /** Calls under way at once for each credential. */
    readonly concurrency: number;
    /** How many attempts in a row have to fail before upstream is given up on for a while. */
    readonly failures: number;
}
/** Decides when each attempt may go out, and learns from how it ended. Shared by all operations of the process. */
export declare class TrafficControl {
    #private;
    constructor({ concurrency, failures }: TrafficOptions, observer?: UpstreamObserver);
    get state(): TrafficState;
    /**
     * Waits until an attempt may go out.
     *
     * @param resendCount How many attempts of the same call went before.
     * @throws {SunshineError} `unreachable` while upstream is given up on; `rate-limited`, `timeout` or `cancelled` when
     *   its turn would come too late; `queue-full` when too many wait for theirs.
     */
    admit(call: AttemptedCall, resendCount: number): Promise<Attempt>;
}
