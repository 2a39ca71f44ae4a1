import { afterEach, expect, jest, test } from '@jest/globals';

import { TrafficControl } from '../../src/upstream/traffic-control.js';
import {
  observeTogether,
  type AttemptOutcome,
  type UpstreamObserver,
} from '../../src/upstream/upstream-observer.js';

const CALL = {
  operation: 'getUser',
  method: 'GET',
  url: 'https://example.com/v2/apps/a/users/b',
  credentials: { key: 'key' },
  callerKey: 'a caller',
  signal: new AbortController().signal,
  get deadline() {
    return Date.now() + 60_000;
  },
};

afterEach(() => {
  jest.useRealTimers();
});

/** Writes down everything it hears, and wants a header to be sent along. */
function recorder(header: string): { observer: UpstreamObserver; heard: readonly unknown[] } {
  const heard: unknown[] = [];
  return {
    heard,
    observer: {
      attempt(description) {
        heard.push(description);
        return {
          headers: { [header]: '1' },
          over: (outcome: AttemptOutcome) => void heard.push(outcome),
        };
      },
      rejected: (operation, reason) => void heard.push([operation, reason]),
    },
  };
}

test('an observer hears of every attempt and of the first word on how it ended, and of no credentials', async () => {
  const { observer, heard } = recorder('x-one');
  const traffic = new TrafficControl({ concurrency: 1, failures: 9 }, observer);

  const first = await traffic.admit(CALL, 0);
  first.over({ status: 503, retryAfter: undefined });
  first.abandoned('cancelled');
  const second = await traffic.admit(CALL, 1);
  second.abandoned('cancelled');

  const { operation, method, url } = CALL;
  expect(heard).toEqual([
    { operation, method, url, resendCount: 0 },
    { status: 503, failure: undefined },
    { operation, method, url, resendCount: 1 },
    { status: undefined, failure: 'cancelled' },
  ]);
});

test('an observer hears of what is not admitted, and why', async () => {
  const { observer, heard } = recorder('x-one');
  const traffic = new TrafficControl({ concurrency: 1, failures: 9 }, observer);

  const attempt = await traffic.admit(CALL, 0);
  attempt.over({ status: 429, retryAfter: 3_600 });
  await expect(traffic.admit(CALL, 1)).rejects.toMatchObject({ reason: 'rate-limited' });

  expect(heard.slice(1)).toEqual([
    { status: 429, failure: undefined },
    ['getUser', 'rate-limited'],
  ]);
});

test('several observers hear the same, and what each wants is sent along', async () => {
  const one = recorder('x-one');
  const other = recorder('x-other');
  const observer = observeTogether([one.observer, other.observer]);
  const traffic = new TrafficControl({ concurrency: 1, failures: 9 }, observer);

  const attempt = await traffic.admit(CALL, 0);
  attempt.over({ status: 200, retryAfter: undefined });

  expect(attempt.headers).toEqual({ 'x-one': '1', 'x-other': '1' });
  expect(one.heard).toHaveLength(2);
  expect(other.heard).toEqual(one.heard);
});

test('an observer that throws takes no place from the next call', async () => {
  const observer: UpstreamObserver = {
    attempt() {
      throw new TypeError('no tracer');
    },
    rejected: () => undefined,
  };
  const traffic = new TrafficControl({ concurrency: 1, failures: 9 }, observer);

  await expect(traffic.admit(CALL, 0)).rejects.toThrow('no tracer');
  await expect(traffic.admit(CALL, 0)).rejects.toThrow('no tracer');

  expect(traffic.state).toMatchObject({ inFlight: 0, waiting: 0 });
});

test('a call from before the circuit opened that is given up late lets no second probe out', async () => {
  jest.useFakeTimers({ now: 1_000_000 });
  const traffic = new TrafficControl({ concurrency: 9, failures: 2 });
  const noAnswer = { status: undefined, retryAfter: undefined };
  const [slow, first, second] = [
    await traffic.admit(CALL, 0),
    await traffic.admit(CALL, 0),
    await traffic.admit(CALL, 0),
  ];
  first.over(noAnswer);
  jest.advanceTimersByTime(1_000);
  second.over(noAnswer);
  expect(traffic.state.circuit).toBe('open');
  jest.advanceTimersByTime(5_000);

  const probe = await traffic.admit(CALL, 0);
  slow.abandoned('cancelled');

  await expect(traffic.admit(CALL, 0)).rejects.toMatchObject({ reason: 'unreachable' });
  probe.over({ status: 200, retryAfter: undefined });
  expect(traffic.state).toMatchObject({ circuit: 'closed', inFlight: 0 });
});
