/** The settings of what several processes share, and their rules. */
import { isLoopback } from './address.js';
import type { RedisConfig } from './config-types.js';

/** The settings that say where the processes share what they know, as in the environment. */
export interface RedisSettings {
  readonly REDIS_URL?: string | undefined;
  readonly REDIS_PREFIX: string;
  readonly NODE_ENV?: string | undefined;
}

/** What the address must be. */
export const URL_RULE =
  'be redis://host:port or rediss://host:port, with user:password@ before the host and the number of a database as path where they are needed';
/** What the beginning of keys must be. */
export const PREFIX_RULE = 'be 1 to 64 printable ASCII characters without blanks and braces';

/** Whether it is the address of a Redis server. What its client would read out of a query is none of our settings. */
export function isRedisUrl(text: string): boolean {
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search, hash } = new URL(text);
  return hostname !== '' && /^(?:\/\d{0,4})?$/.test(pathname) && search === '' && hash === '';
}

/** Whether keys can begin with it: braces say what a cluster divides keys by. */
export function isPrefix(text: string): boolean {
  return /^[!-z|~]{1,64}$/.test(text);
}

/** Where the processes share what they know; undefined for one process alone. */
export function redisConfig({
  REDIS_URL: url,
  REDIS_PREFIX: prefix,
  NODE_ENV: environment,
}: RedisSettings): RedisConfig | undefined {
  if (url === undefined) return undefined;
  const { protocol, hostname } = new URL(url);
  const isPlain = protocol === 'redis:' && !isLoopback(hostname);
  return { url, prefix, isExposed: environment === 'production' && isPlain };
}
