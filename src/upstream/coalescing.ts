import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { PacedCalls } from './paced-calls.js';
import { SharedCall } from './shared-call.js';
import { abortFailure } from './sunshine-error.js';

/** Milliseconds within which identical paced changes share a call. */
const PACE = 1_000;

/**
 * Makes identical reads share one call, across all operations of the process, as long as the call is under way. Only
 * reads with the same credential for the same caller share, because another caller may see other records.
 *
 * A request that is aborted does not cancel the call for the others; the call is cancelled when none waits any more.
 * Once a change was sent, later reads do not join earlier ones, whose answers may be older than the change. Only
 * upstream knows which reads a change affects, so this applies to all reads. A request can also say how early a read may
 * have begun.
 *
 * Identical changes that are paced go out once a second at most.
 */
export class CoalescingClient implements HttpClient {
  readonly #client: HttpClient;
  readonly #reads = new Map<string, SharedCall>();
  readonly #paced = new PacedCalls({ send: (request) => this.#change(request) }, PACE);
  #coalesced = 0;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** How many reads were answered by the call of another so far. */
  get coalesced(): number {
    return this.#coalesced;
  }

  send(request: HttpRequest): Promise<HttpResponse> {
    if (request.method === 'GET') return this.#read(request);
    return request.isPaced ? this.#paced.send(request) : this.#change(request);
  }

  close(): void {
    this.#client.close();
  }

  #read(request: HttpRequest): Promise<HttpResponse> {
    const { operation, credentials, callerKey, url, signal } = request;
    if (signal.aborted) return Promise.reject(abortFailure(operation, signal));
    const key = `${credentials.key} ${callerKey} ${url}`;
    const underWay = this.#reads.get(key);
    if (underWay && underWay.began >= (request.notBefore ?? 0)) {
      this.#coalesced += 1;
      request.usage.coalesced += 1;
      return underWay.join(request);
    }
    const shared = new SharedCall(request, () => {
      if (this.#reads.get(key) === shared) this.#reads.delete(key);
    });
    this.#reads.set(key, shared);
    shared.start(this.#client);
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
