import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';
import { Agent, errors } from 'undici';
import { ATTEMPT_TIMEOUTS, HEADERS, IDLE_TIMEOUT, TransportError, } from './transport.js';
const UNZIP = promisify(unzip);
const DECOMPRESSORS = {
    gzip: UNZIP,
    deflate: UNZIP,
    br: promisify(brotliDecompress),
};
/** A transport that costs a fraction of the CPU time: undici's connections, without its streams. */
export function undiciTransport(maxBytes, timeouts = ATTEMPT_TIMEOUTS) {
    const agent = new Agent({
        connect: { timeout: timeouts.connect },
        headersTimeout: timeouts.response,
        bodyTimeout: timeouts.response,
        keepAliveTimeout: IDLE_TIMEOUT,
        keepAliveMaxTimeout: IDLE_TIMEOUT,
        maxResponseSize: maxBytes,
    });
    return {
        send: async (request) => {
            const { status, headers, body } = await exchange(agent, request, timeouts.request);
            const encoding = first(headers, 'content-encoding')?.toLowerCase();
            const isCompressed = encoding !== undefined && body.length > 0;
            const text = isCompressed ? await decompress(body, encoding, maxBytes) : body;
            return { status, body: text.toString(), retryAfter: first(headers, 'retry-after') };
        },
        close: () => {
            void agent.destroy();
        },
    };
}
function exchange(agent, { method, url, headers, body, signal }, wholeTimeout) {
    const endOfOrigin = url.indexOf('/', url.indexOf('://') + 3);
    return new Promise((resolve, reject) => {
        const collector = new ResponseCollector(settle(resolve), settle(reject));
        const giveUp = () => collector.giveUp('unreachable');
        const timeout = setTimeout(() => collector.giveUp('timeout'), wholeTimeout);
        signal.addEventListener('abort', giveUp, { once: true });
        if (signal.aborted)
            giveUp();
        agent.dispatch({
            origin: url.slice(0, endOfOrigin),
            path: url.slice(endOfOrigin),
            method,
            headers: { ...HEADERS, ...headers },
            body: body ?? null,
        }, collector);
        function settle(end) {
            return (value) => {
                clearTimeout(timeout);
                signal.removeEventListener('abort', giveUp);
                end(value);
            };
        }
    });
}
/** Puts a response together as it arrives. */
class ResponseCollector {
    #resolve;
    #reject;
    #chunks = [];
    #status = 0;
    #headers = {};
    #controller;
    #givenUp;
    constructor(resolve, reject) {
        this.#resolve = resolve;
        this.#reject = reject;
    }
    /** Ends it at once, also while there is no connection yet. */
    giveUp(failure) {
        this.#givenUp = new TransportError(failure);
        // First, because aborting tells of an error at once, and that would be the reason.
        this.#reject(this.#givenUp);
        this.#controller?.abort(this.#givenUp);
    }
    onRequestStart(controller) {
        this.#controller = controller;
        if (this.#givenUp)
            controller.abort(this.#givenUp);
    }
    onResponseStart(_, status, headers) {
        this.#status = status;
        this.#headers = headers;
    }
    onResponseData(_, chunk) {
        this.#chunks.push(chunk);
    }
    onResponseEnd() {
        const [first = Buffer.alloc(0)] = this.#chunks;
        const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
        const response = { status: this.#status, headers: this.#headers, body };
        // The pool takes a connection for busy until the next turn, and would open another for the next request. It waits
        // for that turn once this has returned, so this has to begin to wait behind it.
        queueMicrotask(() => setImmediate(this.#resolve, response));
    }
    onResponseError(_, error) {
        this.#reject(toTransportError(error));
    }
}
/** The value of a header, the first where it comes twice. */
function first(headers, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
async function decompress(body, encoding, maxOutputLength) {
    try {
        return (await DECOMPRESSORS[encoding]?.(body, { maxOutputLength })) ?? body;
    }
    catch (error) {
        throw toTransportError(error);
    }
}
function toTransportError(error) {
    if (error instanceof errors.InvalidArgumentError)
        return error;
    if (error instanceof errors.ResponseExceededMaxSizeError || isTooLong(error))
        return new TransportError('too-large');
    const isTimeout = error instanceof errors.ConnectTimeoutError ||
        error instanceof errors.HeadersTimeoutError ||
        error instanceof errors.BodyTimeoutError;
    return new TransportError(isTimeout ? 'timeout' : 'unreachable');
}
function isTooLong(error) {
    return error?.code === 'ERR_BUFFER_TOO_LARGE';
}
//# sourceMappingURL=undici.js.map