import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { discardBody } from './odd-requests.js';
import { errorBody, reject, rejectPastHooks, type Rejections } from './rejections.js';

const UNSUPPORTED_TYPE = 'the body has to be JSON, with the content type application/json';
const FAILED = { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' };

const answered = new WeakSet<FastifyReply>();

/** Has the next functions know that an answer was begun. Goes before every other `onSend` hook. */
export function noteAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (_, reply, payload, done) => {
    answered.add(reply);
    done(null, payload);
  });
}

/**
 * Has errors answered in GraphQL's shape, and unexpected ones logged and masked. Of what fails while an answer is sent,
 * such as a hook, the answer goes past hooks. Fastify hands each error of one request to another error handler: that of
 * the context, then that of the context around it, then its own, which would show the message.
 */
export function answerErrors(context: FastifyInstance, rejections: Rejections): void {
  context.setErrorHandler<FastifyError>((error, request, reply) => {
    if (answered.has(reply)) {
      request.log.error({ err: error }, 'answer failed');
      rejections.answered(request, FAILED.status, errorBody(FAILED));
      rejectPastHooks(request, reply, FAILED);
      return undefined;
    }
    return answerError(error, request, reply);
  });
}

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error({ err: error }, 'request failed');
    return reject(request, reply, { ...FAILED, status });
  }
  discardBody(request, reply);
  const message =
    error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? UNSUPPORTED_TYPE : error.message;
  return reject(request, reply, { status, code: 'BAD_REQUEST', message });
}
