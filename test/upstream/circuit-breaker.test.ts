import { describe, expect, test } from '@jest/globals';

import { CircuitBreaker, type Permit } from '../../src/upstream/circuit-breaker.js';

function breakerWithClock(): { breaker: CircuitBreaker; advance: (milliseconds: number) => void } {
  let time = 0;
  return {
    breaker: new CircuitBreaker({ failures: 3, lasting: 100, pause: 1_000, now: () => time }),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

function admitted(breaker: CircuitBreaker): Permit {
  const permit = breaker.admit();
  if (!permit) throw new Error('no call may be made now');
  return permit;
}

function fail(breaker: CircuitBreaker, times: number): void {
  for (let time = 0; time < times; time += 1) breaker.failed(admitted(breaker));
}

/** A breaker that has just given up on its upstream, and the permit of a call that is still under way. */
function openBreaker(): ReturnType<typeof breakerWithClock> & { readonly earlier: Permit } {
  const clocked = breakerWithClock();
  const earlier = admitted(clocked.breaker);
  fail(clocked.breaker, 2);
  clocked.advance(100);
  fail(clocked.breaker, 1);
  return { ...clocked, earlier };
}

describe('an upstream that fails', () => {
  test('is called on as long as the failures in a row are too few', () => {
    const { breaker } = breakerWithClock();
    fail(breaker, 2);
    expect(breaker.state).toBe('closed');
    expect(breaker.admit()).toBeDefined();
  });

  test('is given up on after enough failures in a row', () => {
    const { breaker } = openBreaker();
    expect(breaker.state).toBe('open');
    expect(breaker.admit()).toBeUndefined();
  });

  test('is not given up on for calls that fail all at once, however many', () => {
    const { breaker, advance } = breakerWithClock();
    fail(breaker, 1_000);
    advance(99);
    fail(breaker, 1);
    expect(breaker.state).toBe('closed');
    advance(1);
    fail(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('counts anew after each success', () => {
    const { breaker, advance } = breakerWithClock();
    fail(breaker, 2);
    advance(100);
    breaker.succeeded(admitted(breaker));
    fail(breaker, 3);
    expect(breaker.state).toBe('closed');
  });

  test('gets one probe after the pause, and no second one while it is out', () => {
    const { breaker, advance } = openBreaker();
    advance(999);
    expect(breaker.admit()).toBeUndefined();
    advance(1);
    expect(breaker.state).toBe('half-open');
    expect(breaker.admit()).toBeDefined();
    expect(breaker.admit()).toBeUndefined();
  });

  test('is back when the probe succeeds', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    breaker.succeeded(admitted(breaker));
    expect(breaker.state).toBe('closed');
    expect(breaker.admit()).toBeDefined();
  });

  test('is given up on for another pause when the probe fails', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    fail(breaker, 1);
    expect(breaker.state).toBe('open');
    advance(999);
    expect(breaker.admit()).toBeUndefined();
    advance(1);
    expect(breaker.admit()).toBeDefined();
  });

  test('gets another probe when the first was given up before it told anything', () => {
    const { breaker, advance } = openBreaker();
    advance(1_000);
    breaker.abandoned(admitted(breaker));
    expect(breaker.admit()).toBeDefined();
  });
});

describe('a call that was let out before its upstream was given up on', () => {
  /** Each way in which it can end. */
  const ENDS = ['succeeded', 'failed', 'abandoned'] as const;

  test.each(ENDS)('neither ends nor lengthens the pause when it has %s', (end) => {
    const { breaker, advance, earlier } = openBreaker();
    advance(999);
    breaker[end](earlier);
    expect(breaker.state).toBe('open');
    advance(1);
    expect(breaker.state).toBe('half-open');
  });

  test.each(ENDS)('lets no second probe out when it has %s', (end) => {
    const { breaker, advance, earlier } = openBreaker();
    advance(1_000);
    admitted(breaker);
    breaker[end](earlier);
    expect(breaker.state).toBe('half-open');
    expect(breaker.admit()).toBeUndefined();
  });

  test.each(ENDS)('leaves the decision to the probe when it has %s', (end) => {
    const { breaker, advance, earlier } = openBreaker();
    advance(1_000);
    const probe = admitted(breaker);
    breaker[end](earlier);
    breaker.succeeded(probe);
    expect(breaker.state).toBe('closed');
  });

  test('does not count against an upstream that is back', () => {
    const { breaker, advance, earlier } = openBreaker();
    advance(1_000);
    breaker.succeeded(admitted(breaker));
    for (let time = 0; time < 3; time += 1) {
      breaker.failed(earlier);
      advance(100);
    }
    expect(breaker.state).toBe('closed');
  });
});

test('a probe that was given up has no say about the one that took its place', () => {
  const { breaker, advance } = openBreaker();
  advance(1_000);
  const first = admitted(breaker);
  breaker.abandoned(first);
  const second = admitted(breaker);
  breaker.abandoned(first);
  breaker.failed(first);
  expect(breaker.admit()).toBeUndefined();
  breaker.succeeded(second);
  expect(breaker.state).toBe('closed');
});
