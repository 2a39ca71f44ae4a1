import { setMaxListeners } from 'node:events';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Caller } from '../context.js';

/**
 * The caller behind an HTTP request. Its signal is aborted when the caller disconnects, so that nothing goes on for
 * nobody, and after `timeout` milliseconds.
 */
export function callerOf(request: FastifyRequest, reply: FastifyReply, timeout: number): Caller {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => {
    controller.abort(new DOMException('the deadline of the operation has passed', 'TimeoutError'));
  }, timeout);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort();
  });
  return {
    authorization: request.headers.authorization,
    signal: controller.signal,
    deadline: Date.now() + timeout,
  };
}
