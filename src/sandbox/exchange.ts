import type { FastifyReply, FastifyRequest } from 'fastify';
import { whenClosed } from '../kernel/when-closed.js';
import type { DueFault } from './faults/board.js';
import type { OpenEntry, RequestLog } from './request-log.js';

/** Name under which requests carry their exchange; Fastify wants it declared beforehand. */
export const EXCHANGE_DECORATOR = 'exchange';

/** What the stages of one request share. */
export interface Exchange {
  readonly entry: OpenEntry;
  /** Aborted once the answer is sent or the client has disconnected. */
  readonly ended: AbortSignal;
  /** Empty until the request is authenticated. */
  faults: readonly DueFault[];
  /** Whether another change of the same record was under way when this one came in. */
  isConcurrentChange: boolean;
}

/** Starts an exchange: logs the arrival of the request, and later its end. */
export function beginExchange(
  log: RequestLog,
  operation: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Exchange {
  const { authorization } = request.headers;
  const entry = log.open({
    operation,
    method: request.method,
    url: request.raw.url ?? '',
    headers: {
      'user-agent': request.headers['user-agent'],
      'content-type': request.headers['content-type'],
      authorization: authorization?.split(' ', 1)[0],
    },
  });
  const ended = new AbortController();
  whenClosed(request, reply, () => {
    entry.ended();
    ended.abort();
  });
  const exchange: Exchange = { entry, ended: ended.signal, faults: [], isConcurrentChange: false };
  request.setDecorator(EXCHANGE_DECORATOR, exchange);
  return exchange;
}

/** The exchange that a request belongs to. */
export function exchangeOf(request: FastifyRequest): Exchange {
  return request.getDecorator<Exchange>(EXCHANGE_DECORATOR);
}
