import type { CancelSignal } from '../cancellation.js';
import type { Credentials } from './credentials.js';
import type { HttpClient, HttpRequest } from './http-client.js';
import { type Query } from './query.js';
import type { JsonObject } from './records.js';
import { type Answer } from './response.js';
import { type UpstreamUsage } from './upstream-usage.js';
/** A call of one REST operation. */
interface SunshineCall {
    /** The operation's name, such as `getConversation`. */
    readonly operation: string;
    readonly method: HttpRequest['method'];
    /** From `/v2` on, as `path` builds it. */
    readonly path: string;
    readonly query?: Query;
    readonly body?: JsonObject;
    /** Whether doing the call twice does no more than doing it once. Default: true for everything but POST. */
    readonly repeatable?: boolean;
    /** What to do to the text of a successful answer before it is parsed. */
    readonly amendAnswer?: (text: string) => string;
}
/** What the calls of one GraphQL operation have in common. */
export interface OperationScope {
    /** Undefined when there are none: then every call fails, before it is made. */
    readonly credentials: Credentials | undefined;
    /** Tells apart the callers for whom calls are made with the same credentials, without naming them. */
    readonly callerKey: string;
    /** Aborted when nobody waits for the answer any more, or the deadline has passed. */
    readonly signal: CancelSignal;
    /** When everything must be over, in milliseconds since the epoch. */
    readonly deadline: number;
    /** How many calls may be made. */
    readonly maxCalls: number;
    /** How many calls may be under way at once. */
    readonly concurrency: number;
}
/** The REST API, as one GraphQL operation may use it. */
export interface SunshineClient {
    /** How many calls were made so far. */
    readonly calls: number;
    /** What was used so far. */
    readonly usage: UpstreamUsage;
    /**
     * Makes a call.
     *
     * @throws {SunshineError} unless upstream answers with success and a JSON object.
     */
    send(call: SunshineCall): Promise<Answer>;
}
/** The REST API at `baseUrl` for the length of one GraphQL operation. */
export declare function createSunshineClient(http: HttpClient, baseUrl: string, scope: OperationScope): SunshineClient;
export {};
