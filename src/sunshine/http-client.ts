import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import got, { HTTPError, RequestError, TimeoutError, type Got, type Response } from 'got';

import { VERSION } from '../version.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { SunshineError } from './sunshine-error.js';
import type { UpstreamUsage } from './upstream-usage.js';

/** One request to upstream, ready to be sent. */
export interface HttpRequest {
  /** The REST operation, for errors. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly authorization: string;
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
   * @throws {SunshineError} `timeout`, `unreachable` or `cancelled`, when there is no answer.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Lets go of idle connections. */
  close(): void;
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
export function createHttpClient(): HttpClient {
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
    send: (request) => send(client, request),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

async function send(client: Got, request: HttpRequest): Promise<HttpResponse> {
  const { method, url, authorization, body, repeatable, signal, deadline } = request;
  const earlier = { mayHaveArrived: false };
  try {
    const response = await client(url, {
      method,
      signal,
      headers: {
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
            remaining: deadline - Date.now(),
          });
          if (delay > 0) {
            request.usage.retries += 1;
            request.usage.waitedMs += delay;
          }
          if (delay > 0 && answer?.statusCode !== 429) earlier.mayHaveArrived = true;
          return delay;
        },
      },
    });
    return {
      status: response.statusCode,
      body: response.body,
      retryAfter: retryAfter(response),
      mayHaveBeenDone: earlier.mayHaveArrived,
    };
  } catch (error) {
    throw noAnswer(request, error);
  }
}

function retryAfter({ headers }: Response): number | undefined {
  return parseRetryAfter(headers['retry-after']);
}

/** Never keeps the cause: got's errors carry the request, and with it the credentials. */
function noAnswer({ operation, signal }: HttpRequest, error: unknown): unknown {
  if (error instanceof TimeoutError) return new SunshineError(operation, 'timeout');
  if (signal.aborted) return new SunshineError(operation, 'cancelled');
  if (error instanceof RequestError) return new SunshineError(operation, 'unreachable');
  return error;
}
