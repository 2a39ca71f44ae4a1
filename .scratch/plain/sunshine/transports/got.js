import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import got, { CancelError, RequestError, TimeoutError } from 'got';
import { toAbortSignal } from '../../cancellation.js';
import { ATTEMPT_TIMEOUTS, HEADERS, IDLE_TIMEOUT, TransportError, } from './transport.js';
/** As many as one process may have under way, or connections would be made anew for each burst. */
const CONNECTIONS = {
    keepAlive: true,
    maxFreeSockets: 1_024,
    timeout: IDLE_TIMEOUT,
};
/** The transport that is used unless another is chosen: one got instance with its own connections. */
export function gotTransport(maxBytes, timeouts = ATTEMPT_TIMEOUTS) {
    const agents = { http: new HttpAgent(CONNECTIONS), https: new HttpsAgent(CONNECTIONS) };
    const client = got.extend({
        agent: agents,
        timeout: { ...timeouts },
        followRedirect: false,
        throwHttpErrors: false,
        retry: { limit: 0 },
        headers: HEADERS,
    });
    return {
        async send({ method, url, headers, body, signal }) {
            const call = client(url, {
                method,
                headers,
                signal: toAbortSignal(signal),
                ...(body === undefined ? {} : { body }),
            });
            void call.on('downloadProgress', ({ transferred }) => {
                if (transferred > maxBytes)
                    call.cancel();
            });
            try {
                const response = await call;
                const { statusCode: status, headers: answered } = response;
                return { status, body: response.body, retryAfter: answered['retry-after'] };
            }
            catch (error) {
                throw toTransportError(error);
            }
        },
        close: () => {
            agents.http.destroy();
            agents.https.destroy();
        },
    };
}
function toTransportError(error) {
    if (error instanceof CancelError)
        return new TransportError('too-large');
    if (error instanceof TimeoutError)
        return new TransportError('timeout');
    return error instanceof RequestError ? new TransportError('unreachable') : error;
}
//# sourceMappingURL=got.js.map