import { Transform, type Readable } from 'node:stream';

import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify';

import type { AuthenticationFailure } from '../access/identity.js';
import { AUTHENTICATION_ERRORS } from '../graphql/plugins/authentication.js';
import { unansweredHead } from '../graphql/plugins/response-status.js';
import { rejectUnread } from './odd-requests.js';
import { pathOf, type Rejections } from './rejections.js';

/** Bodies of so many bytes are read from everyone, because what describes the schema is answered to everyone. */
const READ_FROM_EVERYONE = 16 * 1_024;

/**
 * Authenticates the senders of larger bodies before those are read, and rejects the others.
 *
 * @param failureOf Why the sender of a request is not authenticated; undefined when they are. Never rejects.
 */
export function authenticateFirst(
  endpoint: FastifyInstance,
  rejections: Rejections,
  failureOf: (request: FastifyRequest) => Promise<AuthenticationFailure | undefined>,
): void {
  endpoint.addHook('preParsing', (request, reply, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const isLarge = encoding !== undefined || Number(length ?? 0) > READ_FROM_EVERYONE;
    if (!isLarge || request.method !== 'POST') {
      done(null, payload);
      return;
    }
    if (encoding !== undefined) {
      done(null, checked(request, reply, payload));
      return;
    }
    void failureOf(request).then((failure) => {
      if (failure === undefined) done(null, payload);
      else refuse(request, reply, failure);
    });
  });

  /** A body of unknown length. What is beyond that many bytes waits until its sender is authenticated. */
  function checked(
    request: FastifyRequest,
    reply: FastifyReply,
    payload: RequestPayload,
  ): Readable {
    let size = 0;
    let isAuthenticated = false;
    const body = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length;
        if (isAuthenticated || size <= READ_FROM_EVERYONE) {
          done(null, chunk);
          return;
        }
        void failureOf(request).then((failure) => {
          if (failure === undefined) {
            isAuthenticated = true;
            done(null, chunk);
          } else {
            // It never ends, so nothing of it is parsed.
            payload.unpipe(body);
            refuse(request, reply, failure);
          }
        });
      },
    });
    payload.on('error', (error) => body.destroy(error));
    return payload.pipe(body);
  }

  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    failure: AuthenticationFailure,
  ): void {
    const { log, method, url } = request;
    const [code, message] = AUTHENTICATION_ERRORS[failure];
    const { status, headers } = unansweredHead(code, request.headers.accept);
    const answer = { status, code, message };
    request.operationCode = code;
    rejections.note(answer, log, { method, path: pathOf(url) });
    rejectUnread(request, reply.headers(headers), answer);
  }
}
