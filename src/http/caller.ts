import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SubgraphConfig } from '../config/config-types.js';
import type { Caller } from '../graphql/context.js';
import { whenClosed } from '../kernel/when-closed.js';
import { marketplaceHeadersOf } from '../upstream/marketplace.js';
import { isAwaited } from '../upstream/when-aborted.js';

/** The reason of a signal whose caller has disconnected. Created once, because an error is costly to create. */
export const DISCONNECTED = new DOMException('the caller has disconnected', 'AbortError');

/** What the headers of a request say of its sender. */
export type Sender = Pick<Caller, 'authorization' | 'host' | 'marketplace' | 'mayFederate'>;

/** Reads the sender of a request. */
export function senderOf(headers: IncomingHttpHeaders, subgraph: SubgraphConfig): Sender {
  return {
    authorization: headers.authorization,
    host: headers.host,
    marketplace: marketplaceHeadersOf(headers),
    mayFederate: isRouter(subgraph, headers['router-authorization']),
  };
}

/** The reason of a signal that is aborted because an operation has taken as long as it may. */
export function deadlinePassed(): DOMException {
  return new DOMException('the deadline of the operation has passed', 'TimeoutError');
}

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
    controller.abort(deadlinePassed());
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
  const { authorization, host, marketplace, mayFederate } = senderOf(request.headers, subgraph);
  const { signal } = controller;
  const deadline = Date.now() + timeout;
  return { authorization, host, marketplace, mayFederate, signal, deadline };
}

function isRouter(
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
