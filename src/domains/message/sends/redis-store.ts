import { hash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { LRUCache } from 'lru-cache';

import { Script, type Redis } from '../../../redis/redis.js';
import type { SendKey, SendRecord } from './state.js';
import { KEY_LIFETIME, YOUTH, type SendStore } from './store.js';

/** Of how many apps it is known at the same time since when keys are remembered: callers may name any. */
const MAX_APPS = 1_000;
/** How often a key that another process may change is read again, in milliseconds. */
const POLL = 100;

/**
 * Reads a key. KEYS: the key; the hash that says since when keys are remembered (`at`) by which run of Redis (`run`).
 * ARGV: the run that answers; for how many milliseconds keys are remembered, and the hash when none is read. Another run
 * may have lost the latest keys: with it the memory begins anew. Gives the value, and for how many milliseconds keys have
 * been remembered.
 */
const READ = new Script(
  'send-read',
  `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local memory = redis.call('HMGET', KEYS[2], 'run', 'at')
local age = 0
if memory[1] == ARGV[1] then
  age = now - tonumber(memory[2])
else
  redis.call('HSET', KEYS[2], 'run', ARGV[1], 'at', string.format('%.0f', now))
end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return {redis.call('GET', KEYS[1]) or '', age}
`,
);

/**
 * Replaces the value of a key if it is as expected. ARGV: what is expected, or nothing; the new value; its lifetime in
 * milliseconds. Gives what is there then.
 */
const REPLACE = new Script(
  'send-replace',
  `
local current = redis.call('GET', KEYS[1]) or ''
if current ~= ARGV[1] then return current end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return ARGV[2]
`,
);

/** Remembers keys in Redis, for all processes that share it. */
export class RedisSendStore implements SendStore {
  readonly #redis: Redis;
  /** What Redis has of each record that was given. */
  readonly #texts = new WeakMap<SendRecord, string>();
  /** Until when keys of an app may have been forgotten, in milliseconds since the epoch. Set with each read. */
  readonly #youngUntil = new LRUCache<string, number>({ max: MAX_APPS });

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async get(key: SendKey): Promise<SendRecord | undefined> {
    const keys = [this.#keyOf(key), this.#redis.key(key.appId, 'sends')];
    const reply = await this.#redis.evaluate(READ, keys, [
      (await this.#redis.serverRun()) ?? '',
      KEY_LIFETIME,
    ]);
    const [text, age] = reply as [string, number];
    this.#youngUntil.set(key.appId, Date.now() + YOUTH - age);
    return this.#recordOf(text);
  }

  async replace(
    key: SendKey,
    expected: SendRecord | undefined,
    next: SendRecord,
  ): Promise<SendRecord | undefined> {
    const before = expected ? (this.#texts.get(expected) ?? 'unknown') : '';
    // Two processes may claim a key with the same record.
    const text = JSON.stringify({ ...next, write: randomUUID() });
    const reply = await this.#redis.evaluate(
      REPLACE,
      [this.#keyOf(key)],
      [before, text, KEY_LIFETIME],
    );
    if (reply !== text) return this.#recordOf(String(reply));
    this.#texts.set(next, text);
    return next;
  }

  async changed(key: SendKey, record: SendRecord, patience: number): Promise<void> {
    const before = this.#texts.get(record);
    for (const end = Date.now() + patience; Date.now() < end;) {
      await pause(Math.min(POLL, end - Date.now()));
      const now = await this.get(key);
      if (!now || this.#texts.get(now) !== before) return;
    }
  }

  mayHaveForgotten(now: number, { appId }: SendKey): boolean {
    return now < (this.#youngUntil.get(appId) ?? Number.POSITIVE_INFINITY);
  }

  /** It discloses no ids. */
  #keyOf({ appId, conversationId, author, key }: SendKey): string {
    const name = hash('sha256', JSON.stringify([conversationId, author, key]), 'base64url');
    return this.#redis.key(appId, 'send', name);
  }

  #recordOf(text: string): SendRecord | undefined {
    if (text === '') return undefined;
    const record = JSON.parse(text) as SendRecord;
    this.#texts.set(record, text);
    return record;
  }
}
