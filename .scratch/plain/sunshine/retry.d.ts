/** A failed attempt of a REST call, as the decision to try again sees it. */
export interface FailedAttempt {
    /** Which attempt failed, counted from 1. */
    readonly attempt: number;
    /** Whether doing the call twice does no more than doing it once. */
    readonly repeatable: boolean;
    /** The HTTP status; undefined when the connection failed. */
    readonly status: number | undefined;
    /** Upstream's wish in seconds, when it gave one. */
    readonly retryAfter: number | undefined;
    /** Milliseconds until the operation's deadline. */
    readonly remaining: number;
}
/**
 * How many milliseconds to wait before the next attempt; 0 means not to try again.
 *
 * A 429 was refused, so any call may be sent again after it. After any other failure the call may have been carried
 * out, so only a repeatable one is. Without a `Retry-After` the wait is drawn from an exponentially growing range
 * ("full jitter"). A wait that does not fit the deadline is not begun.
 */
export declare function retryDelay(failed: FailedAttempt, random?: () => number): number;
/**
 * The seconds a `Retry-After` header asks for, given as seconds or as an HTTP date; undefined when it is missing or
 * neither.
 */
export declare function parseRetryAfter(header: string | undefined, now?: number): number | undefined;
