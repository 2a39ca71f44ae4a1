import type { Redis } from '../redis/redis.js';
import type { AppEvent } from './event.js';
import type { Appended, EventLog, EventPage } from './log.js';
import { RedisAppLog } from './redis-app-log.js';
import { Waiters } from './waiters.js';
import type { LogBounds } from './window.js';

/** The latest events of each app in Redis. Every process that shares it gives the same cursors. */
export class RedisEventLog implements EventLog {
  readonly #redis: Redis;
  readonly #bounds: LogBounds;
  readonly #logs = new Map<string, RedisAppLog>();
  readonly #waiters = new Waiters();

  /** @param bounds The bytes count for the memory of the process alone. */
  constructor(redis: Redis, bounds: LogBounds) {
    this.#redis = redis;
    this.#bounds = bounds;
  }

  append(appId: string, events: readonly AppEvent[]): Promise<Appended> {
    return this.#of(appId).append(events);
  }

  end(appId: string): Promise<string> {
    return this.#of(appId).end();
  }

  read(appId: string, after: string, limit: number): Promise<EventPage> {
    return this.#of(appId).read(after, limit);
  }

  wait(appId: string, after: string, signal: AbortSignal): Promise<void> {
    return this.#of(appId).hasMore(after) ? Promise.resolve() : this.#waiters.wait(appId, signal);
  }

  size(appId: string): number {
    return this.#logs.get(appId)?.size ?? 0;
  }

  /** Stops to read. */
  close(): void {
    for (const log of this.#logs.values()) log.close();
  }

  #of(appId: string): RedisAppLog {
    const known = this.#logs.get(appId);
    if (known) return known;
    const log = new RedisAppLog(this.#redis, appId, this.#bounds, () => this.#waiters.wake(appId));
    this.#logs.set(appId, log);
    return log;
  }
}
