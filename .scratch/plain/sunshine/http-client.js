import { setTimeout as pause } from 'node:timers/promises';
import { toAbortSignal } from '../cancellation.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { givenUp, SunshineError } from './sunshine-error.js';
import { TransportError, } from './transports/transport.js';
/** Milliseconds without an answer that count as none. */
const SILENCE = 1_000;
const REASONS = {
    timeout: 'timeout',
    unreachable: 'unreachable',
    'too-large': 'invalid-response',
};
/** The HTTP client of the server, over whatever transport. */
export function createHttpClient({ transport, traffic }) {
    return {
        send: (request) => send(transport, traffic, request),
        close: () => transport.close(),
    };
}
async function send(transport, traffic, request) {
    const { operation, repeatable, signal, usage } = request;
    let mayHaveBeenDone = false;
    for (let attempt = 1;; attempt += 1) {
        if (signal.aborted)
            throw givenUp(operation, signal);
        const end = await tryOnce(transport, traffic, request, attempt - 1);
        const { status, retryAfter } = end;
        // Asked anew each time: of a shared read it grows with who joins.
        const remaining = request.deadline - Date.now();
        const delay = retryDelay({ attempt, repeatable, status, retryAfter, remaining });
        if (delay === 0) {
            if (!end.response)
                throw new SunshineError(operation, end.failure);
            const { status: answered, body } = end.response;
            return { status: answered, body, retryAfter, mayHaveBeenDone };
        }
        if (status !== 429)
            mayHaveBeenDone = true;
        usage.retries += 1;
        usage.waitedMs += delay;
        await pause(delay, undefined, { signal: toAbortSignal(signal) }).catch(() => {
            throw givenUp(operation, signal);
        });
    }
}
/**
 * Makes one attempt, once its turn has come.
 *
 * @throws {SunshineError} when another attempt would be in vain: this one may not go out, the operation is over, or
 *   the answer is larger than what is read.
 */
async function tryOnce(transport, traffic, request, resendCount) {
    const { method, url, authorization, body, signal, usage } = request;
    const asked = performance.now();
    const attempt = await traffic.admit(request, resendCount);
    const start = performance.now();
    usage.waitedMs += start - asked;
    try {
        const headers = {
            ...attempt.headers,
            authorization,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        };
        const response = await transport.send({ method, url, headers, body, signal });
        const { status } = response;
        const retryAfter = parseRetryAfter(response.retryAfter);
        attempt.over({ status, retryAfter });
        return { status, retryAfter, response };
    }
    catch (error) {
        const noAnswer = noAnswerFor(request, error);
        const reason = noAnswer instanceof SunshineError ? noAnswer.reason : undefined;
        if (signal.aborted || (reason !== 'timeout' && reason !== 'unreachable')) {
            // Who was cut off by the deadline after a while of silence has learnt something of upstream all the same.
            const isSilence = reason === 'timeout' && performance.now() - start >= SILENCE;
            if (isSilence)
                attempt.over({ status: undefined, retryAfter: undefined, failure: reason });
            else
                attempt.abandoned(reason);
            throw noAnswer;
        }
        const end = { status: undefined, retryAfter: undefined, failure: reason };
        attempt.over(end);
        return end;
    }
}
function noAnswerFor({ operation, signal }, error) {
    if (signal.aborted)
        return givenUp(operation, signal);
    return error instanceof TransportError
        ? new SunshineError(operation, REASONS[error.failure])
        : error;
}
//# sourceMappingURL=http-client.js.map