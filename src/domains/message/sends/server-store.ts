import type { SharedState } from '../../../kernel/shared-state.js';
import { RedisSendStore } from './redis-store.js';
import { MemorySendStore, type SendStore } from './store.js';

/** What remembers the keys of a server. For `SharedState.of`. */
export function sendStore({
  redis,
  startedAt,
}: Pick<SharedState, 'redis' | 'startedAt'>): SendStore {
  return redis ? new RedisSendStore(redis) : new MemorySendStore(startedAt);
}
