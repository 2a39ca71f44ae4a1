import { setTimeout as pause } from 'node:timers/promises';

import { VERSION } from '../package.js';
import type { Credentials } from './credentials.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { abortFailure, SunshineError, type FailureReason } from './sunshine-error.js';
import type { Attempt, AttemptResult, TrafficControl } from './traffic-control.js';
import { isUnsent } from './transports/connection-problem.js';
import {
  TransportError,
  type StreamedBody,
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
  /** The credentials of each attempt. The limiter groups calls by their key. */
  readonly credentials: Credentials;
  /**
   * Differs between callers for whom calls are made with one credential. Requests share only if both keys are the same.
   */
  readonly callerKey: string;
  /** The JSON text to send, or a stream, which is sent once whatever the answer. */
  readonly body: string | StreamedBody | undefined;
  /** Whether doing the call twice has no more effect than doing it once. */
  readonly idempotent: boolean;
  /** Whether identical requests with the same credential go out once a second at most, for all callers together. */
  readonly isPaced?: boolean | undefined;
  /**
   * The earliest time, as `performance.now()` has it, at which a read may have begun to be shared. Default: any.
   */
  readonly notBefore?: number | undefined;
  readonly signal: AbortSignal;
  /** When the operation must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Where to add its usage. */
  readonly usage: UpstreamUsage;
}

/** An answer of upstream, not parsed. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  /** Seconds to wait before another try, when upstream said so. */
  readonly retryAfter: number | undefined;
  /** Whether an earlier attempt of the same request may have been carried out. */
  readonly mayHaveBeenDone: boolean;
}

/** Sends requests to upstream, and again where that is safe. */
export interface HttpClient {
  /**
   * @throws {SunshineError} when there is no answer: `timeout`, `unreachable`, `cancelled`, or `rate-limited` when
   *   waiting for one would take too long; `queue-full` or `caller-queue-full` when too many wait; `invalid-response`
   *   when it is larger than the limit or cannot be decompressed.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Closes all connections. Nothing is sent after that: calls fail as `cancelled`. */
  close(): void;
}

/** The parts of the client. */
export interface HttpClientOptions {
  /** Sends each attempt. */
  readonly transport: Transport;
  readonly traffic: TrafficControl;
}

/** A client, which is closed at some time. */
interface ClientState extends HttpClientOptions {
  isClosed: boolean;
}

/** The end of an attempt after which another may be made. */
type AttemptEnd = AttemptResult &
  (
    | { readonly response: TransportResponse; readonly failure?: never }
    | { readonly response?: never; readonly failure: FailureReason; readonly error: SunshineError }
  );

const USER_AGENT = `sunshine-conversations-graphql/${VERSION}`;
/** After how many milliseconds without an answer an attempt cut off by the deadline counts as a failure of upstream. */
const SILENCE = 1_000;

const REASONS: Readonly<Record<TransportFailure, FailureReason>> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  'too-large': 'invalid-response',
  invalid: 'invalid-response',
};

/** The HTTP client of the server, independent of the transport. */
export function createHttpClient({ transport, traffic }: HttpClientOptions): HttpClient {
  const state: ClientState = { transport, traffic, isClosed: false };
  return {
    send: (request) => send(state, request),
    close: () => {
      state.isClosed = true;
      transport.close();
    },
  };
}

async function send(state: ClientState, request: HttpRequest): Promise<HttpResponse> {
  const { operation, idempotent, signal, usage } = request;
  let mayHaveBeenDone = false;
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw abortFailure(operation, signal);
    const end = await tryOnce(state, request, attempt - 1);
    const { status, retryAfter } = end;
    // Read again for each attempt: the deadline of a shared read grows when further requests join.
    const remaining = request.deadline - Date.now();
    const delay =
      typeof request.body === 'object'
        ? 0
        : retryDelay({ attempt, idempotent, status, retryAfter, remaining });
    if (delay === 0) {
      if (!end.response) throw end.error;
      const { status: answered, body } = end.response;
      return { status: answered, body, retryAfter, mayHaveBeenDone };
    }
    if (status !== 429) mayHaveBeenDone = true;
    usage.retries += 1;
    usage.waitedMs += delay;
    await pause(delay, undefined, { signal }).catch(() => {
      throw abortFailure(operation, signal);
    });
  }
}

/**
 * Makes one attempt, once it is admitted.
 *
 * @throws {SunshineError} when another attempt would be useless: this one is not admitted, the operation is over, the
 *   client is closed, or the answer is larger than the limit or cannot be decompressed.
 */
async function tryOnce(
  state: ClientState,
  request: HttpRequest,
  resendCount: number,
): Promise<AttemptEnd> {
  const { transport, traffic } = state;
  const { operation, method, url, body, signal, usage } = request;
  const asked = performance.now();
  const attempt = await traffic.admit(request, resendCount);
  const start = performance.now();
  if (resendCount === 0) usage.requests += 1;
  usage.waitedMs += start - asked;
  try {
    const headers = headersOf(request, await request.credentials.authorization(), attempt);
    // The transport would open a new connection.
    if (state.isClosed) throw new SunshineError(operation, 'cancelled');
    const sent = typeof body === 'object' ? body.stream : body;
    const response = await transport.send({ method, url, headers, body: sent, signal });
    const { status } = response;
    const retryAfter = parseRetryAfter(response.retryAfter);
    attempt.over({ status, retryAfter });
    return { status, retryAfter, response };
  } catch (error) {
    const noAnswer = noAnswerFor(request, error);
    if (!(noAnswer instanceof SunshineError)) {
      attempt.abandoned();
      throw noAnswer;
    }
    const { reason } = noAnswer;
    if (signal.aborted || (reason !== 'timeout' && reason !== 'unreachable')) {
      // An attempt that the deadline cut off after a long silence is a failure of upstream all the same.
      const isSilence = reason === 'timeout' && performance.now() - start >= SILENCE;
      if (isSilence)
        attempt.over({
          status: undefined,
          retryAfter: undefined,
          failure: reason,
          problem: 'deadline',
        });
      else attempt.abandoned(reason);
      throw noAnswer;
    }
    const problem = error instanceof TransportError ? error.problem : undefined;
    const end = { status: undefined, retryAfter: undefined, failure: reason, problem };
    attempt.over(end);
    return { ...end, error: noAnswer };
  }
}

/** Without a shared object of common headers, because spreading one takes forty times as long: 0.6 µs. */
function headersOf(
  { body, credentials }: HttpRequest,
  authorization: string,
  attempt: Attempt,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': USER_AGENT,
    authorization,
  };
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  else if (body) {
    headers['content-type'] = body.type;
    if (body.length !== undefined) headers['content-length'] = String(body.length);
  }
  if (credentials.headers) Object.assign(headers, credentials.headers);
  return attempt.headers ? { ...attempt.headers, ...headers } : headers;
}

function noAnswerFor({ operation, signal, idempotent }: HttpRequest, error: unknown): unknown {
  const problem = error instanceof TransportError ? error.problem : undefined;
  const details = { inDoubt: !idempotent && !isUnsent(problem) };
  if (signal.aborted) return abortFailure(operation, signal, details);
  return error instanceof TransportError
    ? new SunshineError(operation, REASONS[error.failure], details)
    : error;
}
