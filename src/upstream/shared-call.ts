import type { Credentials } from './credentials.js';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.js';
import { abortFailure } from './sunshine-error.js';
import type { UpstreamUsage } from './upstream-usage.js';
import { whenAborted } from './when-aborted.js';

/** A request that waits for a shared call. */
interface Waiting {
  readonly resolve: (response: HttpResponse) => void;
  readonly reject: (error: unknown) => void;
  readonly stopListening: () => void;
}

/** Controllers of calls that have ended, for the next ones. On Node.js 20 it takes 6 µs to make one with its signal. */
const spareControllers: AbortController[] = [];
const MAX_SPARE_CONTROLLERS = 256;

function takeController(): AbortController {
  return spareControllers.pop() ?? new AbortController();
}

/** When a call has ended, nothing listens to its signal any more. */
function giveBack(controller: AbortController): void {
  if (!controller.signal.aborted && spareControllers.length < MAX_SPARE_CONTROLLERS)
    spareControllers.push(controller);
}

/**
 * A call that several identical requests share. A request that is aborted does not cancel it for the others; it is
 * cancelled when none waits any more.
 */
export class SharedCall implements HttpRequest {
  readonly operation: string;
  readonly method: HttpRequest['method'];
  readonly url: string;
  readonly credentials: Credentials;
  readonly callerKey: string;
  readonly body: HttpRequest['body'];
  readonly idempotent: boolean;
  readonly signal: AbortSignal;
  /** That of the first request. */
  readonly usage: UpstreamUsage;
  /** The latest of all waiting requests. */
  deadline: number;
  /** When it began, as `performance.now()` has it. */
  readonly began = performance.now();
  readonly #controller = takeController();
  readonly #waiting = new Set<Waiting>();
  /** Prevents further requests from joining. */
  readonly #close: () => void;

  /** `close` is called once it is over, or no request waits any more. */
  constructor(first: HttpRequest, close: () => void) {
    this.operation = first.operation;
    this.method = first.method;
    this.url = first.url;
    this.credentials = first.credentials;
    this.callerKey = first.callerKey;
    this.body = first.body;
    this.idempotent = first.idempotent;
    this.usage = first.usage;
    this.deadline = first.deadline;
    this.#close = close;
    this.signal = this.#controller.signal;
  }

  /** Makes the call. */
  start(client: Pick<HttpClient, 'send'>): void {
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
