import type { IncomingHttpHeaders } from 'node:http';

import { Agent, errors, type Dispatcher } from 'undici';

import { firstOf, isOverWithHead, readBody } from './body.js';
import { ignoringContinue } from './informational.js';
import { problemOf, type ConnectionProblem } from './connection-problem.js';
import {
  ATTEMPT_TIMEOUTS,
  IDLE_TIMEOUT,
  MAX_INFORMATIONAL,
  MAX_CONNECTIONS,
  TransportError,
  type AttemptTimeouts,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.js';
import { phaseConnector } from './undici-connector.js';
import { whenAborted } from '../when-aborted.js';

/**
 * A transport that needs a fraction of the CPU time: undici's connections, without its streams.
 *
 * @param maxConnections How many there may be.
 */
export function undiciTransport(
  maxBytes: number,
  timeouts: AttemptTimeouts = ATTEMPT_TIMEOUTS,
  maxConnections = MAX_CONNECTIONS,
): Transport {
  const connect = phaseConnector({ timeout: timeouts.connect, rejectUnauthorized: true });
  const agent = new Agent({
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        if (error) callback(error, null);
        else callback(null, ignoringContinue(socket));
      }),
    connections: maxConnections,
    headersTimeout: timeouts.response,
    bodyTimeout: timeouts.response,
    keepAliveTimeout: IDLE_TIMEOUT,
    keepAliveMaxTimeout: IDLE_TIMEOUT,
    maxResponseSize: maxBytes,
  });
  return {
    send: ({ method, url, headers, body = null, signal }) =>
      new Promise((resolve, reject) => {
        const endOfOrigin = url.indexOf('/', url.indexOf('://') + 3);
        const [origin, path] = [url.slice(0, endOfOrigin), url.slice(endOfOrigin)];
        // A signal bounds how long a streamed body takes.
        const isStream = typeof body === 'object' && body !== null;
        const exchange = new Exchange({
          signal,
          timeout: isStream ? undefined : timeouts.request,
          maxBytes,
          resolve,
          reject,
        });
        const headersTimeout = isStream ? 0 : timeouts.response;
        agent.dispatch({ origin, path, method, headers, body, headersTimeout }, exchange);
      }),
    close: () => {
      void agent.destroy();
    },
  };
}

/** The limits of an exchange, and the callbacks for its result. */
interface ExchangeOptions extends Pick<TransportRequest, 'signal'> {
  /** Milliseconds for the whole exchange; undefined for any time. */
  readonly timeout: number | undefined;
  readonly maxBytes: number;
  readonly resolve: (response: TransportResponse | Promise<TransportResponse>) => void;
  readonly reject: (error: unknown) => void;
}

/** An attempt under way: collects the answer as it arrives, unless the attempt is aborted before. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #timeout: NodeJS.Timeout | undefined;
  readonly #stopListening: () => void;
  readonly #chunks: Buffer[] = [];
  #informational = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #controller: Dispatcher.DispatchController | undefined;
  #abortReason: TransportError | undefined;

  constructor(options: ExchangeOptions) {
    const { signal, timeout } = options;
    this.#options = options;
    if (timeout !== undefined)
      this.#timeout = setTimeout(() => this.#abort('timeout', 'attempt-timeout'), timeout);
    this.#stopListening = whenAborted(signal, () => this.#leave());
    if (signal.aborted) this.#leave();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#abortReason) controller.abort(this.#abortReason);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#headers = headers;
    if (status >= 102 && status < 200) this.#informational += 1;
    else if (status < 200) this.#abort('invalid');
    else if (isOverWithHead({ status, headers })) {
      this.#finish();
      controller.abort(new TransportError('invalid'));
    }
    if (this.#informational > MAX_INFORMATIONAL) this.#abort('invalid');
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    // The pool treats the connection as busy until the next turn of the event loop, and would open another for a
    // request made before. It schedules that turn after this callback has returned, so this schedules its own after
    // that.
    queueMicrotask(() => setImmediate(() => this.#finish()));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const { ResponseContentLengthMismatchError: MissingBody } = errors;
    // The length is that of a body which these statuses do not have.
    const isWhole = error instanceof MissingBody && (this.#status === 204 || this.#status === 304);
    if (isWhole) this.#finish();
    else this.#fail(toTransportError(error));
  }

  #leave(): void {
    this.#abort('unreachable');
  }

  /** Ends it at once, also while there is no connection yet. */
  #abort(failure: TransportError['failure'], problem?: ConnectionProblem): void {
    this.#abortReason = new TransportError(failure, problem);
    // First, because aborting reports an error synchronously, which would become the reason.
    this.#fail(this.#abortReason);
    this.#controller?.abort(this.#abortReason);
  }

  #fail(error: unknown): void {
    this.#stopWaiting();
    this.#options.reject(error);
  }

  #finish(): void {
    if (this.#abortReason) return;
    this.#stopWaiting();
    const [status, headers] = [this.#status, this.#headers];
    const { resolve, maxBytes } = this.#options;
    resolve(
      readBody({ status, headers }, this.#chunks, maxBytes).then((body) => ({
        status,
        body,
        retryAfter: firstOf(headers, 'retry-after'),
      })),
    );
  }

  #stopWaiting(): void {
    clearTimeout(this.#timeout);
    this.#stopListening();
  }
}

function toTransportError(error: unknown): unknown {
  if (error instanceof errors.InvalidArgumentError || error instanceof TransportError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError) return new TransportError('too-large');
  if (error instanceof errors.HeadersTimeoutError)
    return new TransportError('timeout', 'response-timeout');
  if (error instanceof errors.BodyTimeoutError)
    return new TransportError('timeout', 'body-timeout');
  // Another protocol, which nobody asked for. Only the message distinguishes it from a lost connection.
  if (error instanceof errors.SocketError && error.message === 'bad upgrade')
    return new TransportError('invalid');
  // Its code is not set in every version.
  const isNotHttp = error instanceof errors.HTTPParserError;
  return new TransportError('unreachable', isNotHttp ? 'not-http' : problemOf(error));
}
