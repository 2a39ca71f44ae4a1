/** Requests that are answered with an error outside of a GraphQL operation: what they are answered, log and metric. */
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

import { cut, LONGEST_ECHO } from '../kernel/cut.js';
import { errorType } from '../graphql/media-types.js';
import type { RejectionObserver } from '../observability/rejection-metrics.js';
import { REQUEST_ID } from './request-id.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request was counted with: `OK` or a code. Undefined when it was not counted yet. */
    operationCode: string | undefined;
  }
}

/** Nobody may store an answer, or guess at its type. */
export const SAFE_HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
};

/** What a rejected request is answered. */
export interface RejectionAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** What programs may want to know beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** The methods that the address has. */
  readonly allow?: string;
}

/** What requests are answered while the server stops. */
export const STOPPING: RejectionAnswer = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'this server is stopping: send the request again, on a new connection',
};

/** An answer in the shape of GraphQL over HTTP. */
export function errorBody({
  code,
  message,
  extensions,
}: Pick<RejectionAnswer, 'code' | 'message' | 'extensions'>): string {
  return JSON.stringify({ errors: [{ message, extensions: { ...extensions, code } }] });
}

/**
 * Answers a request with an error, past Fastify and its hooks, and closes the connection. Where the answer could not be
 * begun, the connection is only closed.
 */
export function rejectPastHooks(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: RejectionAnswer,
): void {
  const { raw } = reply.hijack();
  if (raw.headersSent || raw.destroyed) {
    raw.destroy();
    return;
  }
  const body = errorBody(answer);
  const type = errorType(request.headers.accept);
  raw.writeHead(answer.status, closingHeaders(body, request.id, type)).end(body);
}

/** The headers of an error after which the connection is closed. */
export function closingHeaders(
  body: string,
  requestId: string,
  type = errorType(undefined),
): Readonly<Record<string, string | number>> {
  return {
    ...SAFE_HEADERS,
    [REQUEST_ID]: requestId,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
}

/** Answers a request with an error. */
export function reject(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  answer: RejectionAnswer,
): FastifyReply {
  if (answer.allow !== undefined) reply.header('allow', answer.allow);
  return reply.code(answer.status).type(errorType(headers.accept)).send(errorBody(answer));
}

/**
 * The path of a request's address, as it may be logged: cut, without host and user, and without the query, which has
 * variables.
 */
export function pathOf(url: string): string {
  return url
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .slice(0, LONGEST_ECHO);
}

/** Logs and counts rejected requests. */
export class Rejections {
  readonly #observe: RejectionObserver;

  /** @param observe Is called for each of them. */
  constructor(observe: RejectionObserver) {
    this.#observe = observe;
  }

  /** Notes an answer of Fastify: it is a rejection when it has an error and no operation was counted with one. */
  answered(request: FastifyRequest, status: number, payload: unknown): void {
    const { operationCode, log, method, url, raw } = request;
    if (status < 400 || (operationCode !== undefined && operationCode !== 'OK')) return;
    // The connection was lost, or was answered for what followed on it: this answer goes nowhere.
    if (raw.socket.destroyed || raw.socket.writableEnded) return;
    const error = errorIn(payload);
    if (!error) return;
    request.operationCode = error.code;
    this.note({ status, ...error }, log, { method, path: pathOf(url) });
  }

  /**
   * Notes a rejection.
   *
   * @param details What else to log: nothing that may be a credential.
   */
  note(
    { status, code, message }: RejectionAnswer,
    log: FastifyBaseLogger,
    details: Readonly<Record<string, unknown>> = {},
  ): void {
    this.#observe({ status, code });
    const level = status >= 500 ? 'warn' : 'info';
    log[level]({ status, code, reason: cut(message), ...details }, 'request rejected');
  }
}

/** The error that an answer consists of; undefined for an answer of another kind, such as that of `/readyz`. */
function errorIn(payload: unknown): Pick<RejectionAnswer, 'code' | 'message'> | undefined {
  if (typeof payload !== 'string' || !payload.startsWith('{"errors":[')) return undefined;
  const { errors } = JSON.parse(payload) as {
    errors: readonly { message: string; extensions: { code: string } }[];
  };
  const [error] = errors;
  return error && { code: error.extensions.code, message: error.message };
}
