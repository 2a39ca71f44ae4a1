import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header that a request's id comes and goes in. */
export const REQUEST_ID = 'x-request-id';

/**
 * The id of a request, in the log and in the answer: the caller's `x-request-id` when it has a valid format, else a new
 * one.
 */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
