import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { givenUp } from './sunshine-error.js';

/** A read that is under way, and how many wait for it. */
interface SharedRead {
  readonly response: Promise<HttpResponse>;
  readonly controller: AbortController;
  /** Keeps others from joining. */
  readonly forget: () => void;
  deadline: number;
  waiting: number;
}

/** A client that lets identical reads of the same caller share one call while it is under way. */
export interface CoalescingClient extends HttpClient {
  /** How many reads were answered by the call of another so far. */
  readonly coalesced: number;
}

/**
 * Lets identical reads share one call, over all operations of the process, as long as the call is under way. Only
 * reads with the same credential for the same caller share: what one may see, another may not.
 *
 * Who leaves does not cancel the call for the others; the last to leave does. Once a change was sent, reads that start
 * later do not join those that started earlier, because these may answer from before it. Which reads a change affects
 * only upstream knows, so it parts them all.
 */
export function coalesce(client: HttpClient): CoalescingClient {
  const reads = new Map<string, SharedRead>();
  let coalesced = 0;

  function read(request: HttpRequest): Promise<HttpResponse> {
    const { operation, credentialKey, callerKey, url, signal, deadline } = request;
    if (signal.aborted) return Promise.reject(givenUp(operation, signal));
    const key = `${credentialKey} ${callerKey} ${url}`;
    const underWay = reads.get(key);
    if (underWay) {
      coalesced += 1;
      request.usage.coalesced += 1;
      underWay.deadline = Math.max(underWay.deadline, deadline);
      return join(underWay, request);
    }
    const forget = (): void => {
      if (reads.get(key) === shared) reads.delete(key);
    };
    const shared = start(client, request, forget);
    reads.set(key, shared);
    return join(shared, request);
  }

  return {
    get coalesced() {
      return coalesced;
    },
    async send(request) {
      if (request.method === 'GET') return read(request);
      reads.clear();
      try {
        return await client.send(request);
      } finally {
        reads.clear();
      }
    },
    close: () => client.close(),
  };
}

function start(client: HttpClient, request: HttpRequest, forget: () => void): SharedRead {
  const controller = new AbortController();
  const shared = { controller, forget, deadline: request.deadline, waiting: 0 };
  const response = client.send({
    ...request,
    signal: controller.signal,
    get deadline() {
      return shared.deadline;
    },
  });
  return Object.assign(shared, { response: response.finally(forget) });
}

/** The answer for one of those who wait, until it is over for that one. */
function join(shared: SharedRead, { operation, signal }: HttpRequest): Promise<HttpResponse> {
  shared.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        shared.forget();
        shared.controller.abort(signal.reason);
      }
      reject(givenUp(operation, signal));
    };
    signal.addEventListener('abort', leave, { once: true });
    shared.response
      .finally(() => {
        signal.removeEventListener('abort', leave);
      })
      .then(resolve, reject);
  });
}
