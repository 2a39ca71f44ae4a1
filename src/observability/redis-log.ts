import type { FastifyBaseLogger } from 'fastify';

import { isAnswering } from '../redis/problem.js';
import type { RedisChange } from '../redis/redis.js';

/** Logs when Redis can no longer be used, with the cause, and when it can be used again. */
export function logRedis(logger: FastifyBaseLogger, { before, now, host }: RedisChange): void {
  if (now.state === 'down')
    logger.error(
      { cause: now.cause, host },
      isAnswering(now.cause) ? 'Redis takes no writes' : 'Redis cannot be used',
    );
  else if (before.state === 'down')
    logger.info({ host, downSince: before.since.toISOString() }, 'Redis can be used again');
}
