import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './board.js';
import type { StatusFault } from './kinds.js';

/**
 * Injects the faults before the work: delays, gates, error statuses and lost connections.
 * Returns whether the request continues; if not, it was answered or its client has disconnected.
 */
export async function strikeBefore(
  faults: readonly DueFault[],
  request: FastifyRequest,
  reply: FastifyReply,
  gone: AbortSignal,
): Promise<boolean> {
  for (const fault of faults) {
    if (fault.kind === 'latency') await pause(fault.ms, gone);
    if (fault.kind === 'gate') await fault.gate.pass(gone);
    if (gone.aborted) {
      reply.hijack();
      return false;
    }
    if (fault.kind === 'drop' && fault.moment === 'before') {
      reply.hijack();
      request.raw.socket.destroy();
      return false;
    }
    if (fault.kind === 'status') {
      sendStatus(reply, fault);
      return false;
    }
  }
  return true;
}

/** Waits, but only while the client is connected. */
async function pause(ms: number, gone: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal: gone });
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  empty: undefined,
} as const;

function sendStatus(reply: FastifyReply, fault: StatusFault): void {
  const { status, retryAfter, location, body = 'json' } = fault;
  const contentType = fault.contentType ?? CONTENT_TYPES[body];
  reply.code(status);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  if (location !== undefined) reply.header('location', location);
  if (contentType !== undefined) reply.header('content-type', contentType);
  reply.send(errorBody(fault, body));
}

function errorBody(fault: StatusFault, body: NonNullable<StatusFault['body']>): string | undefined {
  const reason = STATUS_CODES[fault.status] ?? 'Unknown';
  const { code = reason.toLowerCase().replace(/[^a-z]+/g, '_'), title = reason } = fault;
  switch (body) {
    case 'json':
      return JSON.stringify({ errors: [{ code, title }] });
    case 'text':
      return title;
    case 'html':
      return `<html><head><title>${String(fault.status)} ${title}</title></head><body><h1>${title}</h1></body></html>\n`;
    case 'empty':
      return undefined;
  }
}
