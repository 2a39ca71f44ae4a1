import { queryString } from './query.js';
import { invalidAnswer, isObject, parseJson, readErrors } from './response.js';
import { Semaphore } from './semaphore.js';
import { SunshineError } from './sunshine-error.js';
import { noUsage } from './upstream-usage.js';
/** The most bytes of JSON that upstream takes in one request. */
const MAX_BODY_BYTES = 100 * 1_024;
/** The REST API at `baseUrl` for the length of one GraphQL operation. */
export function createSunshineClient(http, baseUrl, scope) {
    const places = new Semaphore(scope.concurrency);
    const usage = noUsage();
    return {
        usage,
        get calls() {
            return usage.requests;
        },
        async send(call) {
            const { operation, method, path, query = {} } = call;
            const { credentials, callerKey, signal, deadline } = scope;
            const body = call.body && JSON.stringify(call.body);
            if (body !== undefined && Buffer.byteLength(body) > MAX_BODY_BYTES)
                throw new SunshineError(operation, 'too-large');
            if (credentials === undefined)
                throw new SunshineError(operation, 'no-credentials');
            if (usage.requests >= scope.maxCalls)
                throw new SunshineError(operation, 'budget');
            usage.requests += 1;
            const turn = places.take();
            if (turn)
                await waitFor(turn, usage);
            try {
                const authorization = credentials.authorization();
                const response = await http.send({
                    operation,
                    method,
                    url: baseUrl + path + queryString(query),
                    authorization: typeof authorization === 'string' ? authorization : await authorization,
                    credentialKey: credentials.key,
                    callerKey,
                    body,
                    repeatable: call.repeatable ?? method !== 'POST',
                    signal,
                    deadline,
                    usage,
                });
                return readAnswer(call, response);
            }
            finally {
                places.release();
            }
        },
    };
}
async function waitFor(turn, usage) {
    const start = performance.now();
    await turn;
    usage.waitedMs += performance.now() - start;
}
function readAnswer(call, response) {
    const { operation, method, amendAnswer = (text) => text } = call;
    const { status, retryAfter } = response;
    if (status >= 400) {
        if (method === 'DELETE' && status === 404 && response.mayHaveBeenDone)
            return { operation, status, body: {} };
        throw new SunshineError(operation, 'refused', {
            status,
            errors: readErrors(response.body),
            ...(retryAfter === undefined ? {} : { retryAfter }),
        });
    }
    const body = status < 300 ? parseJson(amendAnswer(response.body)) : undefined;
    if (!isObject(body))
        throw invalidAnswer({ operation, status });
    return { operation, status, body };
}
//# sourceMappingURL=client.js.map