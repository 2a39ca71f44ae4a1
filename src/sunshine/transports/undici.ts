import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliDecompress, unzip, type ZlibOptions } from 'node:zlib';

import { Agent, errors } from 'undici';

import {
  ATTEMPT_TIMEOUTS,
  HEADERS,
  IDLE_TIMEOUT,
  TransportError,
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

/** A transport that costs a fraction of the CPU time: a pool of undici's connections. */
export function undiciTransport(maxBytes: number): Transport {
  const agent = new Agent({
    connect: { timeout: ATTEMPT_TIMEOUTS.connect },
    headersTimeout: ATTEMPT_TIMEOUTS.response,
    bodyTimeout: ATTEMPT_TIMEOUTS.response,
    keepAliveTimeout: IDLE_TIMEOUT,
    keepAliveMaxTimeout: IDLE_TIMEOUT,
    maxResponseSize: maxBytes,
  });
  return {
    send: (request) => send(agent, request, maxBytes),
    close: () => {
      void agent.destroy();
    },
  };
}

async function send(
  agent: Agent,
  { method, url, headers, body, signal }: TransportRequest,
  maxBytes: number,
): Promise<TransportResponse> {
  const { origin, pathname, search } = new URL(url);
  const attempt = new AbortController();
  const giveUp = (): void => attempt.abort(signal.reason);
  const timeout = setTimeout(() => attempt.abort(TOO_LATE), ATTEMPT_TIMEOUTS.request);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await agent.request({
      origin,
      path: pathname + search,
      method,
      headers: { ...HEADERS, ...headers },
      ...(body === undefined ? {} : { body }),
      signal: attempt.signal,
    });
    const { 'content-encoding': encoding, 'retry-after': retryAfter } = response.headers;
    const text =
      encoding === undefined
        ? await response.body.text()
        : await decompress(Buffer.from(await response.body.arrayBuffer()), encoding, maxBytes);
    // The pool takes a connection for busy until the next turn, and would open another for the next request.
    await nextTurn();
    return {
      status: response.statusCode,
      body: text,
      retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
    };
  } catch (error) {
    throw toTransportError(error);
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener('abort', giveUp);
  }
}

const TOO_LATE = new TransportError('timeout');

async function decompress(
  body: Buffer,
  encoding: string | readonly string[],
  maxOutputLength: number,
): Promise<string> {
  const decompressor = DECOMPRESSORS[String(encoding)];
  return (decompressor ? await decompressor(body, { maxOutputLength }) : body).toString();
}

function toTransportError(error: unknown): unknown {
  if (error instanceof TransportError || error instanceof errors.InvalidArgumentError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError || isTooLong(error))
    return new TransportError('too-large');
  const isTimeout =
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError;
  return new TransportError(isTimeout ? 'timeout' : 'unreachable');
}

function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
