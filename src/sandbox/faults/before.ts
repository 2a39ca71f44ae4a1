import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './board.js';
import type { StatusFault } from './kinds.js';

/** What becomes of a request after the faults before its work. */
interface Outcome {
  /** False when it was answered, or its connection is closed. */
  readonly continues: boolean;
  /** After how many milliseconds the work is done all the same. */
  readonly workAfterMs?: number;
}

/** Injects the faults before the work: delays, gates, error statuses and lost connections. */
export async function strikeBefore(
  faults: readonly DueFault[],
  request: FastifyRequest,
  reply: FastifyReply,
  gone: AbortSignal,
): Promise<Outcome> {
  for (const fault of faults) {
    if (fault.kind === 'latency') await pause(fault.ms, gone);
    if (fault.kind === 'gate') await fault.gate.pass(gone);
    if (gone.aborted) {
      reply.hijack();
      return { continues: false };
    }
    if (fault.kind === 'lateWork' || (fault.kind === 'drop' && fault.moment === 'before')) {
      reply.hijack();
      request.raw.socket.destroy();
      const isLate = fault.kind === 'lateWork';
      return { continues: false, ...(isLate ? { workAfterMs: fault.ms } : {}) };
    }
    if (fault.kind === 'status') {
      sendStatus(reply, fault);
      return { continues: false };
    }
  }
  return { continues: true };
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
