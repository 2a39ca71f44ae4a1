import { Agent as HttpAgent, request as httpRequest, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';

import got, {
  RequestError,
  TimeoutError,
  type Got,
  type RequestFunction,
  type Response,
} from 'got';

import { firstOf, isOverWithHead, readBody } from './body.js';
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
import { whenAborted } from '../when-aborted.js';

/**
 * The default transport: one got instance with its own connections.
 *
 * @param maxConnections How many there may be. As many may be free, or each burst would open new ones.
 */
export function gotTransport(
  maxBytes: number,
  timeouts: AttemptTimeouts = ATTEMPT_TIMEOUTS,
  maxConnections = MAX_CONNECTIONS,
): Transport {
  const options: AgentOptions = {
    keepAlive: true,
    maxSockets: maxConnections,
    maxFreeSockets: maxConnections,
    timeout: IDLE_TIMEOUT,
  };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  const common = got.extend({
    agent: agents,
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    decompress: false,
    request: lean,
  });
  const client = common.extend({ timeout: { ...timeouts } });
  const { lookup, connect, secureConnect } = timeouts;
  const streaming = common.extend({ timeout: { lookup, connect, secureConnect } });
  return {
    send: (request) =>
      exchange(typeof request.body === 'object' ? streaming : client, request, maxBytes),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** got passes thirty options, of which only these are set. For Node.js to read all takes a twelfth of a call's time. */
const lean: RequestFunction = (url, { method, headers, agent }, callback) => {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const sent = request(url, { method, headers, agent, rejectUnauthorized: true }, callback);
  let informational = 0;
  sent.on('information', () => {
    informational += 1;
    if (informational > MAX_INFORMATIONAL) sent.destroy(new TransportError('invalid'));
  });
  return sent;
};

/** As a stream: got's promise, and an `AbortSignal` for each call, would take a sixth more time. */
function exchange(
  client: Got,
  { method, url, headers, body, signal }: TransportRequest,
  maxBytes: number,
): Promise<TransportResponse> {
  const stream = client.stream(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  // got waits for a body with every method that may have one.
  if (body === undefined && method !== 'GET') stream.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let answered: Response | undefined;
    const fail = (error: Error): void => {
      stopListening();
      reject(error);
      stream.destroy();
    };
    const cancel = (): void => fail(new TransportError('unreachable'));
    const stopListening = whenAborted(signal, cancel);
    if (signal.aborted) cancel();
    stream.on('response', (response: Response) => {
      answered = response;
      const { statusCode: status, headers: received } = response;
      // Not the status of an answer. Node.js takes 101 without `upgrade` for one.
      if (status < 200) fail(new TransportError('invalid'));
      else if (isOverWithHead({ status, headers: received })) {
        finish(response);
        stream.destroy();
      }
    });
    // Nobody asked for another protocol, and got would leave the connection open.
    stream.on('upgrade', (_: unknown, socket: Socket) => {
      socket.destroy();
      fail(new TransportError('invalid'));
    });
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) fail(new TransportError('too-large'));
    });
    const finish = ({ statusCode: status, headers: received }: Response): void => {
      stopListening();
      const retryAfter = firstOf(received, 'retry-after');
      resolve(
        readBody({ status, headers: received }, chunks, maxBytes).then((text) => ({
          status,
          body: text,
          retryAfter,
        })),
      );
    };
    stream.on('error', (error) => {
      const isAllReceived = stream.downloadProgress.transferred === size;
      const rest = answered && unreadRest(answered, error, isAllReceived);
      if (!answered || !rest) {
        fail(toTransportError(error));
        return;
      }
      chunks.push(rest);
      finish(answered);
    });
    stream.on('end', () => {
      if (answered) finish(answered);
      else fail(new TransportError('unreachable'));
    });
  });
}

/** By the part of an attempt that took too long, as got names it. */
const TIMEOUTS: Readonly<Record<string, ConnectionProblem>> = {
  lookup: 'lookup-timeout',
  connect: 'connect-timeout',
  secureConnect: 'tls-timeout',
  send: 'send-timeout',
  response: 'response-timeout',
  request: 'attempt-timeout',
};

/**
 * What was not read yet of an answer that was whole before the error: Node.js reports what follows an answer as an error
 * of the request. Undefined when the answer is not whole, or a part of what was read is lost.
 */
function unreadRest(
  answered: Response,
  { code }: Error & { code?: string },
  isAllReceived: boolean,
): Buffer | undefined {
  if (!answered.complete || !isAllReceived || code?.startsWith('HPE_') !== true) return undefined;
  const unread: unknown = answered.read();
  return unread instanceof Buffer ? unread : Buffer.alloc(0);
}

function toTransportError(error: Error): Error {
  if (error instanceof TimeoutError)
    return new TransportError('timeout', TIMEOUTS[error.event] ?? 'attempt-timeout');
  if (error.cause instanceof TransportError) return error.cause;
  const problem = problemOf(error);
  // While a body is streamed, errors of the connection come as they are.
  return error instanceof RequestError || problem !== 'other'
    ? new TransportError('unreachable', problem)
    : error;
}
