import { expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { parseRetryAfter, retryDelay, type FailedAttempt } from '../../src/upstream/retry.js';

const FAILED: FailedAttempt = {
  attempt: 1,
  idempotent: true,
  status: 503,
  retryAfter: undefined,
  remaining: 15_000,
};
const STATUSES = [400, 401, 402, 403, 404, 409, 413, 423, 500, 501];
const half = (): number => 0.5;
const least = (): number => 0;
const most = (): number => 1 - Number.EPSILON;

test.each([undefined, 408, 429, 502, 503, 504])(
  'an idempotent call is sent again after %s',
  (status) => {
    expect(retryDelay({ ...FAILED, status }, half)).toBe(100);
  },
);

test.each([...STATUSES, 200, 302])('an idempotent call is not sent again after %s', (status) => {
  expect(retryDelay({ ...FAILED, status }, half)).toBe(0);
});

test.each([undefined, 408, 502, 503, 504, ...STATUSES])(
  'a call that must not be repeated is not sent again after %s',
  (status) => {
    expect(retryDelay({ ...FAILED, idempotent: false, status }, half)).toBe(0);
  },
);

test('a call that must not be repeated is sent again after 429, which refused it', () => {
  expect(retryDelay({ ...FAILED, idempotent: false, status: 429 }, half)).toBe(100);
});

test.each([
  [1, 1, 100, 200],
  [2, 1, 200, 400],
  [3, 1, 400, 800],
])('the wait after attempt %d is drawn from %d to twice %d', (attempt, lower, middle, upper) => {
  const delays = [least, half, most].map((random) => retryDelay({ ...FAILED, attempt }, random));
  expect(delays).toEqual([lower, middle, upper]);
});

test.each([4, 5, 100])('attempt %d is the last', (attempt) => {
  expect(retryDelay({ ...FAILED, attempt, status: 429, retryAfter: 0 }, half)).toBe(0);
});

test.each([
  [0, 1],
  [1, 1_000],
  [14, 14_000],
])('a wish of %d seconds is kept to: %d ms', (retryAfter, delay) => {
  expect(retryDelay({ ...FAILED, retryAfter }, half)).toBe(delay);
});

test.each([
  [{ retryAfter: 15 }, 0],
  [{ retryAfter: 3_600 }, 0],
  [{ retryAfter: 2, remaining: 2_001 }, 2_000],
  [{ retryAfter: 2, remaining: 2_000 }, 0],
  [{ remaining: 101 }, 100],
  [{ remaining: 100 }, 0],
  [{ remaining: 0 }, 0],
  [{ remaining: -5, retryAfter: 0 }, 0],
])('a wait that does not fit the deadline is not begun: %j gives %d', (failed, delay) => {
  expect(retryDelay({ ...FAILED, ...failed }, half)).toBe(delay);
});

test('whatever is drawn, a wait is in its range and fits the deadline', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const attempts = fc.integer({ min: 1, max: 6 });
  const remainders = fc.integer({ min: -100, max: 20_000 });
  fc.assert(
    fc.property(chance, attempts, remainders, (random, attempt, remaining) => {
      const delay = retryDelay({ ...FAILED, attempt, remaining }, () => random);
      const range = attempt < 4 ? 100 * 2 ** attempt : 0;

      expect(Number.isInteger(delay)).toBe(true);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(range);
      if (delay > 0) expect(delay).toBeLessThan(remaining);
    }),
  );
});

test('the default chance spreads the waits over the whole range', () => {
  const delays = Array.from({ length: 2_000 }, () => retryDelay({ ...FAILED, attempt: 3 }));

  expect(Math.min(...delays)).toBeLessThan(80);
  expect(Math.max(...delays)).toBeGreaterThan(720);
  expect(Math.max(...delays)).toBeLessThanOrEqual(800);
});

const NOW = Date.parse('2025-03-01T12:00:00.500Z');

test.each([
  [undefined, undefined],
  ['', undefined],
  ['   ', undefined],
  ['0', 0],
  ['120', 120],
  [' 7 ', 7],
  ['999999999', 999_999_999],
  ['Sat, 01 Mar 2025 12:00:10 GMT', 10],
  ['Sat, 01 Mar 2025 12:00:01 GMT', 1],
  ['Sat, 01 Mar 2025 11:59:00 GMT', 0],
  ['Saturday, 01-Mar-25 12:01:00 GMT', 60],
  ['soon', undefined],
  ['10 seconds', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['9999999999', undefined],
])('a Retry-After of %j means %j seconds', (header, seconds) => {
  expect(parseRetryAfter(header, NOW)).toBe(seconds);
});
