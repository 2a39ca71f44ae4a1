import { Cancellation } from '../cancellation.js';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { givenUp } from './sunshine-error.js';
import type { UpstreamUsage } from './upstream-usage.js';

/** A read that is under way, as one request for all who wait for it. */
class SharedRead implements HttpRequest {
  readonly operation: string;
  readonly method = 'GET';
  readonly url: string;
  readonly authorization: string;
  readonly credentialKey: string;
  readonly callerKey: string;
  readonly body = undefined;
  readonly repeatable = true;
  readonly signal = new Cancellation();
  /** Of whoever asked first. */
  readonly usage: UpstreamUsage;
  /** The latest of all who wait. */
  deadline: number;
  readonly #response: Promise<HttpResponse>;
  readonly #forget: () => void;
  #waiting = 0;

  /** Starts it. Once it is over, or nobody waits any more, `forget` keeps others from joining. */
  constructor(client: HttpClient, first: HttpRequest, forget: () => void) {
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
  join({ operation, signal, deadline }: HttpRequest): Promise<HttpResponse> {
    this.#waiting += 1;
    this.deadline = Math.max(this.deadline, deadline);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting -= 1;
        if (this.#waiting === 0) {
          this.#forget();
          this.signal.abort(signal.reason);
        }
        reject(givenUp(operation, signal));
      };
      const settle = <T>(end: (value: T) => void): ((value: T) => void) => {
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
    const { operation, credentialKey, callerKey, url, signal } = request;
    if (signal.aborted) return Promise.reject(givenUp(operation, signal));
    const key = `${credentialKey} ${callerKey} ${url}`;
    const underWay = reads.get(key);
    if (underWay) {
      coalesced += 1;
      request.usage.coalesced += 1;
      return underWay.join(request);
    }
    const shared = new SharedRead(client, request, () => {
      if (reads.get(key) === shared) reads.delete(key);
    });
    reads.set(key, shared);
    return shared.join(request);
  }

  async function change(request: HttpRequest): Promise<HttpResponse> {
    reads.clear();
    try {
      return await client.send(request);
    } finally {
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
