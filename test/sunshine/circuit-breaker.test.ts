import { describe, expect, test } from '@jest/globals';

import { CircuitBreaker } from '../../src/sunshine/circuit-breaker.js';

function breakerWithClock(): { breaker: CircuitBreaker; advance: (milliseconds: number) => void } {
  let time = 0;
  return {
    breaker: new CircuitBreaker({ failures: 3, lasting: 100, pause: 1_000, now: () => time }),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

function fail(breaker: CircuitBreaker, times: number): void {
  for (let time = 0; time < times; time += 1) breaker.failed();
}

/** A breaker that has just given up on its upstream. */
function openBreaker(): ReturnType<typeof breakerWithClock> {
  const clocked = breakerWithClock();
  fail(clocked.breaker, 2);
  clocked.advance(100);
  clocked.breaker.failed();
  return clocked;
}

describe('an upstream that fails', () => {
  test('is called on as long as the failures in a row are too few', () => {
    const { breaker } = breakerWithClock();
    fail(breaker, 2);
    expect(breaker.state).toBe('closed');
    expect(breaker.allows()).toBe(true);
  });

  test('is given up on after enough failures in a row', () => {
    const { breaker } = openBreaker();
    expect(breaker.state).toBe('open');
    expect(breaker.allows()).toBe(false);
  });

  test('is not given up on for calls that fail all at once, however many', () => {
    const { breaker, advance } = breakerWithClock();
    fail(breaker, 1_000);
    advance(99);
    breaker.failed();
    expect(breaker.state).toBe('closed');
    advance(1);
    breaker.failed();
    expect(breaker.state).toBe('open');
  });

  test('counts anew after each success', () => {
    const { breaker, advance } = breakerWithClock();
    fail(breaker, 2);
    advance(100);
    breaker.succeeded();
    fail(breaker, 3);
    expect(breaker.state).toBe('closed');
  });

  test('gets one probe after the pause, and no second one while it is out', () => {
    const { breaker, advance } = openBreaker();
    advance(999);
    expect(breaker.allows()).toBe(false);
    advance(1);
    expect(breaker.state).toBe('half-open');
    expect(breaker.allows()).toBe(true);
    expect(breaker.allows()).toBe(false);
  });

  test('is back when the probe succeeds', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    breaker.allows();
    breaker.succeeded();
    expect(breaker.state).toBe('closed');
    expect(breaker.allows()).toBe(true);
  });

  test('is given up on for another pause when the probe fails', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    breaker.allows();
    breaker.failed();
    expect(breaker.state).toBe('open');
    advance(999);
    expect(breaker.allows()).toBe(false);
    advance(1);
    expect(breaker.allows()).toBe(true);
  });

  test('gets another probe when the first was given up before it told anything', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    breaker.allows();
    breaker.abandoned();
    expect(breaker.allows()).toBe(true);
  });
});
