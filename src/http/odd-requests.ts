import type { Duplex } from 'node:stream';

import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';

import { reject } from './rejections.js';

/** How much of a rejected body is read, in bytes: its sender gets to read the answer only after sending it. */
const DISCARD_LIMIT = 64 * 1_024 * 1_024;

/** The connections on which the rest of a body is read whose request was answered. */
const discarding = new WeakSet<Duplex>();

/** Whether the request under way on a connection was answered before its body had arrived. */
export function isAnswered(socket: Duplex): boolean {
  return discarding.has(socket);
}

/** Rejects requests that Fastify would misread: without a valid host, with an encoded body, or no real preflight. */
export const rejectUnreadable: onRequestHookHandler = (request, reply, done) => {
  const { headers, method, raw } = request;
  if (!hasValidHost(raw.headers.host, raw.httpVersion)) {
    const message = 'the request needs a valid `host` header';
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
  const { socket } = raw;
  discarding.add(socket);
  raw.once('end', () => discarding.delete(socket));
  let size = 0;
  raw.on('data', ({ length }: Buffer) => {
    size += length;
    if (size > DISCARD_LIMIT) raw.destroy();
  });
}

function hasValidHost(host: string | undefined, httpVersion: string): boolean {
  if (host === undefined) return httpVersion === '1.0';
  return host === '' || URL.canParse(`http://${host}`);
}

function isPreflight({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}
