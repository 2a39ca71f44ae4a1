import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { CallResult, Release } from '../../src/upstream/credential-limiter.js';
import { Limiter } from '../../src/upstream/limiter.js';

const ANSWERED: CallResult = { kind: 'answered' };
const START = 1_000_000;

beforeEach(() => {
  jest.useFakeTimers({ now: START });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Asks for admission and notes when it comes, or how it is rejected. */
function ask(
  limiter: Limiter,
  {
    name = 'call',
    credentialKey = 'a key',
    callerKey = 'a caller',
    deadline = START + 15_000,
    signal = new AbortController().signal,
    log = [] as string[],
  } = {},
): { readonly log: string[]; readonly release: Promise<Release> } {
  const release = limiter.admit({
    operation: name,
    credentials: { key: credentialKey },
    callerKey,
    deadline,
    signal,
  });
  release.then(
    () => log.push(name),
    (error: unknown) => log.push(String(error)),
  );
  return { log, release };
}

describe('concurrency', () => {
  test('admits as many calls at once as may be under way, and the next when one is over', async () => {
    const limiter = new Limiter(2);
    const log: string[] = [];
    const first = ask(limiter, { name: 'first', log });
    ask(limiter, { name: 'second', log });
    ask(limiter, { name: 'third', log });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['first', 'second']);
    expect(limiter.load).toMatchObject({ inFlight: 2, waiting: 1, paused: 0 });
    (await first.release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['first', 'second', 'third']);
  });

  test('holds each credential to its own', async () => {
    const limiter = new Limiter(1);
    const log: string[] = [];
    ask(limiter, { name: 'one', credentialKey: 'one', log });
    ask(limiter, { name: 'other', credentialKey: 'other', log });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['one', 'other']);
  });

  test('admits the calls of one caller in the order of their deadlines', async () => {
    const limiter = new Limiter(1);
    const log: string[] = [];
    const { release } = ask(limiter, { name: 'running', log });
    ask(limiter, { name: 'late', deadline: START + 9_000, log });
    ask(limiter, { name: 'soon', deadline: START + 3_000, log });
    ask(limiter, { name: 'middle', deadline: START + 6_000, log });
    (await release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(log.slice(0, 2)).toEqual(['running', 'soon']);
  });

  test('halves after a 503 and grows by one with each success', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter).release)({ kind: 'overloaded' });
    const calls = Array.from({ length: 8 }, () => ask(limiter));
    await jest.advanceTimersByTimeAsync(0);
    expect(limiter.load).toMatchObject({ inFlight: 4, waiting: 4, paused: 0 });
    (await calls[0]?.release)?.(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(limiter.load).toMatchObject({ inFlight: 5, waiting: 2, paused: 0 });
  });
});

describe('callers of one credential', () => {
  test('take turns, however many calls each has waiting', async () => {
    const limiter = new Limiter(1);
    const log: string[] = [];
    const { release } = ask(limiter, { name: 'running', log });
    const next = new Map([['running', release]]);
    for (const [callerKey, calls] of [
      ['a', 4],
      ['b', 2],
      ['c', 1],
    ] as const)
      for (let call = 1; call <= calls; call += 1)
        next.set(
          `${callerKey}${call}`,
          ask(limiter, { name: `${callerKey}${call}`, callerKey, log }).release,
        );
    for (let turn = 0; turn < 8; turn += 1) {
      (await next.get(log[turn] ?? 'running'))?.(ANSWERED);
      await jest.advanceTimersByTimeAsync(0);
    }
    expect(log).toEqual(['running', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  test('may each use all places when alone', async () => {
    const limiter = new Limiter(8);
    for (let call = 0; call < 9; call += 1) ask(limiter, { callerKey: 'alone' });
    await jest.advanceTimersByTimeAsync(0);
    expect(limiter.load).toMatchObject({ inFlight: 8, waiting: 1 });
  });

  test('leave a place free for another who was active a moment ago, and who then need not wait', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter, { callerKey: 'reader' }).release)(ANSWERED);
    for (let call = 0; call < 20; call += 1) ask(limiter, { callerKey: 'flood' });
    await jest.advanceTimersByTimeAsync(0);
    expect(limiter.load).toMatchObject({ inFlight: 7, waiting: 13 });
    const { log, release } = ask(limiter, { name: 'read', callerKey: 'reader' });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['read']);
    (await release)(ANSWERED);
    expect(limiter.load).toMatchObject({ inFlight: 7, waiting: 13 });
  });

  test('leave at most a quarter of the places free, and none for those who went away', async () => {
    const limiter = new Limiter(8);
    for (const callerKey of ['one', 'two', 'three', 'four'])
      (await ask(limiter, { callerKey }).release)(ANSWERED);
    const calls = Array.from({ length: 20 }, () => ask(limiter, { callerKey: 'flood' }));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(limiter.load).toMatchObject({ inFlight: 6, waiting: 14 });
    (await calls[0]?.release)?.(ANSWERED);
    expect(limiter.load).toMatchObject({ inFlight: 8, waiting: 11 });
  });
});

describe('after a 429', () => {
  test('nothing goes out with that credential until the pause is over', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter).release)({ kind: 'rate-limited', pause: 2_000 });
    const { log } = ask(limiter, { name: 'waiting' });
    await jest.advanceTimersByTimeAsync(1_999);
    expect(log).toEqual([]);
    expect(limiter.load).toMatchObject({ inFlight: 0, waiting: 1, paused: 1 });
    await jest.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['waiting']);
  });

  test('other credentials go on', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter).release)({ kind: 'rate-limited', pause: 2_000 });
    const { log } = ask(limiter, { name: 'other', credentialKey: 'another key' });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['other']);
  });

  test('calls resume at half the concurrency', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter).release)({ kind: 'rate-limited', pause: 1_000 });
    for (let call = 0; call < 8; call += 1) ask(limiter);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(limiter.load).toMatchObject({ inFlight: 4, waiting: 4, paused: 0 });
  });

  test('calls that were refused together slow the credential down once, not each for itself', async () => {
    const limiter = new Limiter(8);
    const releases = await Promise.all(Array.from({ length: 8 }, () => ask(limiter).release));
    for (const release of releases) release({ kind: 'rate-limited', pause: 1_000 });
    for (let call = 0; call < 8; call += 1) ask(limiter);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(limiter.load.inFlight).toBe(4);
  });

  test('a call whose deadline comes before the end of the pause is rejected at once', async () => {
    const limiter = new Limiter(8);
    (await ask(limiter).release)({ kind: 'rate-limited', pause: 20_000 });
    await expect(ask(limiter).release).rejects.toMatchObject({
      reason: 'rate-limited',
      retryAfter: 20,
    });
  });

  test('a call that waits already is rejected when the pause grows beyond its deadline', async () => {
    const limiter = new Limiter(2);
    const [first, second] = [ask(limiter), ask(limiter)];
    const waiting = ask(limiter, { deadline: START + 5_000 });
    const patient = ask(limiter, { name: 'patient', deadline: START + 15_000 });
    (await first.release)({ kind: 'rate-limited', pause: 6_000 });
    await expect(waiting.release).rejects.toMatchObject({ reason: 'rate-limited', retryAfter: 6 });
    (await second.release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(patient.log).toEqual(['patient']);
  });
});

test('nobody overtakes others because the deadline of a call grows while it waits', async () => {
  const limiter = new Limiter(1);
  const log: string[] = [];
  const inTurn = async (name: string, call: { deadline: number }): Promise<void> => {
    const release = await limiter.admit(
      Object.assign(call, {
        operation: name,
        credentials: { key: 'a key' },
        callerKey: 'a caller',
        signal: new AbortController().signal,
      }),
    );
    log.push(name);
    release(ANSWERED);
  };
  const { release } = ask(limiter, { name: 'running', log });
  const growing = { deadline: START + 2_000 };
  const calls = [
    inTurn('first', { deadline: START + 1_000 }),
    inTurn('growing', growing),
    inTurn('third', { deadline: START + 3_000 }),
  ];
  growing.deadline = START + 90_000;
  calls.push(inTurn('newest', { deadline: START + 4_000 }));

  (await release)(ANSWERED);
  await Promise.all(calls);

  expect(log).toEqual(['running', 'first', 'growing', 'third', 'newest']);
});

describe('waiting in vain', () => {
  test('a call whose operation is over already does not queue at all', async () => {
    const limiter = new Limiter(1);
    ask(limiter);
    const { release } = ask(limiter, { signal: AbortSignal.abort() });
    await expect(release).rejects.toMatchObject({ reason: 'cancelled' });
    expect(limiter.load.waiting).toBe(0);
  });

  test('of one caller four thousand calls wait, and the next is rejected as the bound of this caller', async () => {
    const limiter = new Limiter(1);
    ask(limiter);
    for (let call = 0; call < 4_000; call += 1) ask(limiter);
    await expect(ask(limiter).release).rejects.toMatchObject({
      reason: 'caller-queue-full',
      retryAfter: 1,
    });
    const other = ask(limiter, { callerKey: 'another caller' });
    await jest.advanceTimersByTimeAsync(0);
    expect(other.log).toEqual([]);
    expect(limiter.load.waiting).toBe(4_001);
  });

  test('with one credential sixteen thousand calls wait, and the next is rejected as the bound of all', async () => {
    const limiter = new Limiter(1);
    ask(limiter);
    for (let call = 0; call < 16_000; call += 1) ask(limiter, { callerKey: String(call % 8) });
    await expect(ask(limiter, { callerKey: 'the ninth' }).release).rejects.toMatchObject({
      reason: 'queue-full',
      retryAfter: 1,
    });
    expect(limiter.load.waiting).toBe(16_000);
  });

  test.each([
    ['cancelled', new DOMException('gone', 'AbortError')],
    ['timeout', new DOMException('late', 'TimeoutError')],
  ])('a call whose operation is over leaves the queue as %s', async (reason, cause) => {
    const limiter = new Limiter(1);
    ask(limiter);
    const controller = new AbortController();
    const { release } = ask(limiter, { signal: controller.signal });
    controller.abort(cause);
    await expect(release).rejects.toMatchObject({ reason });
    expect(limiter.load.waiting).toBe(0);
  });
});

test('the limiters of idle credentials are removed when there are many', async () => {
  const limiter = new Limiter(1);
  for (let credential = 0; credential < 2_500; credential += 1)
    (await ask(limiter, { credentialKey: String(credential) }).release)(ANSWERED);
  expect(limiter.load.credentials).toBeLessThanOrEqual(1_000);
});
