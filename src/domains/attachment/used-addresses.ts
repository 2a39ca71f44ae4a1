import type { SharedState } from '../../kernel/shared-state.js';
import { RedisUnavailable, Script, type Redis } from '../../redis/redis.js';
import type { SignedUpload } from './addresses.js';

/** Which addresses of uploads were used. Asynchronous, because processes may share it. */
interface UsedAddresses {
  /** Has an address be used. Gives false when it was used before. */
  use(upload: SignedUpload): Promise<boolean>;
}

/** How many used addresses one process remembers. There are more only when more than 300 files come in a second. */
const MAX_USED = 100_000;

/** Of one process. */
class MemoryUsedAddresses implements UsedAddresses {
  /** The serials of those that were used, with their ends; the earliest first. */
  readonly #used = new Map<string, number>();

  use({ serial, end }: SignedUpload): Promise<boolean> {
    const now = Date.now();
    for (const [each, until] of this.#used) {
      if (until > now && this.#used.size < MAX_USED) break;
      this.#used.delete(each);
    }
    if (this.#used.has(serial)) return Promise.resolve(false);
    this.#used.set(serial, end);
    return Promise.resolve(true);
  }
}

/** ARGV: for how many milliseconds to remember it. Gives 1 the first time. */
const USE = new Script(
  'upload-use',
  `return redis.call('SET', KEYS[1], 1, 'NX', 'PX', ARGV[1]) and 1 or 0`,
);

/** Of all processes that share Redis. While it is away, each remembers for itself. */
class RedisUsedAddresses implements UsedAddresses {
  readonly #redis: Redis;
  readonly #alone = new MemoryUsedAddresses();

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async use(upload: SignedUpload): Promise<boolean> {
    const isFirstHere = await this.#alone.use(upload);
    if (!isFirstHere) return false;
    const { appId, serial, end } = upload;
    const key = this.#redis.key(appId, 'uploads', serial);
    try {
      const lifetime = Math.max(1, end - Date.now());
      return (await this.#redis.evaluate(USE, [key], [lifetime])) === 1;
    } catch (error) {
      if (error instanceof RedisUnavailable) return true;
      throw error;
    }
  }
}

/** Which addresses of a server's uploads were used. For `SharedState.of`. */
export function usedAddresses({ redis }: SharedState): UsedAddresses {
  return redis ? new RedisUsedAddresses(redis) : new MemoryUsedAddresses();
}
