/** One request as it came in and how it ended. */
export interface RequestLogEntry {
    readonly sequence: number;
    /** Name of a REST operation in camelCase, or `unknown`. */
    readonly operation: string;
    readonly method: string;
    /** Path and query as received. */
    readonly url: string;
    /** Path as received, without the query. */
    readonly path: string;
    /** Null while unanswered, and for a connection that closed without an answer. */
    readonly status: number | null;
    /** The JSON of the request, where there was any. */
    readonly body: unknown;
    readonly headers: LoggedHeaders;
    /** Place of the arrival among all arrivals and endings. */
    readonly startedOrder: number;
    /** Place of the ending among all arrivals and endings; null while under way. */
    readonly finishedOrder: number | null;
}
/** The headers worth knowing; of the authorization only its scheme, never the credentials. */
interface LoggedHeaders {
    readonly 'user-agent'?: string | undefined;
    readonly 'content-type'?: string | undefined;
    readonly authorization?: string | undefined;
}
/** What is known of a request when it arrives. */
export type Arrival = Pick<RequestLogEntry, 'operation' | 'method' | 'url' | 'headers'>;
/** A request under way, to be told of what becomes known later. */
export interface OpenEntry {
    received(body: unknown): void;
    answered(status: number): void;
    /** Ends it; call once. */
    ended(): void;
}
/**
 * Who asked what, in which order. Order is told by counting arrivals and endings, not by a clock,
 * so that what is read from the log is the same on a slow machine.
 */
export declare class RequestLog {
    #private;
    /** The latest requests in order of arrival; the oldest of a great many are forgotten. */
    get entries(): readonly RequestLogEntry[];
    /** How many requests have come in since the log was cleared. */
    get total(): number;
    /** How many requests have arrived and not ended. */
    get inFlight(): number;
    /** The most that were ever under way at once. */
    get maxInFlight(): number;
    /** How many requests each operation got; operations that got none are absent. */
    counts(): Record<string, number>;
    /**
     * The sequential round trips: the length of the longest chain of requests in which each arrived
     * after the one before it had ended.
     */
    waves(): number;
    /** Forgets everything; requests still under way end unrecorded. */
    clear(): void;
    /** Writes down that a request has arrived. */
    open(arrival: Arrival): OpenEntry;
}
export {};
