import { hash } from 'node:crypto';

import { GraphQLError } from 'graphql';

import type { SharedState } from '../kernel/shared-state.js';
import { RedisUnavailable, Script, type Redis } from '../redis/redis.js';
import type { EndUserIdentity } from './identity.js';

/** An end user of an app, by the ids that their token has. */
interface Writer {
  readonly appId: string;
  readonly user: string;
}

/** How many mutations each end user may send. Asynchronous, because processes may count together. */
interface WriteLimit {
  /**
   * Counts one more mutation of a user.
   *
   * @returns How many milliseconds the user has to wait; 0 when it is allowed.
   */
  take(writer: Writer): Promise<number>;
}

const MINUTE = 60_000;

/** Counts for one process, each user's minute from their first mutation on. */
class MemoryWriteLimit implements WriteLimit {
  readonly #perMinute: number;
  /** The one whose minute began first comes first. */
  readonly #minutes = new Map<string, { readonly began: number; count: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  take({ appId, user }: Writer): Promise<number> {
    const now = Date.now();
    for (const [name, { began }] of this.#minutes) {
      if (now - began < MINUTE) break;
      this.#minutes.delete(name);
    }
    const name = JSON.stringify([appId, user]);
    const minute = this.#minutes.get(name);
    if (!minute) this.#minutes.set(name, { began: now, count: 1 });
    else if (minute.count >= this.#perMinute) return Promise.resolve(minute.began + MINUTE - now);
    else minute.count += 1;
    return Promise.resolve(0);
  }
}

/** ARGV: how many are allowed; a minute in milliseconds. Gives how many milliseconds to wait. */
const TAKE = new Script(
  'write-count',
  `
local count = tonumber(redis.call('GET', KEYS[1]) or '0')
if count == 0 then
  redis.call('SET', KEYS[1], 1, 'PX', ARGV[2])
elseif count >= tonumber(ARGV[1]) then
  return math.max(1, redis.call('PTTL', KEYS[1]))
else
  redis.call('INCR', KEYS[1])
end
return 0
`,
);

/** The same for all processes that share Redis. While it is away, each counts for itself. */
class RedisWriteLimit implements WriteLimit {
  readonly #redis: Redis;
  readonly #perMinute: number;
  readonly #alone: WriteLimit;

  constructor(redis: Redis, perMinute: number) {
    this.#redis = redis;
    this.#perMinute = perMinute;
    this.#alone = new MemoryWriteLimit(perMinute);
  }

  async take(writer: Writer): Promise<number> {
    // It discloses no ids.
    const name = hash('sha256', writer.user, 'base64url');
    const keys = [this.#redis.key(writer.appId, 'writes', name)];
    try {
      return Number(await this.#redis.evaluate(TAKE, keys, [this.#perMinute, MINUTE]));
    } catch (error) {
      if (error instanceof RedisUnavailable) return this.#alone.take(writer);
      throw error;
    }
  }
}

function writeLimit({ changes, redis }: SharedState): WriteLimit {
  const { endUserWrites } = changes;
  return redis ? new RedisWriteLimit(redis, endUserWrites) : new MemoryWriteLimit(endUserWrites);
}

/**
 * Counts a mutation of an end user.
 *
 * @throws {GraphQLError} `RATE_LIMITED` with the seconds to wait, when it is one too many.
 */
export async function countWrite(
  { appId, user }: EndUserIdentity,
  shared: SharedState,
): Promise<void> {
  const wait = await shared.of(writeLimit).take({ appId, user: JSON.stringify(user) });
  if (wait === 0) return;
  throw new GraphQLError(
    'an end user may not send so many mutations in a minute; try again later',
    {
      extensions: { code: 'RATE_LIMITED', retryAfter: Math.ceil(wait / 1_000) },
    },
  );
}
