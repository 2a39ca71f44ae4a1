import type { Credentials } from './credentials.js';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { givenUp } from './sunshine-error.js';
import type { UpstreamUsage } from './upstream-usage.js';

/** Somebody who waits for a read. */
interface Waiting {
  readonly resolve: (response: HttpResponse) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/** Controllers of reads that have ended, for the next ones. On Node.js 20 it takes 6 µs to make one with its signal. */
const spareControllers: AbortController[] = [];
const MAX_SPARE_CONTROLLERS = 256;

function takeController(): AbortController {
  return spareControllers.pop() ?? new AbortController();
}

/** When a read has ended, nothing listens to its signal any more. */
function giveBack(controller: AbortController): void {
  if (!controller.signal.aborted && spareControllers.length < MAX_SPARE_CONTROLLERS)
    spareControllers.push(controller);
}

/** A read that is under way, as one request for all who wait for it. */
class SharedRead implements HttpRequest {
  readonly operation: string;
  readonly method = 'GET';
  readonly url: string;
  readonly credentials: Credentials;
  readonly callerKey: string;
  readonly body = undefined;
  readonly repeatable = true;
  readonly signal: AbortSignal;
  /** Of whoever asked first. */
  readonly usage: UpstreamUsage;
  /** The latest of all who wait. */
  deadline: number;
  readonly #controller = takeController();
  readonly #waiting = new Set<Waiting>();
  /** Keeps others from joining. */
  readonly #close: () => void;

  /** Starts it. `close` is called once it is over, or nobody waits any more. */
  constructor(client: HttpClient, first: HttpRequest, close: () => void) {
    this.operation = first.operation;
    this.url = first.url;
    this.credentials = first.credentials;
    this.callerKey = first.callerKey;
    this.usage = first.usage;
    this.deadline = first.deadline;
    this.#close = close;
    this.signal = this.#controller.signal;
    client.send(this).then(
      (response) => this.#end(({ resolve }) => resolve(response)),
      (error: unknown) => this.#end(({ reject }) => reject(error)),
    );
  }

  /** The answer for one of those who wait, until it is over for that one. */
  join({ operation, signal, deadline }: HttpRequest): Promise<HttpResponse> {
    this.deadline = Math.max(this.deadline, deadline);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiting);
        if (this.#waiting.size === 0) {
          this.#close();
          this.#controller.abort(signal.reason);
        }
        reject(givenUp(operation, signal));
      };
      const stopListening = (): void => signal.removeEventListener('abort', leave);
      const waiting: Waiting = { resolve, reject, stopListening };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(waiting);
    });
  }

  #end(tell: (waiting: Waiting) => void): void {
    this.#close();
    giveBack(this.#controller);
    for (const waiting of this.#waiting) {
      waiting.stopListening();
      tell(waiting);
    }
    this.#waiting.clear();
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
export class CoalescingClient implements HttpClient {
  readonly #client: HttpClient;
  readonly #reads = new Map<string, SharedRead>();
  #coalesced = 0;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** How many reads were answered by the call of another so far. */
  get coalesced(): number {
    return this.#coalesced;
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    return request.method === 'GET' ? this.#read(request) : this.#change(request);
  }

  close(): void {
    this.#client.close();
  }

  #read(request: HttpRequest): Promise<HttpResponse> {
    const { operation, credentials, callerKey, url, signal } = request;
    if (signal.aborted) return Promise.reject(givenUp(operation, signal));
    const key = `${credentials.key} ${callerKey} ${url}`;
    const underWay = this.#reads.get(key);
    if (underWay) {
      this.#coalesced += 1;
      request.usage.coalesced += 1;
      return underWay.join(request);
    }
    const shared = new SharedRead(this.#client, request, () => {
      if (this.#reads.get(key) === shared) this.#reads.delete(key);
    });
    this.#reads.set(key, shared);
    return shared.join(request);
  }

  async #change(request: HttpRequest): Promise<HttpResponse> {
    this.#reads.clear();
    try {
      return await this.#client.send(request);
    } finally {
      this.#reads.clear();
    }
  }
}
