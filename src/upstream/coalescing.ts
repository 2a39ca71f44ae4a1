import type { Credentials } from './credentials.js';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { abortFailure } from './sunshine-error.js';
import type { UpstreamUsage } from './upstream-usage.js';
import { whenAborted } from './when-aborted.js';

/** A request that waits for a shared read. */
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

/** A read under way that several requests share. */
class SharedRead implements HttpRequest {
  readonly operation: string;
  readonly method = 'GET';
  readonly url: string;
  readonly credentials: Credentials;
  readonly callerKey: string;
  readonly body = undefined;
  readonly idempotent = true;
  readonly signal: AbortSignal;
  /** That of the first request. */
  readonly usage: UpstreamUsage;
  /** The latest of all waiting requests. */
  deadline: number;
  readonly #controller = takeController();
  readonly #waiting = new Set<Waiting>();
  /** Prevents further requests from joining. */
  readonly #close: () => void;

  /** Starts it. `close` is called once it is over, or no request waits any more. */
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

  /** The answer for one more request, which stops waiting when its own signal is aborted. */
  join({ operation, signal, deadline }: HttpRequest): Promise<HttpResponse> {
    this.deadline = Math.max(this.deadline, deadline);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiting);
        if (this.#waiting.size === 0) {
          this.#close();
          this.#controller.abort(signal.reason);
        }
        reject(abortFailure(operation, signal));
      };
      const waiting: Waiting = { resolve, reject, stopListening: whenAborted(signal, leave) };
      this.#waiting.add(waiting);
    });
  }

  #end(settle: (waiting: Waiting) => void): void {
    this.#close();
    giveBack(this.#controller);
    for (const waiting of this.#waiting) {
      waiting.stopListening();
      settle(waiting);
    }
    this.#waiting.clear();
  }
}

/**
 * Makes identical reads share one call, across all operations of the process, as long as the call is under way. Only
 * reads with the same credential for the same caller share, because another caller may see other records.
 *
 * A request that is aborted does not cancel the call for the others; the call is cancelled when none waits any more.
 * Once a change was sent, later reads do not join earlier ones, whose answers may be older than the change. Only
 * upstream knows which reads a change affects, so this applies to all reads.
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
    if (signal.aborted) return Promise.reject(abortFailure(operation, signal));
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
