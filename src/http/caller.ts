import { createHash, timingSafeEqual } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SubgraphConfig } from '../config/config-types.js';
import type { Caller } from '../graphql/context.js';
import { whenClosed } from '../kernel/when-closed.js';
import { marketplaceHeadersOf } from '../upstream/marketplace.js';
import { isAwaited } from '../upstream/when-aborted.js';

/** The reason of a signal whose caller has disconnected. Created once, because an error is costly to create. */
const DISCONNECTED = new DOMException('the caller has disconnected', 'AbortError');

/**
 * The caller of an HTTP request. The signal is aborted when the caller disconnects or is answered, so that no call
 * continues whose result is not needed, and after `timeout` milliseconds.
 */
export function callerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  subgraph: SubgraphConfig,
  timeout: number,
): Omit<Caller, 'authentication'> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException('the deadline of the operation has passed', 'TimeoutError'));
  }, timeout);
  whenClosed(request, reply, () => {
    clearTimeout(timer);
    // After the whole answer only a call that was prefetched for a record that then failed can be under way, and then it
    // listens. In all other cases the event would take 8 µs for nothing.
    const isAnswered = reply.raw.writableFinished;
    if (!isAnswered && reply.raw.headersSent)
      request.log.debug('the caller has disconnected before the whole answer was sent');
    if (!isAnswered || isAwaited(controller.signal)) controller.abort(DISCONNECTED);
  });
  return {
    authorization: request.headers.authorization,
    host: request.headers.host,
    marketplace: marketplaceHeadersOf(request.headers),
    mayFederate: mayFederate(subgraph, request.headers['router-authorization']),
    signal: controller.signal,
    deadline: Date.now() + timeout,
  };
}

function mayFederate(
  { access, routerSecret }: SubgraphConfig,
  given: string | string[] | undefined,
): boolean {
  if (access !== 'router-only') return access === 'on';
  return typeof given === 'string' && routerSecret !== undefined && sameText(given, routerSecret);
}

/** Compares in constant time, independent of where two texts differ and of their lengths. */
function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
