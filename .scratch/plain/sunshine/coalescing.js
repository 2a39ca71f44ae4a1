import { Cancellation } from '../cancellation.js';
import { givenUp } from './sunshine-error.js';
/** A read that is under way, as one request for all who wait for it. */
class SharedRead {
    operation;
    method = 'GET';
    url;
    authorization;
    credentialKey;
    callerKey;
    body = undefined;
    repeatable = true;
    signal = new Cancellation();
    /** Of whoever asked first. */
    usage;
    /** The latest of all who wait. */
    deadline;
    #response;
    #forget;
    #waiting = 0;
    /** Starts it. Once it is over, or nobody waits any more, `forget` keeps others from joining. */
    constructor(client, first, forget) {
        this.operation = first.operation;
        this.url = first.url;
        this.authorization = first.authorization;
        this.credentialKey = first.credentialKey;
        this.callerKey = first.callerKey;
        this.usage = first.usage;
        this.deadline = first.deadline;
        this.#forget = forget;
        this.#response = client.send(this);
    }
    /** The answer for one of those who wait, until it is over for that one. */
    join({ operation, signal, deadline }) {
        this.#waiting += 1;
        this.deadline = Math.max(this.deadline, deadline);
        return new Promise((resolve, reject) => {
            const leave = () => {
                this.#waiting -= 1;
                if (this.#waiting === 0) {
                    this.#forget();
                    this.signal.abort(signal.reason);
                }
                reject(givenUp(operation, signal));
            };
            const settle = (end) => {
                return (value) => {
                    this.#forget();
                    signal.removeEventListener('abort', leave);
                    end(value);
                };
            };
            signal.addEventListener('abort', leave, { once: true });
            this.#response.then(settle(resolve), settle(reject));
        });
    }
}
/**
 * Lets identical reads share one call, over all operations of the process, as long as the call is under way. Only
 * reads with the same credential for the same caller share: what one may see, another may not.
 *
 * Who leaves does not cancel the call for the others; the last to leave does. Once a change was sent, reads that start
 * later do not join those that started earlier, because these may answer from before it. Which reads a change affects
 * only upstream knows, so it parts them all.
 */
export function coalesce(client) {
    const reads = new Map();
    let coalesced = 0;
    function read(request) {
        const { operation, credentialKey, callerKey, url, signal } = request;
        if (signal.aborted)
            return Promise.reject(givenUp(operation, signal));
        const key = `${credentialKey} ${callerKey} ${url}`;
        const underWay = reads.get(key);
        if (underWay) {
            coalesced += 1;
            request.usage.coalesced += 1;
            return underWay.join(request);
        }
        const shared = new SharedRead(client, request, () => {
            if (reads.get(key) === shared)
                reads.delete(key);
        });
        reads.set(key, shared);
        return shared.join(request);
    }
    async function change(request) {
        reads.clear();
        try {
            return await client.send(request);
        }
        finally {
            reads.clear();
        }
    }
    return {
        get coalesced() {
            return coalesced;
        },
        send: (request) => (request.method === 'GET' ? read(request) : change(request)),
        close: () => client.close(),
    };
}
//# sourceMappingURL=coalescing.js.map