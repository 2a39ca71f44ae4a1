import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, unzip, type ZlibOptions } from 'node:zlib';

import { Agent, errors, type Dispatcher } from 'undici';

import {
  ATTEMPT_TIMEOUTS,
  HEADERS,
  IDLE_TIMEOUT,
  TransportError,
  type AttemptTimeouts,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.js';

type Decompress = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const UNZIP: Decompress = promisify<Buffer, ZlibOptions, Buffer>(unzip);
const DECOMPRESSORS: Readonly<Record<string, Decompress>> = {
  gzip: UNZIP,
  deflate: UNZIP,
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};

/** A transport that costs a fraction of the CPU time: undici's connections, without its streams. */
export function undiciTransport(
  maxBytes: number,
  timeouts: AttemptTimeouts = ATTEMPT_TIMEOUTS,
): Transport {
  const agent = new Agent({
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.response,
    bodyTimeout: timeouts.response,
    keepAliveTimeout: IDLE_TIMEOUT,
    keepAliveMaxTimeout: IDLE_TIMEOUT,
    maxResponseSize: maxBytes,
  });
  return {
    send: async (request) => {
      const { status, headers, body } = await exchange(agent, request, timeouts.request);
      const encoding = first(headers, 'content-encoding')?.toLowerCase();
      const isCompressed = encoding !== undefined && body.length > 0;
      const text = isCompressed ? await decompress(body, encoding, maxBytes) : body;
      return { status, body: text.toString(), retryAfter: first(headers, 'retry-after') };
    },
    close: () => {
      void agent.destroy();
    },
  };
}

/** What came back, as it was sent. */
interface RawResponse extends Pick<TransportResponse, 'status'> {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function exchange(
  agent: Agent,
  { method, url, headers, body, signal }: TransportRequest,
  wholeTimeout: number,
): Promise<RawResponse> {
  const endOfOrigin = url.indexOf('/', url.indexOf('://') + 3);
  return new Promise((resolve, reject) => {
    const collector = new ResponseCollector(settle(resolve), settle(reject));
    const giveUp = (): void => collector.giveUp('unreachable');
    const timeout = setTimeout(() => collector.giveUp('timeout'), wholeTimeout);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    agent.dispatch(
      {
        origin: url.slice(0, endOfOrigin),
        path: url.slice(endOfOrigin),
        method,
        headers: { ...HEADERS, ...headers },
        body: body ?? null,
      },
      collector,
    );

    function settle<Value>(end: (value: Value) => void): (value: Value) => void {
      return (value) => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', giveUp);
        end(value);
      };
    }
  });
}

/** Puts a response together as it arrives. */
class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #resolve: (response: RawResponse) => void;
  readonly #reject: (error: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp: TransportError | undefined;

  constructor(resolve: (response: RawResponse) => void, reject: (error: unknown) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Ends it at once, also while there is no connection yet. */
  giveUp(failure: TransportError['failure']): void {
    this.#givenUp = new TransportError(failure);
    // First, because aborting tells of an error at once, and that would be the reason.
    this.#reject(this.#givenUp);
    this.#controller?.abort(this.#givenUp);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
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
    const [first = Buffer.alloc(0)] = this.#chunks;
    const body = this.#chunks.length > 1 ? Buffer.concat(this.#chunks) : first;
    const response = { status: this.#status, headers: this.#headers, body };
    // The pool takes a connection for busy until the next turn, and would open another for the next request. It waits
    // for that turn once this has returned, so this has to begin to wait behind it.
    queueMicrotask(() => setImmediate(this.#resolve, response));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(toTransportError(error));
  }
}

/** The value of a header, the first where it comes twice. */
function first(headers: IncomingHttpHeaders, name: string): string | undefined {
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
  if (error instanceof errors.InvalidArgumentError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError || isTooLong(error))
    return new TransportError('too-large');
  const isTimeout =
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError;
  return new TransportError(isTimeout ? 'timeout' : 'unreachable');
}

function isTooLong(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_BUFFER_TOO_LARGE';
}
