import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { Governor } from '../../src/upstream/governor.js';
import type { CallResult, Release } from '../../src/upstream/pace.js';

const ANSWERED: CallResult = { kind: 'answered' };
const START = 1_000_000;

beforeEach(() => {
  jest.useFakeTimers({ now: START });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Asks for admission and notes when it comes, or how it is refused. */
function ask(
  governor: Governor,
  {
    name = 'call',
    credentialKey = 'a key',
    deadline = START + 15_000,
    signal = new AbortController().signal,
    log = [] as string[],
  } = {},
): { readonly log: string[]; readonly release: Promise<Release> } {
  const release = Promise.resolve(
    governor.admit({ operation: name, credentials: { key: credentialKey }, deadline, signal }),
  );
  release.then(
    () => log.push(name),
    (error: unknown) => log.push(String(error)),
  );
  return { log, release };
}

describe('concurrency', () => {
  test('lets as many calls out at once as it may, and the next when one is over', async () => {
    const governor = new Governor(2);
    const log: string[] = [];
    const first = ask(governor, { name: 'first', log });
    ask(governor, { name: 'second', log });
    ask(governor, { name: 'third', log });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['first', 'second']);
    expect(governor.load).toMatchObject({ inFlight: 2, waiting: 1, paused: 0 });
    (await first.release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['first', 'second', 'third']);
  });

  test('holds each credential to its own', async () => {
    const governor = new Governor(1);
    const log: string[] = [];
    ask(governor, { name: 'one', credentialKey: 'one', log });
    ask(governor, { name: 'other', credentialKey: 'other', log });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['one', 'other']);
  });

  test('lets those go first whose deadline is oldest', async () => {
    const governor = new Governor(1);
    const log: string[] = [];
    const { release } = ask(governor, { name: 'running', log });
    ask(governor, { name: 'late', deadline: START + 9_000, log });
    ask(governor, { name: 'soon', deadline: START + 3_000, log });
    ask(governor, { name: 'middle', deadline: START + 6_000, log });
    (await release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(log.slice(0, 2)).toEqual(['running', 'soon']);
  });

  test('halves after a 503 and grows by one with each success', async () => {
    const governor = new Governor(8);
    (await ask(governor).release)({ kind: 'overloaded' });
    const calls = Array.from({ length: 8 }, () => ask(governor));
    await jest.advanceTimersByTimeAsync(0);
    expect(governor.load).toMatchObject({ inFlight: 4, waiting: 4, paused: 0 });
    (await calls[0]?.release)?.(ANSWERED);
    await jest.advanceTimersByTimeAsync(0);
    expect(governor.load).toMatchObject({ inFlight: 5, waiting: 2, paused: 0 });
  });
});

describe('after a 429', () => {
  test('nothing goes out with that credential until the pause is over', async () => {
    const governor = new Governor(8);
    (await ask(governor).release)({ kind: 'rate-limited', pause: 2_000 });
    const { log } = ask(governor, { name: 'waiting' });
    await jest.advanceTimersByTimeAsync(1_999);
    expect(log).toEqual([]);
    expect(governor.load).toMatchObject({ inFlight: 0, waiting: 1, paused: 1 });
    await jest.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['waiting']);
  });

  test('other credentials go on', async () => {
    const governor = new Governor(8);
    (await ask(governor).release)({ kind: 'rate-limited', pause: 2_000 });
    const { log } = ask(governor, { name: 'other', credentialKey: 'another key' });
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['other']);
  });

  test('calls resume at half the concurrency', async () => {
    const governor = new Governor(8);
    (await ask(governor).release)({ kind: 'rate-limited', pause: 1_000 });
    for (let call = 0; call < 8; call += 1) ask(governor);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(governor.load).toMatchObject({ inFlight: 4, waiting: 4, paused: 0 });
  });

  test('calls that were refused together slow the credential down once, not each for itself', async () => {
    const governor = new Governor(8);
    const releases = await Promise.all(Array.from({ length: 8 }, () => ask(governor).release));
    for (const release of releases) release({ kind: 'rate-limited', pause: 1_000 });
    for (let call = 0; call < 8; call += 1) ask(governor);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(governor.load.inFlight).toBe(4);
  });

  test('a call whose deadline comes before the end of the pause is refused at once', async () => {
    const governor = new Governor(8);
    (await ask(governor).release)({ kind: 'rate-limited', pause: 20_000 });
    await expect(ask(governor).release).rejects.toMatchObject({
      reason: 'rate-limited',
      retryAfter: 20,
    });
  });

  test('a call that waits already is refused when the pause grows beyond its deadline', async () => {
    const governor = new Governor(2);
    const [first, second] = [ask(governor), ask(governor)];
    const waiting = ask(governor, { deadline: START + 5_000 });
    const patient = ask(governor, { name: 'patient', deadline: START + 15_000 });
    (await first.release)({ kind: 'rate-limited', pause: 6_000 });
    await expect(waiting.release).rejects.toMatchObject({ reason: 'rate-limited', retryAfter: 6 });
    (await second.release)(ANSWERED);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(patient.log).toEqual(['patient']);
  });
});

test('nobody overtakes others because the deadline of a call grows while it waits', async () => {
  const governor = new Governor(1);
  const log: string[] = [];
  const inTurn = async (name: string, call: { deadline: number }): Promise<void> => {
    const release = await governor.admit(
      Object.assign(call, {
        operation: name,
        credentials: { key: 'a key' },
        signal: new AbortController().signal,
      }),
    );
    log.push(name);
    release(ANSWERED);
  };
  const { release } = ask(governor, { name: 'running', log });
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
    const governor = new Governor(1);
    ask(governor);
    const { release } = ask(governor, { signal: AbortSignal.abort() });
    await expect(release).rejects.toMatchObject({ reason: 'cancelled' });
    expect(governor.load.waiting).toBe(0);
  });

  test('a full queue refuses at once', async () => {
    const governor = new Governor(1);
    ask(governor);
    const queued = Array.from({ length: 1_000 }, () => ask(governor));
    await expect(ask(governor).release).rejects.toMatchObject({
      reason: 'queue-full',
      retryAfter: undefined,
    });
    expect(queued).toHaveLength(governor.load.waiting);
  });

  test.each([
    ['cancelled', new DOMException('gone', 'AbortError')],
    ['timeout', new DOMException('late', 'TimeoutError')],
  ])('a call whose operation is over leaves the queue as %s', async (reason, cause) => {
    const governor = new Governor(1);
    ask(governor);
    const controller = new AbortController();
    const { release } = ask(governor, { signal: controller.signal });
    controller.abort(cause);
    await expect(release).rejects.toMatchObject({ reason });
    expect(governor.load.waiting).toBe(0);
  });
});

test('the paces of idle credentials are forgotten when there are many', async () => {
  const governor = new Governor(1);
  for (let credential = 0; credential < 2_500; credential += 1)
    (await ask(governor, { credentialKey: String(credential) }).release)(ANSWERED);
  expect(governor.load.credentials).toBeLessThanOrEqual(1_000);
});
