import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { HttpRequest, HttpResponse } from '../../src/upstream/http-client.js';
import { PacedCalls } from '../../src/upstream/paced-calls.js';
import { SunshineError } from '../../src/upstream/sunshine-error.js';
import { noUsage } from '../../src/upstream/upstream-usage.js';
import fc from '../support/property.js';

const INTERVAL = 1_000;
const TAKES = 300;

/** A client whose calls take a while, and what it was asked. */
class Calls {
  readonly began: number[] = [];
  readonly requests: HttpRequest[] = [];
  aborted = 0;
  failing = false;

  send(request: HttpRequest): Promise<HttpResponse> {
    this.began.push(Date.now());
    this.requests.push(request);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.aborted += 1;
        reject(new SunshineError(request.operation, 'cancelled'));
      };
      request.signal.addEventListener('abort', leave);
      const { failing } = this;
      setTimeout(() => {
        request.signal.removeEventListener('abort', leave);
        if (failing) reject(new SunshineError(request.operation, 'unreachable'));
        else resolve({ status: 200, body: '{}', retryAfter: undefined, mayHaveBeenDone: false });
      }, TAKES);
    });
  }
}

let calls: Calls;
let paced: PacedCalls;

beforeEach(() => {
  jest.useFakeTimers({ now: 1_750_000_000_000 });
  calls = new Calls();
  paced = new PacedCalls(calls, INTERVAL);
});
afterEach(() => {
  jest.useRealTimers();
});

function request(change: Partial<HttpRequest> & { readonly key?: string } = {}): HttpRequest {
  const { key = 'one', ...rest } = change;
  return {
    operation: 'postActivity',
    method: 'POST',
    url: 'http://upstream/activity',
    credentials: { key, authorization: () => Promise.resolve('') },
    callerKey: 'anybody',
    body: '{}',
    idempotent: true,
    signal: new AbortController().signal,
    deadline: Date.now() + 15_000,
    usage: noUsage(),
    ...rest,
  };
}

test('ten within a second are two calls, and each is answered when a later call is over', async () => {
  const start = Date.now();
  const ended: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    void paced.send(request()).then(() => ended.push(Date.now() - start));
    await jest.advanceTimersByTimeAsync(50);
  }
  await jest.advanceTimersByTimeAsync(2_000);

  expect(calls.began.map((time) => time - start)).toEqual([0, INTERVAL]);
  expect(ended).toEqual([TAKES, ...Array.from({ length: 9 }, () => INTERVAL + TAKES)]);
});

test('other bodies, addresses and credentials share nothing', async () => {
  const others = [{}, { body: '{"a":1}' }, { url: 'http://upstream/b' }, { key: 'two' }];
  for (const change of [...others, { callerKey: 'another caller' }])
    void paced.send(request(change));
  await jest.advanceTimersByTimeAsync(0);

  expect(calls.began).toHaveLength(others.length);
  await jest.advanceTimersByTimeAsync(2_000);
});

test('a caller who goes away does not end the call of the others', async () => {
  void paced.send(request());
  const leaving = new AbortController();
  const left = paced.send(request({ signal: leaving.signal })).catch((error: unknown) => error);
  const staying = paced.send(request());

  leaving.abort();
  expect(await left).toMatchObject({ reason: 'cancelled' });
  await jest.advanceTimersByTimeAsync(INTERVAL + TAKES);

  expect(await staying).toMatchObject({ status: 200 });
  expect(calls).toMatchObject({ aborted: 0, began: { length: 2 } });
});

test('a call that nobody waits for any more is not made', async () => {
  void paced.send(request());
  const leaving = new AbortController();
  const left = paced.send(request({ signal: leaving.signal })).catch((error: unknown) => error);
  leaving.abort();
  await left;
  await jest.advanceTimersByTimeAsync(2_000);

  expect(calls.began).toHaveLength(1);
  expect(jest.getTimerCount()).toBe(0);
});

test('a failure is for those alone who wait for that call', async () => {
  calls.failing = true;
  const first = paced.send(request()).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(10);
  calls.failing = false;
  const second = paced.send(request());
  await jest.advanceTimersByTimeAsync(2_000);

  expect(await first).toMatchObject({ reason: 'unreachable' });
  expect(await second).toMatchObject({ status: 200 });
});

test('nothing is remembered for longer than it is needed', async () => {
  for (let index = 0; index < 100; index += 1)
    void paced.send(request({ url: `http://u/${index}` }));
  expect(paced.size).toBe(100);
  await jest.advanceTimersByTimeAsync(INTERVAL);

  void paced.send(request());
  expect(paced.size).toBe(1);
  await jest.advanceTimersByTimeAsync(TAKES);
});

test('whenever they come, calls are a second apart, and each is answered by one that began after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }),
      async (pauses) => {
        calls = new Calls();
        paced = new PacedCalls(calls, INTERVAL);
        const answered: (readonly [asked: number, ended: number])[] = [];
        for (const ms of pauses) {
          const asked = Date.now();
          void paced.send(request()).then(() => answered.push([asked, Date.now()]));
          await jest.advanceTimersByTimeAsync(ms);
        }
        await jest.advanceTimersByTimeAsync(2 * INTERVAL);

        expect(answered).toHaveLength(pauses.length);
        for (const [index, began] of calls.began.entries())
          expect(
            began - (calls.began[index - 1] ?? Number.NEGATIVE_INFINITY),
          ).toBeGreaterThanOrEqual(INTERVAL);
        for (const [asked, ended] of answered)
          expect(calls.began.some((began) => began >= asked && began + TAKES === ended)).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});
