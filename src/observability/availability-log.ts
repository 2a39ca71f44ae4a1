import type { FastifyBaseLogger } from 'fastify';

import type { AvailabilityChange } from '../upstream/availability.js';

/** Logs when upstream stops to be available, with the cause, and when it is available again. */
export function logAvailability(
  logger: FastifyBaseLogger,
  { before, now, operation, host }: AvailabilityChange,
): void {
  if (now.state === 'down')
    logger.warn(
      { cause: now.cause, operation, host },
      now.cause === 'server-errors'
        ? 'upstream answers with server errors only'
        : 'upstream cannot be reached',
    );
  else if (before.state === 'down')
    logger.info(
      { operation, host, downSince: before.since.toISOString() },
      'upstream can be reached again',
    );
}
