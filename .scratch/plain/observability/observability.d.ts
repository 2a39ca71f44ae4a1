import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import { type UpstreamObserver } from '../sunshine/upstream-observer.js';
import type { Upstream } from '../upstream.js';
import type { OperationObserver } from './finished-operation.js';
/** The metrics and traces of one server: what has to be told to them, and where the metrics are shown. */
export interface Observability {
    /** Is to be told of every attempt to call upstream. */
    readonly upstream: UpstreamObserver;
    /** Is to be told of every GraphQL operation. */
    readonly operations: OperationObserver;
    /** What the GraphQL route has to do besides handling requests. */
    readonly hooks: Pick<RouteShorthandOptions, 'preHandler' | 'onSend'>;
    /** Shows the metrics at `/metrics`, those of the upstream among them. */
    serveMetrics(app: FastifyInstance, upstream: Upstream): void;
}
/** Metrics in a registry of their own, so that several servers in one process do not mix theirs. */
export declare function createObservability(): Observability;
