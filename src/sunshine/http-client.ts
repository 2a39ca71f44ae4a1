import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import got, {
  CancelError,
  HTTPError,
  RequestError,
  TimeoutError,
  type Got,
  type Response,
} from 'got';

import { VERSION } from '../version.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { givenUp, SunshineError, type FailureReason } from './sunshine-error.js';
import type { Attempt, TrafficControl } from './traffic-control.js';
import type { UpstreamUsage } from './upstream-usage.js';

/** One request to upstream, ready to be sent. */
export interface HttpRequest {
  /** The REST operation, for errors. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly authorization: string;
  /** Tells credentials apart without being one: calls are paced by it. */
  readonly credentialKey: string;
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
   *   waiting for one would be in vain; `invalid-response` when it is larger than what is read.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Lets go of idle connections. */
  close(): void;
}

/** What the client goes by. */
export interface HttpClientOptions {
  readonly traffic: TrafficControl;
  /** The largest answer that is read, in bytes, decompressed. */
  readonly maxBytes: number;
}

/** Milliseconds that each part of one attempt may take. */
const ATTEMPT_TIMEOUTS = {
  lookup: 2_000,
  connect: 3_000,
  secureConnect: 3_000,
  send: 5_000,
  response: 10_000,
  request: 12_000,
};

/** Idle connections are closed before the usual 60 seconds of load balancers, or a POST could meet a closing one. */
const CONNECTIONS: AgentOptions = { keepAlive: true, maxFreeSockets: 1_024, timeout: 30_000 };

/** The HTTP client of the server: one got instance with its own connection pool. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agents = { http: new HttpAgent(CONNECTIONS), https: new HttpsAgent(CONNECTIONS) };
  const client = got.extend({
    agent: agents,
    timeout: ATTEMPT_TIMEOUTS,
    followRedirect: false,
    throwHttpErrors: false,
    headers: {
      accept: 'application/json',
      'user-agent': `sunshine-conversations-graphql/${VERSION}`,
    },
  });
  return {
    send: (request) => send(client, options, request),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

async function send(
  client: Got,
  { traffic, maxBytes }: HttpClientOptions,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { method, url, authorization, body, repeatable, signal } = request;
  const earlier = { mayHaveArrived: false };
  let attempt = await admit(traffic, request, 0);
  try {
    const call = client(url, {
      method,
      signal,
      headers: {
        ...attempt.headers,
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      retry: {
        calculateDelay: ({ attemptCount, error }) => {
          if (signal.aborted) return 0;
          // An answer that broke off on its way has a status, and is a failure of the connection all the same.
          const answer = error instanceof HTTPError ? error.response : undefined;
          const delay = retryDelay({
            attempt: attemptCount,
            repeatable,
            status: answer?.statusCode,
            retryAfter: answer && retryAfter(answer),
            remaining: request.deadline - Date.now(),
          });
          if (delay > 0) {
            request.usage.retries += 1;
            request.usage.waitedMs += delay;
          }
          if (delay > 0 && answer?.statusCode !== 429) earlier.mayHaveArrived = true;
          attempt.over({
            status: answer?.statusCode,
            retryAfter: answer && retryAfter(answer),
            failure: answer ? undefined : failureOf(error),
          });
          return delay;
        },
      },
      hooks: {
        beforeRetry: [
          async ({ options }, resendCount) => {
            attempt = await admit(traffic, request, resendCount);
            Object.assign(options.headers, attempt.headers);
          },
        ],
      },
    });
    void call.on('downloadProgress', ({ transferred }) => {
      if (transferred > maxBytes) call.cancel();
    });
    const response = await call;
    attempt.over({ status: response.statusCode, retryAfter: retryAfter(response) });
    return {
      status: response.statusCode,
      body: response.body,
      retryAfter: retryAfter(response),
      mayHaveBeenDone: earlier.mayHaveArrived,
    };
  } catch (error) {
    const failure = noAnswer(request, error);
    attempt.abandoned(failure instanceof SunshineError ? failure.reason : undefined);
    throw failure;
  }
}

async function admit(
  traffic: TrafficControl,
  request: HttpRequest,
  resendCount: number,
): Promise<Attempt> {
  const start = performance.now();
  const attempt = await traffic.admit(request, resendCount);
  request.usage.waitedMs += performance.now() - start;
  return attempt;
}

function retryAfter({ headers }: Response): number | undefined {
  return parseRetryAfter(headers['retry-after']);
}

/** Never keeps the cause: got's errors carry the request, and with it the credentials. */
function noAnswer({ operation, signal }: HttpRequest, error: unknown): unknown {
  if (signal.aborted) return givenUp(operation, signal);
  if (error instanceof CancelError) return new SunshineError(operation, 'invalid-response');
  if (!(error instanceof RequestError)) return error;
  return error.cause instanceof SunshineError
    ? error.cause
    : new SunshineError(operation, failureOf(error));
}

function failureOf(error: RequestError): FailureReason {
  return error instanceof TimeoutError ? 'timeout' : 'unreachable';
}
