import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, unzip, type ZlibOptions } from 'node:zlib';

import { Agent, errors, type Dispatcher } from 'undici';

import { problemOf, type ConnectionProblem } from './connection-problem.js';
import {
  ATTEMPT_TIMEOUTS,
  IDLE_TIMEOUT,
  TransportError,
  type AttemptTimeouts,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.js';
import { phaseConnector } from './undici-connector.js';

type Decompress = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const UNZIP: Decompress = promisify<Buffer, ZlibOptions, Buffer>(unzip);
const DECOMPRESSORS: Readonly<Record<string, Decompress>> = {
  gzip: UNZIP,
  deflate: UNZIP,
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};

/** A transport that needs a fraction of the CPU time: undici's connections, without its streams. */
export function undiciTransport(
  maxBytes: number,
  timeouts: AttemptTimeouts = ATTEMPT_TIMEOUTS,
): Transport {
  const agent = new Agent({
    connect: phaseConnector({ timeout: timeouts.connect, rejectUnauthorized: true }),
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
        const exchange = new Exchange({
          signal,
          timeout: timeouts.request,
          maxBytes,
          resolve,
          reject,
        });
        agent.dispatch({ origin, path, method, headers, body }, exchange);
      }),
    close: () => {
      void agent.destroy();
    },
  };
}

/** The limits of an exchange, and the callbacks for its result. */
interface ExchangeOptions extends Pick<TransportRequest, 'signal'> {
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly resolve: (response: TransportResponse | Promise<TransportResponse>) => void;
  readonly reject: (error: unknown) => void;
}

/** An attempt under way: collects the answer as it arrives, unless the attempt is aborted before. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #timeout: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #controller: Dispatcher.DispatchController | undefined;
  #abortReason: TransportError | undefined;

  constructor(options: ExchangeOptions) {
    const { signal, timeout } = options;
    this.#options = options;
    this.#timeout = setTimeout(() => this.#abort('timeout', 'attempt-timeout'), timeout);
    signal.addEventListener('abort', this.#leave, { once: true });
    if (signal.aborted) this.#leave();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#abortReason) controller.abort(this.#abortReason);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#headers = headers;
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
    this.#fail(toTransportError(error));
  }

  readonly #leave = (): void => this.#abort('unreachable');

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
    const [first = Buffer.alloc(0)] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
    const encoding = firstOf(this.#headers, 'content-encoding')?.toLowerCase();
    const respond = (text: Buffer): TransportResponse => ({
      status: this.#status,
      body: text.toString(),
      retryAfter: firstOf(this.#headers, 'retry-after'),
    });
    const isPlain = encoding === undefined || body.length === 0;
    const { resolve, maxBytes } = this.#options;
    resolve(isPlain ? respond(body) : decompress(body, encoding, maxBytes).then(respond));
  }

  #stopWaiting(): void {
    clearTimeout(this.#timeout);
    this.#options.signal.removeEventListener('abort', this.#leave);
  }
}

/** The value of a header; the first when it occurs several times. */
function firstOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function decompress(
  body: Buffer,
  encoding: string,
  maxOutputLength: number,
): Promise<Buffer> {
  try {
    return (await DECOMPRESSORS[encoding]?.(body, { maxOutputLength })) ?? body;
  } catch (error) {
    throw toTransportError(error);
  }
}

function toTransportError(error: unknown): unknown {
  if (error instanceof errors.InvalidArgumentError || error instanceof TransportError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError || isTooLong(error))
    return new TransportError('too-large');
  if (error instanceof errors.HeadersTimeoutError)
    return new TransportError('timeout', 'response-timeout');
  if (error instanceof errors.BodyTimeoutError)
    return new TransportError('timeout', 'body-timeout');
  // Its code is not set in every version.
  const isNotHttp = error instanceof errors.HTTPParserError;
  return new TransportError('unreachable', isNotHttp ? 'not-http' : problemOf(error));
}

function isTooLong(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_BUFFER_TOO_LARGE';
}
