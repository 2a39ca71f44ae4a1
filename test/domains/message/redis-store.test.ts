import { beforeAll, expect, test } from '@jest/globals';

import { RedisSendStore } from '../../../src/domains/message/sends/redis-store.js';
import { KEY_LIFETIME } from '../../../src/domains/message/sends/store.js';
import { RedisConnection } from '../../../src/redis/connection.js';
import { opened } from '../../support/closing.js';
import { describeWithRedis, startRedis, type RedisServer } from '../../support/redis-server.js';

describeWithRedis('the keys of sends in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });

  function store(): RedisSendStore {
    const observer = { changed: () => undefined, ended: () => undefined };
    return new RedisSendStore(
      opened(new RedisConnection({ url: redis.url, prefix: 'test:' }, observer)),
    );
  }

  test('are all forgotten a day later, whatever apps callers make up', async () => {
    const sends = store();
    for (const appId of ['one', 'two']) {
      const key = { appId, conversationId: 'c', author: 'business', key: 'k' };
      expect(await sends.get(key)).toBeUndefined();
      await sends.replace(key, undefined, {
        fingerprint: 'f',
        credentialsKey: 'c',
        firstSentAt: Date.now(),
        state: { kind: 'refused' },
      });
    }
    const keys = await redis.client.keys('test:{*');
    expect(keys).toHaveLength(4);
    for (const key of keys) {
      const left = await redis.client.pttl(key);
      expect(left).toBeGreaterThan(KEY_LIFETIME - 60_000);
      expect(left).toBeLessThanOrEqual(KEY_LIFETIME);
    }
  });
});
