import { expect, test } from '@jest/globals';

import type { AppEvent } from '../../src/events/event.js';
import { follow, type FollowOptions, type Step } from '../../src/events/follow.js';
import { MemoryEventLog } from '../../src/events/memory-log.js';
import { atEnd } from '../support/closing.js';
import { until } from '../support/until.js';

const APP = 'app';
/** How many deliveries may begin in one turn of the event loop. */
const SLICE = 100;

let count = 0;
function event(conversationId = 'mine'): AppEvent {
  count += 1;
  return {
    appId: APP,
    eventId: `event-${count}`,
    type: 'TYPING',
    rawType: 'conversation:typing',
    origin: 'SUNSHINE_CONVERSATIONS',
    createdAt: null,
    payload: {},
    conversationId,
    userIds: [],
  };
}

interface Follower {
  readonly events: string[];
  readonly kinds: Step['kind'][];
}

/** Follows a log as fast as it can, and keeps what it gets. */
async function start(
  log: MemoryEventLog,
  more: Partial<FollowOptions> = {},
  onEvent: () => void = () => undefined,
): Promise<Follower> {
  const stop = new AbortController();
  atEnd(() => {
    stop.abort();
  });
  const end = await log.end(APP);
  const follower: Follower = { events: [], kinds: [] };
  void (async () => {
    const options = { appId: APP, after: undefined, end, signal: stop.signal, ...more };
    for await (const step of follow(log, options)) {
      follower.kinds.push(step.kind);
      if (step.kind !== 'event') continue;
      follower.events.push(step.logged.event.eventId);
      onEvent();
    }
  })();
  return follower;
}

/** Counts what happens in each turn of the event loop. */
class Turns {
  most = 0;
  turns = 0;
  #inTurn = 0;
  #isOver = false;

  constructor() {
    atEnd(() => {
      this.#isOver = true;
    });
    this.#watch();
  }

  readonly count = (): void => {
    this.#inTurn += 1;
  };

  #watch(): void {
    if (this.#isOver) return;
    this.most = Math.max(this.most, this.#inTurn);
    if (this.#inTurn > 0) this.turns += 1;
    this.#inTurn = 0;
    setImmediate(() => {
      this.#watch();
    });
  }
}

function memoryLog(size = 100_000): MemoryEventLog {
  return new MemoryEventLog({ size, bytes: 1e9, age: 1e9 });
}

test('an event for 1,000 subscriptions is handed out in slices', async () => {
  const log = memoryLog();
  const turns = new Turns();
  const followers = await Promise.all(
    Array.from({ length: 1_000 }, () => start(log, {}, turns.count)),
  );
  await until(() => followers.every(({ kinds }) => kinds.length === 1));
  const given = event();
  await log.append(APP, [given]);
  await until(() => followers.every(({ events }) => events.length === 1));
  expect(followers.every(({ events }) => events[0] === given.eventId)).toBe(true);
  // What is counted in a turn can be of the end of one slice and the start of the next.
  expect(turns.most).toBeLessThanOrEqual(2 * SLICE);
  expect(turns.turns).toBeGreaterThanOrEqual(5);
});

test('a replay of 1,000 events by one subscription is, too', async () => {
  const log = memoryLog();
  const after = await log.end(APP);
  await log.append(
    APP,
    Array.from({ length: 1_000 }, () => event()),
  );
  const turns = new Turns();
  const { events } = await start(log, { after }, turns.count);
  await until(() => events.length === 1_000);
  expect(turns.most).toBeLessThanOrEqual(2 * SLICE);
  expect(turns.turns).toBeGreaterThanOrEqual(5);
});

test('the log is read once for all who wait at its end', async () => {
  const log = memoryLog();
  let reads = 0;
  const read = log.read.bind(log);
  log.read = (...of) => {
    reads += 1;
    return read(...of);
  };
  const followers = await Promise.all(Array.from({ length: 250 }, () => start(log)));
  await until(() => followers.every(({ kinds }) => kinds.includes('end')));
  reads = 0;
  for (let appended = 1; appended <= 3; appended += 1) {
    await log.append(APP, [event()]);
    await until(() => followers.every(({ events }) => events.length === appended));
  }
  expect(reads).toBeLessThan(20);
});

test('one that ignores everything for longer than the log keeps it misses nothing', async () => {
  const log = memoryLog(10);
  let asked = 0;
  const ignores: FollowOptions['ignores'] = (_, { event: { conversationId } }) => {
    asked += 1;
    return conversationId !== 'mine';
  };
  const follower = await start(log, { ignores });
  await until(() => follower.kinds.length === 1);
  for (let appended = 0; appended < 100; appended += 1) {
    await log.append(APP, [event('another')]);
    await until(() => asked === appended + 1);
  }
  expect(follower.kinds).toEqual(['end']);
  const mine = event();
  await log.append(APP, [mine]);
  await until(() => follower.events.length === 1);
  expect(follower.kinds).toEqual(['end', 'event', 'end']);
  expect(follower.events).toEqual([mine.eventId]);
});

test('subscriptions that come and go while events happen get each of theirs once and in order', async () => {
  const log = memoryLog();
  const ids: string[] = [];
  const followers: { readonly from: number; readonly follower: Follower }[] = [];
  for (let round = 0; round < 200; round += 1) {
    const follower = await start(log, round % 2 === 0 ? {} : { ignores: () => false });
    followers.push({ from: ids.length, follower });
    const events = Array.from({ length: round % 4 }, () => event());
    ids.push(...events.map(({ eventId }) => eventId));
    await log.append(APP, events);
    if (round % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { from, follower } of followers) {
    await until(() => follower.events.length === ids.length - from);
    expect(follower.events).toEqual(ids.slice(from));
  }
});
