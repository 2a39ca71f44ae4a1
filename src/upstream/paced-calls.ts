import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { SharedCall } from './shared-call.js';
import { abortFailure } from './sunshine-error.js';

/** The calls of one kind: when the last one began, and the one that begins next. */
interface Pace {
  began: number;
  next: SharedCall | undefined;
}

/**
 * Makes identical changes at most once in a while: the first goes out at once, and all that come within `interval`
 * milliseconds of it share one more. So each is answered when a call is over that began after it came. Only requests
 * with the same credential share.
 */
export class PacedCalls {
  readonly #client: Pick<HttpClient, 'send'>;
  readonly #interval: number;
  /** The one whose last call began first comes first. */
  readonly #paces = new Map<string, Pace>();

  constructor(client: Pick<HttpClient, 'send'>, interval: number) {
    this.#client = client;
    this.#interval = interval;
  }

  /** Of how many kinds of calls it remembers when the last one began. */
  get size(): number {
    return this.#paces.size;
  }

  /** The answer to a request. Its signal ends only its own waiting. */
  send(request: HttpRequest): Promise<HttpResponse> {
    const { operation, signal, credentials, method, url, body } = request;
    if (signal.aborted) return Promise.reject(abortFailure(operation, signal));
    this.#forgetOld();
    const key = JSON.stringify([credentials.key, credentials.headers, method, url, body]);
    const pace = this.#paces.get(key);
    if (pace?.next) {
      request.usage.coalesced += 1;
      return pace.next.join(request);
    }
    if (!pace) {
      const call = new SharedCall(request, () => undefined);
      const answer = call.join(request);
      this.#begin(key, call);
      return answer;
    }
    const timer = setTimeout(
      () => {
        pace.next = undefined;
        this.#begin(key, next);
      },
      pace.began + this.#interval - Date.now(),
    );
    const next = new SharedCall(request, () => {
      clearTimeout(timer);
      if (pace.next === next) pace.next = undefined;
    });
    pace.next = next;
    return next.join(request);
  }

  #begin(key: string, call: SharedCall): void {
    this.#paces.delete(key);
    this.#paces.set(key, { began: Date.now(), next: undefined });
    call.start(this.#client);
  }

  #forgetOld(): void {
    const old = Date.now() - this.#interval;
    for (const [key, { began, next }] of this.#paces) {
      if (began > old) break;
      if (!next) this.#paces.delete(key);
    }
  }
}
