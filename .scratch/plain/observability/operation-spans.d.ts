import type { onSendHookHandler, preHandlerHookHandler } from 'fastify';
import type { OperationObserver } from './finished-operation.js';
/**
 * Handles a request inside a span of its own. Its parent is the span that is active already, such as that of an HTTP
 * instrumentation, or else the one that the caller names in `traceparent`.
 */
export declare const startOperationSpan: preHandlerHookHandler;
/** Writes on the span of an operation what it was and how it ended. */
export declare const describeOperationSpan: OperationObserver;
/** Ends the span of a request, once there is an answer: also when its caller has left. */
export declare const endOperationSpan: onSendHookHandler;
