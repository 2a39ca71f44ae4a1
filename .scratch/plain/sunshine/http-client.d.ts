import { type CancelSignal } from '../cancellation.js';
import type { TrafficControl } from './traffic-control.js';
import { type Transport } from './transports/transport.js';
import type { UpstreamUsage } from './upstream-usage.js';
/** One request to upstream, ready to be sent. */
export interface HttpRequest {
    /** The REST operation, for errors. */
    readonly operation: string;
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    readonly url: string;
    readonly authorization: string;
    /** Tells credentials apart without being one: calls are paced by it. */
    readonly credentialKey: string;
    /** Tells apart the callers for whom calls are made with one credential: who differs in either key shares nothing. */
    readonly callerKey: string;
    /** The JSON text to send. */
    readonly body: string | undefined;
    /** Whether doing the call twice does no more than doing it once. */
    readonly repeatable: boolean;
    readonly signal: CancelSignal;
    /** When the operation must be over, in milliseconds since the epoch. */
    readonly deadline: number;
    /** Where to note what it took. */
    readonly usage: UpstreamUsage;
}
/** What upstream answered, unread. */
export interface HttpResponse {
    readonly status: number;
    readonly body: string;
    /** Seconds to wait before another try, when upstream told. */
    readonly retryAfter: number | undefined;
    /** Whether an earlier attempt of the same request may have been carried out. */
    readonly mayHaveBeenDone: boolean;
}
/** Sends requests to upstream, and again where that is safe. */
export interface HttpClient {
    /**
     * @throws {SunshineError} when there is no answer: `timeout`, `unreachable`, `cancelled`, or `rate-limited` when
     *   waiting for one would be in vain; `queue-full` when too many wait; `invalid-response` when it is larger than
     *   what is read.
     */
    send(request: HttpRequest): Promise<HttpResponse>;
    /** Lets go of all connections. */
    close(): void;
}
/** What the client goes by. */
export interface HttpClientOptions {
    /** What carries each attempt. */
    readonly transport: Transport;
    readonly traffic: TrafficControl;
}
/** The HTTP client of the server, over whatever transport. */
export declare function createHttpClient({ transport, traffic }: HttpClientOptions): HttpClient;
