import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import type { AppEvent } from '../../src/events/event.js';
import { follow, type Step } from '../../src/events/follow.js';
import { MemoryEventLog } from '../../src/events/memory-log.js';
import { RedisEventLog } from '../../src/events/redis-log.js';
import type { LogBounds } from '../../src/events/window.js';
import { RedisConnection } from '../../src/redis/connection.js';
import { opened } from '../support/closing.js';
import { APP, event, idsOf } from '../support/log-events.js';
import fc from '../support/property.js';
import { describeWithRedis, startRedis, type RedisServer } from '../support/redis-server.js';
import { until } from '../support/until.js';

const BOUNDS: LogBounds = { size: 10_000, bytes: 1_000_000, age: 3_600_000 };

function events(...ids: readonly (string | number)[]): readonly AppEvent[] {
  return ids.map((id) => event(String(id)));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

type Shown = string | { readonly gap: string };

/** Follows a log from a cursor on; what it has given so far. */
function following(log: RedisEventLog, after: string, end = after): readonly Shown[] {
  const stop = new AbortController();
  opened({ close: () => stop.abort() });
  const found: Shown[] = [];
  const show = (step: Step): void => {
    if (step.kind === 'event') found.push(step.logged.event.eventId);
    if (step.kind === 'gap') found.push({ gap: step.reason });
  };
  void (async () => {
    for await (const step of follow(log, { appId: APP, after, end, signal: stop.signal }))
      show(step);
  })();
  return found;
}

describeWithRedis('the log in Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.client.flushall();
  });

  /** The log as another process has it. */
  function process(bounds: LogBounds = BOUNDS, url = redis.url): RedisEventLog {
    const connection = opened(
      new RedisConnection(
        { url, prefix: 'test:' },
        { changed: () => undefined, ended: () => undefined },
      ),
    );
    return opened(new RedisEventLog(connection, bounds));
  }

  test('that is flushed is not read again and again by those who are ahead of the others', async () => {
    const commands: string[] = [];
    const connection = opened(
      new RedisConnection(
        { url: redis.url, prefix: 'test:' },
        { changed: () => undefined, ended: (command) => commands.push(command) },
      ),
    );
    const log = opened(new RedisEventLog(connection, BOUNDS));
    const [first, other] = [await log.end(APP), process()];
    const before = following(log, first);
    await log.append(APP, events('seen'));
    await until(() => before.length === 1);
    await redis.client.flushall();
    const ahead = following(log, await log.end(APP));
    await until(() => before.length === 2);
    await other.append(APP, events('next'));
    await until(() => ahead.length === 1);
    expect(before).toEqual(['seen', { gap: 'EVENTS_LOST' }, 'next']);
    expect(ahead).toEqual(['next']);
    expect(commands.filter((command) => command === 'range').length).toBeLessThan(20);
  });

  test('gives every process every event after any cursor exactly once and in order', async () => {
    const logs = [process(), process()] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 5 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (batches, limit) => {
          await redis.client.flushall();
          const start = await logs[0].end(APP);
          const all: string[] = [];
          for (const [index, size] of batches.entries()) {
            const ids = range(0, size).map((item) => `${index} ${item}`);
            await logs[index % 2 === 0 ? 0 : 1].append(APP, events(...ids));
            all.push(...ids);
          }
          const cursors = [start];
          const read: string[] = [];
          for (let after = start, turn = 0; ; turn += 1) {
            const page = await logs[turn % 2 === 0 ? 0 : 1].read(APP, after, limit);
            expect(page.missing).toBeUndefined();
            if (page.events.length === 0) break;
            read.push(...idsOf(page.events));
            cursors.push(...page.events.map(({ cursor }) => cursor));
            after = page.next;
          }
          expect(read).toEqual(all);
          expect(cursors.at(-1)).toBe(await logs[1].end(APP));
          for (const [index, cursor] of cursors.entries())
            expect(idsOf((await logs[1].read(APP, cursor, 1_000)).events)).toEqual(
              all.slice(index),
            );
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ['an event by its id', event('1'), event('1', { rawType: 'other' }), false],
    ['a message by its id', event('1', { messageId: 'm' }), event('2', { messageId: 'm' }), false],
    ['another message', event('1', { messageId: 'm' }), event('2', { messageId: 'n' }), true],
    ['an event with the id of a message', event('1', { messageId: 'm' }), event('m'), true],
  ])('leaves out what another process has logged: %s', async (_, first, second, isNew) => {
    await process().append(APP, [first]);

    expect(await process().append(APP, [second])).toEqual(
      isNew ? { added: [second], duplicates: [] } : { added: [], duplicates: [second] },
    );
  });

  test('leaves out duplicates within one batch and of processes that append at once, but per app', async () => {
    const logs = range(0, 4).map(() => process());

    const appended = await Promise.all(
      logs.map((log) => log.append(APP, events(...range(0, 100), ...range(50, 150)))),
    );
    const added = appended.flatMap((each) => idsOf(each.added.map((event) => ({ event }))));

    expect(added.sort()).toEqual(range(0, 150).map(String).sort());
    expect((await logs[0]?.append('other', events(1)))?.added).toHaveLength(1);
  });

  test('gives what is logged at once to those who follow in every process', async () => {
    const [one, other] = [process(), process()];
    const start = await one.end(APP);
    const shown = [following(one, start), following(one, start), following(other, start)];

    for (const [index, log] of [one, other, one].entries())
      await log.append(APP, events(...range(100 * index, 100 * index + 100)));
    await until(() => shown.every(({ length }) => length >= 300));

    for (const each of shown) expect(each).toEqual(range(0, 300).map(String));
  });

  test('gives all who wait in one process the same object', async () => {
    const log = process();
    const start = await log.end(APP);
    const found = range(0, 2).map(() => {
      const stop = new AbortController();
      opened({ close: () => stop.abort() });
      return follow(log, { appId: APP, after: undefined, end: start, signal: stop.signal });
    });
    for (const walk of found) expect((await walk.next()).value).toEqual({ kind: 'end' });
    const next = found.map((walk) => walk.next());
    await process().append(APP, events(1));

    const [first, second] = (await Promise.all(next)).map(({ value }) => value);
    if (first?.kind !== 'event' || second?.kind !== 'event') throw new Error('there is no event');
    expect(first.logged.event.eventId).toBe('1');
    expect(second.logged.event).toBe(first.logged.event);
  });

  test('keeps about as many events as it may, and says to whom it cannot give all', async () => {
    const log = process({ ...BOUNDS, size: 200 });
    const start = await log.end(APP);
    for (const batch of range(0, 10))
      await log.append(APP, events(...range(100 * batch, 100 * batch + 100)));

    expect(log.size(APP)).toBeGreaterThanOrEqual(200);
    expect(log.size(APP)).toBeLessThanOrEqual(300);
    const page = await process().read(APP, start, 10_000);
    const first = 1_000 - log.size(APP);
    expect(page.missing).toBe('TOO_OLD');
    expect(idsOf(page.events)).toEqual(range(first, Math.min(first + 256, 1_000)).map(String));
    expect((await process().read(APP, page.from, 1)).missing).toBeUndefined();
  });

  test('gives nothing that is too old', async () => {
    const log = process({ ...BOUNDS, age: 200 });
    const start = await log.end(APP);
    await log.append(APP, events(1));
    await until(
      async () => (await process({ ...BOUNDS, age: 200 }).read(APP, start, 10)).events.length === 0,
    );
    expect(await log.read(APP, start, 10)).toMatchObject({ missing: 'TOO_OLD', events: [] });
    const end = await log.end(APP);
    await log.append(APP, events(2));

    const page = await process().read(APP, end, 10);
    expect(page.missing).toBeUndefined();
    expect(idsOf(page.events)).toEqual(['2']);
  });

  test.each(['another log', 'another app', 'a flushed log'])(
    'does not know a cursor of %s',
    async (what) => {
      const log = process();
      await log.append(APP, events(1, 2));
      await log.append('other', events(1, 2));
      const memory = new MemoryEventLog(BOUNDS);
      const foreign = what === 'another log' ? memory : log;
      const cursor = await foreign.end(what === 'another app' ? 'other' : APP);
      if (what === 'a flushed log') {
        await redis.client.flushall();
        await log.append(APP, events(1, 2));
      }

      const page = await log.read(APP, cursor, 10);
      expect(page.missing).toBe('UNKNOWN_CURSOR');
      expect(idsOf(page.events)).toEqual(['1', '2']);
      expect(idsOf((await log.read(APP, page.from, 10)).events)).toEqual(['1', '2']);
    },
  );

  test('has all keys of an app in one slot of a cluster', async () => {
    const cluster = await startRedis('--cluster-enabled', 'yes');
    await cluster.client.cluster('ADDSLOTSRANGE', 0, 16_383);
    await until(async () => (await cluster.client.cluster('INFO')).includes('cluster_state:ok'));
    const log = process(BOUNDS, cluster.url);
    let start = '';
    await until(async () => {
      start = await log.end(APP).catch(() => '');
      return start !== '';
    });
    await log.append(APP, events(1, 2));

    expect(idsOf((await log.read(APP, start, 10)).events)).toEqual(['1', '2']);
    const keys = (await cluster.client.keys('*')).filter((key) => key !== 'test:probe');
    expect(keys.length).toBeGreaterThanOrEqual(3);
    const slots = await Promise.all(keys.map((key) => cluster.client.cluster('KEYSLOT', key)));
    expect(new Set(slots).size).toBe(1);
  });
});
