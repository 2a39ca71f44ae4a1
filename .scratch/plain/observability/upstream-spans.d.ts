import type { UpstreamObserver } from '../sunshine/upstream-observer.js';
/**
 * Makes a span for each attempt to call upstream, and tells upstream of it (`traceparent`). A span names the REST
 * operation, never the address, which has ids in it.
 */
export declare const upstreamSpans: UpstreamObserver;
