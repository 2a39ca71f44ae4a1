import { VERSION } from '../../version.js';
/**
 * An attempt without a whole answer. Never keeps the cause: the errors of HTTP clients carry the request, and with it
 * the credentials.
 */
export class TransportError extends Error {
    name = 'TransportError';
    failure;
    constructor(failure) {
        super(failure);
        this.failure = failure;
    }
}
/** What a transport goes by unless told otherwise. */
export const ATTEMPT_TIMEOUTS = {
    lookup: 2_000,
    connect: 3_000,
    secureConnect: 3_000,
    send: 5_000,
    response: 10_000,
    request: 12_000,
};
/**
 * Milliseconds after which an idle connection is closed: before the usual 60 seconds of load balancers, or a POST could
 * meet a closing one.
 */
export const IDLE_TIMEOUT = 30_000;
/** What every request says. */
export const HEADERS = {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': `sunshine-conversations-graphql/${VERSION}`,
};
//# sourceMappingURL=transport.js.map