import type { Socket } from 'node:net';

import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';

import { errorType } from '../graphql/media-types.js';
import { closingHeaders, errorBody, reject, type RejectionAnswer } from './rejections.js';

/** How much of a rejected body is read, in bytes: its sender gets to read the answer only after sending it. */
const DISCARD_LIMIT = 64 * 1_024 * 1_024;

/** How long a client that still sends has to read its answer before the connection is closed, in milliseconds. */
const LINGER = 2_000;

const discarding = new WeakSet<Socket>();

/**
 * Headers that count once. Of several, one program on the way could go by the first, and this server by another.
 */
const SINGLE: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'host',
  'router-authorization',
  'x-upstream-report',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'origin',
]);

/** Rejects requests that Fastify would misread: without a valid host, with a header that may occur once twice, with an encoded body, or no real preflight. */
export const rejectUnreadable: onRequestHookHandler = (request, reply, done) => {
  const { headers, method, raw } = request;
  const repeated = repeatedHeader(raw.rawHeaders);
  if (!hasValidHost(raw.headers.host, raw.httpVersion)) {
    const message = 'the request needs a valid `host` header';
    void reject(request, reply, { status: 400, code: 'BAD_REQUEST', message });
  } else if (repeated !== undefined) {
    discardBody(request, reply);
    const message = `the header \`${repeated}\` may be sent only once`;
    void reject(request, reply, { status: 400, code: 'BAD_REQUEST', message });
  } else if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    discardBody(request, reply);
    reply.header('accept-encoding', 'identity');
    const message = 'the body must not be compressed: send it without `content-encoding`';
    void reject(request, reply, { status: 415, code: 'BAD_REQUEST', message });
  } else if (method === 'OPTIONS' && !isPreflight(request)) {
    // The CORS plugin would answer it with plain text.
    reply.callNotFound();
  } else done();
};

/**
 * Reads the rest of a body that is not wanted, after the answer. On a connection that is closed while its client still
 * sends, the client would see a reset instead of the answer.
 */
export function discardBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection');
  discarding.add(raw.socket);
  raw.once('end', () => discarding.delete(raw.socket));
  let size = 0;
  raw.on('data', ({ length }: Buffer) => {
    size += length;
    if (size > DISCARD_LIMIT) raw.destroy();
  });
}

/**
 * Answers a request with an error before its body is read, and closes the connection: when the body is complete, or after
 * a while. What comes meanwhile is dropped.
 */
export function rejectUnread(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: RejectionAnswer,
): void {
  discardBody(request, reply);
  const body = errorBody(answer);
  const { raw } = reply.hijack();
  const headers = {
    ...reply.getHeaders(),
    ...closingHeaders(body, request.id, errorType(request.headers.accept)),
  };
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) raw.setHeader(name, value);
  raw.statusCode = answer.status;
  raw.write(body);
  // The answer is complete for its client; to end it closes the connection.
  const end = (): void => void raw.end();
  const timer = setTimeout(end, LINGER);
  request.raw.once('end', end);
  raw.once('close', () => {
    clearTimeout(timer);
  });
}

/** Whether what still comes on a connection belongs to a request that is answered already. */
export function isDiscarding(socket: Socket): boolean {
  return discarding.has(socket);
}

function hasValidHost(host: string | undefined, httpVersion: string): boolean {
  if (host === undefined) return httpVersion === '1.0';
  return host === '' || URL.canParse(`http://${host}`);
}

/** The name of a header that counts once and occurs again; undefined when there is none. */
function repeatedHeader(raw: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? '';
    if (!isSingle(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

/** The partner's headers are passed on as they are. */
function isSingle(name: string): boolean {
  return SINGLE.has(name) || name.startsWith('x-zendesk-marketplace-');
}

function isPreflight({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}
