import { setTimeout as pause } from 'node:timers/promises';

import { VERSION } from '../package.js';
import type { Credentials } from './credentials.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { givenUp, SunshineError, type FailureReason } from './sunshine-error.js';
import type { Attempt, AttemptResult, TrafficControl } from './traffic-control.js';
import {
  TransportError,
  type Transport,
  type TransportFailure,
  type TransportResponse,
} from './transports/transport.js';
import type { UpstreamUsage } from './upstream-usage.js';

/** One request to upstream, ready to be sent. */
export interface HttpRequest {
  /** The REST operation, for errors. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** What each attempt is signed with when it goes out. Calls are limited by their key. */
  readonly credentials: Credentials;
  /** Tells apart the callers for whom calls are made with one credential: who differs in either key shares nothing. */
  readonly callerKey: string;
  /** The JSON text to send. */
  readonly body: string | undefined;
  /** Whether doing the call twice does no more than doing it once. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal;
  /** When the operation must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Where to note what it took. */
  readonly usage: UpstreamUsage;
}

/** What upstream answered, unread. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  /** Seconds to wait before another try, when upstream told. */
  readonly retryAfter: number | undefined;
  /** Whether an earlier attempt of the same request may have been carried out. */
  readonly mayHaveBeenDone: boolean;
}

/** Sends requests to upstream, and again where that is safe. */
export interface HttpClient {
  /**
   * @throws {SunshineError} when there is no answer: `timeout`, `unreachable`, `cancelled`, or `rate-limited` when
   *   waiting for one would be in vain; `queue-full` or `caller-queue-full` when too many wait; `invalid-response` when
   *   it is larger than what is read.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Closes all connections. */
  close(): void;
}

/** What the client goes by. */
export interface HttpClientOptions {
  /** What carries each attempt. */
  readonly transport: Transport;
  readonly traffic: TrafficControl;
}

/** The end of an attempt after which another may be made. */
type AttemptEnd = AttemptResult &
  (
    | { readonly response: TransportResponse; readonly failure?: never }
    | { readonly response?: never; readonly failure: FailureReason }
  );

const USER_AGENT = `sunshine-conversations-graphql/${VERSION}`;
/** Milliseconds without an answer that count as none. */
const SILENCE = 1_000;

const REASONS: Readonly<Record<TransportFailure, FailureReason>> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  'too-large': 'invalid-response',
};

/** The HTTP client of the server, over whatever transport. */
export function createHttpClient({ transport, traffic }: HttpClientOptions): HttpClient {
  return {
    send: (request) => send(transport, traffic, request),
    close: () => transport.close(),
  };
}

async function send(
  transport: Transport,
  traffic: TrafficControl,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { operation, repeatable, signal, usage } = request;
  let mayHaveBeenDone = false;
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw givenUp(operation, signal);
    const end = await tryOnce(transport, traffic, request, attempt - 1);
    const { status, retryAfter } = end;
    // Asked anew each time: of a shared read it grows with who joins.
    const remaining = request.deadline - Date.now();
    const delay = retryDelay({ attempt, repeatable, status, retryAfter, remaining });
    if (delay === 0) {
      if (!end.response) throw new SunshineError(operation, end.failure);
      const { status: answered, body } = end.response;
      return { status: answered, body, retryAfter, mayHaveBeenDone };
    }
    if (status !== 429) mayHaveBeenDone = true;
    usage.retries += 1;
    usage.waitedMs += delay;
    await pause(delay, undefined, { signal }).catch(() => {
      throw givenUp(operation, signal);
    });
  }
}

/**
 * Makes one attempt, once its turn has come.
 *
 * @throws {SunshineError} when another attempt would be in vain: this one may not go out, the operation is over, or
 *   the answer is larger than what is read.
 */
async function tryOnce(
  transport: Transport,
  traffic: TrafficControl,
  request: HttpRequest,
  resendCount: number,
): Promise<AttemptEnd> {
  const { method, url, body, signal, usage } = request;
  const asked = performance.now();
  const attempt = await traffic.admit(request, resendCount);
  const start = performance.now();
  if (resendCount === 0) usage.requests += 1;
  usage.waitedMs += start - asked;
  try {
    const headers = headersOf(request, await request.credentials.authorization(), attempt);
    const response = await transport.send({ method, url, headers, body, signal });
    const { status } = response;
    const retryAfter = parseRetryAfter(response.retryAfter);
    attempt.over({ status, retryAfter });
    return { status, retryAfter, response };
  } catch (error) {
    const noAnswer = noAnswerFor(request, error);
    const reason = noAnswer instanceof SunshineError ? noAnswer.reason : undefined;
    if (signal.aborted || (reason !== 'timeout' && reason !== 'unreachable')) {
      // Who was cut off by the deadline after a while of silence has learnt something of upstream all the same.
      const isSilence = reason === 'timeout' && performance.now() - start >= SILENCE;
      if (isSilence) attempt.over({ status: undefined, retryAfter: undefined, failure: reason });
      else attempt.abandoned(reason);
      throw noAnswer;
    }
    const end = { status: undefined, retryAfter: undefined, failure: reason };
    attempt.over(end);
    return end;
  }
}

/** Written out: to spread what every request says into each takes forty times as long, 0.6 µs. */
function headersOf(
  { body }: HttpRequest,
  authorization: string,
  attempt: Attempt,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': USER_AGENT,
    authorization,
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  return attempt.headers ? { ...attempt.headers, ...headers } : headers;
}

function noAnswerFor({ operation, signal }: HttpRequest, error: unknown): unknown {
  if (signal.aborted) return givenUp(operation, signal);
  return error instanceof TransportError
    ? new SunshineError(operation, REASONS[error.failure])
    : error;
}
