import { describe, expect, test } from '@jest/globals';

import { follow, type Step } from '../../src/events/follow.js';
import { MemoryEventLog } from '../../src/events/memory-log.js';
import type { LogBounds } from '../../src/events/window.js';
import { APP, event, idsOf } from '../support/log-events.js';
import fc from '../support/property.js';

const BOUNDS: LogBounds = { size: 1_000, bytes: 1_000_000, age: 1_000_000 };

/** A step through the log until it ends, or a number of them. */
async function steps(
  log: MemoryEventLog,
  after: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Exclude<Step, { kind: 'end' }>[]> {
  const stop = new AbortController();
  const end = await log.end(APP);
  const found: Exclude<Step, { kind: 'end' }>[] = [];
  for await (const step of follow(log, { appId: APP, after, end, signal: stop.signal })) {
    if (step.kind === 'end') break;
    found.push(step);
    if (found.length >= atMost) break;
  }
  stop.abort();
  return found;
}

describe('what is appended', () => {
  test('is read after any cursor exactly once and in order, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 5 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.nat({ max: 3 }), { maxLength: 40 }),
        async (batches, limit, ticks) => {
          let now = 1_000;
          const log = new MemoryEventLog(BOUNDS, () => now);
          const start = await log.end(APP);
          const all: string[] = [];
          for (const [index, size] of batches.entries()) {
            // The clock may stand still, and goes back now and then.
            now += (ticks[index] ?? 0) - 1;
            const ids = Array.from({ length: size }, (_, item) => `${index} ${item}`);
            await log.append(
              APP,
              ids.map((id) => event(id)),
            );
            all.push(...ids);
          }
          const cursors: string[] = [start];
          const read: string[] = [];
          for (let after = start; ;) {
            const page = await log.read(APP, after, limit);
            expect(page.missing).toBeUndefined();
            if (page.events.length === 0) break;
            read.push(...idsOf(page.events));
            cursors.push(...page.events.map(({ cursor }) => cursor));
            after = page.next;
          }
          expect(read).toEqual(all);
          expect(cursors.at(-1)).toBe(await log.end(APP));
          for (const [index, cursor] of cursors.entries())
            expect(idsOf((await log.read(APP, cursor, 1_000)).events)).toEqual(all.slice(index));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is either read or said to be missing, whatever the log has forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          size: fc.integer({ min: 1, max: 20 }),
          bytes: fc.integer({ min: 200, max: 4_000 }),
          age: fc.integer({ min: 1, max: 60 }),
        }),
        fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 300 }),
        fc.nat(),
        async (bounds, ticks, from) => {
          let now = 1_000;
          const log = new MemoryEventLog(bounds, () => now);
          const cursors = [await log.end(APP)];
          for (const [index, tick] of ticks.entries()) {
            now += tick;
            await log.append(APP, [event(String(index))]);
            cursors.push(await log.end(APP));
            expect(log.size(APP)).toBeLessThanOrEqual(bounds.size);
          }
          const first = from % cursors.length;
          const page = await log.read(APP, cursors[first] ?? '', 1_000);
          const expected = ticks.map((_, index) => String(index)).slice(first);
          const read = idsOf(page.events);
          expect(read).toEqual(expected.slice(expected.length - read.length));
          expect(page.missing).toBe(read.length < expected.length ? 'TOO_OLD' : undefined);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('what was seen within the last hour', () => {
  test.each([
    ['an event by its id', event('1'), event('1', { rawType: 'other' }), false],
    ['a message by its id', event('1', { messageId: 'm' }), event('2', { messageId: 'm' }), false],
    ['another message', event('1', { messageId: 'm' }), event('2', { messageId: 'n' }), true],
    ['an event with the id of a message', event('1', { messageId: 'm' }), event('m'), true],
  ])('is left out: %s', async (_, first, second, isNew) => {
    let now = 0;
    const log = new MemoryEventLog(BOUNDS, () => now);
    await log.append(APP, [first]);
    now += 3_599_999;
    const { added, duplicates } = await log.append(APP, [second]);

    expect([added, duplicates]).toEqual(isNew ? [[second], []] : [[], [second]]);
    now += 1;
    expect((await log.append(APP, [event('1')])).added).toHaveLength(1);
  });

  test('is left out within one batch, too, and per app', async () => {
    const log = new MemoryEventLog(BOUNDS);

    expect((await log.append(APP, [event('1'), event('1')])).added).toHaveLength(1);
    expect((await log.append('other', [event('1')])).added).toHaveLength(1);
  });
});

describe('a cursor', () => {
  test.each(['another log', 'another app'])(
    'of %s is unknown, and what there is follows',
    async (what) => {
      const log = new MemoryEventLog(BOUNDS);
      await log.append(APP, [event('1'), event('2')]);
      const foreign =
        what === 'another app' ? await log.end('other') : await new MemoryEventLog(BOUNDS).end(APP);
      const found = await steps(log, foreign);

      expect(found).toMatchObject([
        { kind: 'gap', reason: 'UNKNOWN_CURSOR', isReplayed: true },
        { kind: 'event', isReplayed: true },
        { kind: 'event', isReplayed: true },
      ]);
      const [gap] = found;
      if (gap?.kind !== 'gap') throw new Error('there is no gap');
      expect(await steps(log, gap.cursor)).toMatchObject([
        { kind: 'event', logged: { event: { eventId: '1' } } },
        { kind: 'event', logged: { event: { eventId: '2' } } },
      ]);
    },
  );

  test('that is too old is followed by a gap that says since when, and by what there is', async () => {
    let now = 5_000;
    const log = new MemoryEventLog({ ...BOUNDS, size: 2 }, () => now);
    const start = await log.end(APP);
    now = 6_000;
    await log.append(
      APP,
      ['1', '2', '3'].map((id) => event(id)),
    );

    expect(await steps(log, start)).toMatchObject([
      { kind: 'gap', reason: 'TOO_OLD', since: 5_000 },
      { kind: 'event', logged: { event: { eventId: '2' } } },
      { kind: 'event', logged: { event: { eventId: '3' } } },
    ]);
  });
});

describe('following', () => {
  test('goes from what is replayed to what is live without a seam, and ends when it is stopped', async () => {
    const log = new MemoryEventLog(BOUNDS);
    const start = await log.end(APP);
    await log.append(
      APP,
      Array.from({ length: 600 }, (_, index) => event(String(index))),
    );
    const stop = new AbortController();
    const walk = follow(log, {
      appId: APP,
      after: start,
      end: await log.end(APP),
      signal: stop.signal,
    });
    const seen: (readonly [string, boolean])[] = [];
    for await (const step of walk) {
      if (step.kind === 'event') seen.push([step.logged.event.eventId, step.isReplayed]);
      if (seen.length === 300) await log.append(APP, [event('600')]);
      if (step.kind !== 'end') continue;
      if (seen.length === 602) stop.abort();
      else setImmediate(() => void log.append(APP, [event('601')]));
    }

    expect(seen.map(([id]) => Number(id))).toEqual(Array.from({ length: 602 }, (_, id) => id));
    expect(seen.filter(([, isReplayed]) => isReplayed)).toHaveLength(600);
  });

  test('more slowly than the log forgets is told by a gap', async () => {
    const log = new MemoryEventLog({ ...BOUNDS, size: 10 });
    const start = await log.end(APP);
    const stop = new AbortController();
    const options = { appId: APP, after: undefined, end: start, signal: stop.signal };
    const walk = follow(log, options);
    await log.append(APP, [event('first')]);
    expect((await walk.next()).value).toMatchObject({ logged: { event: { eventId: 'first' } } });
    await log.append(
      APP,
      Array.from({ length: 30 }, (_, index) => event(String(index))),
    );

    expect((await walk.next()).value).toMatchObject({ kind: 'gap', reason: 'TOO_SLOW' });
    expect((await walk.next()).value).toMatchObject({ logged: { event: { eventId: '20' } } });
    stop.abort();
  });

  test('wakes everyone who waits, however many they are', async () => {
    const log = new MemoryEventLog(BOUNDS);
    const end = await log.end(APP);
    const waiting = Array.from({ length: 350 }, () =>
      log.wait(APP, end, new AbortController().signal),
    );
    await log.append(APP, [event('1')]);

    await expect(Promise.all(waiting)).resolves.toHaveLength(350);
  });
});
