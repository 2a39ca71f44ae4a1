/**
 * The one error of the REST client. It carries nothing of the request but the operation's name, and of the answer
 * only what is listed here: no header, no address, no body.
 */
export class SunshineError extends Error {
    name = 'SunshineError';
    /** The REST operation, such as `getConversation`. */
    operation;
    reason;
    /** The HTTP status, when upstream answered. */
    status;
    /** Upstream's errors, when its body had the API's error shape; else empty. */
    errors;
    /** Seconds to wait before another try, when upstream told. */
    retryAfter;
    constructor(operation, reason, details = {}) {
        super(`${operation}: ${reason}${details.status === undefined ? '' : ` (${details.status})`}`);
        this.operation = operation;
        this.reason = reason;
        this.status = details.status;
        this.errors = details.errors ?? [];
        this.retryAfter = details.retryAfter;
    }
    /** Upstream's machine-readable code, such as `user_not_found`; of the first error when there are several. */
    get code() {
        return this.errors[0]?.code;
    }
}
/** The failure of a call whose operation is over: its deadline has passed, or its caller has left. */
export function givenUp(operation, { reason }) {
    const isDeadline = reason instanceof DOMException && reason.name === 'TimeoutError';
    return new SunshineError(operation, isDeadline ? 'timeout' : 'cancelled');
}
//# sourceMappingURL=sunshine-error.js.map