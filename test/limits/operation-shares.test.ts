import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { OperationShares, type OperationBound } from '../../src/limits/operation-shares.js';
import fc from '../support/property.js';

const BOUNDS = { total: 4, perCaller: 2, waitingPerCaller: 2 };

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

interface Operation {
  readonly callerKey: string;
  readonly controller: AbortController;
  state: 'waiting' | 'under way' | 'over' | 'refused';
  free: (() => void) | undefined;
}

/** Shares with all operations that ever asked for one. */
class Run {
  readonly refused: OperationBound[] = [];
  readonly shares: OperationShares;
  readonly operations: Operation[] = [];

  constructor(bounds = BOUNDS) {
    this.shares = new OperationShares(bounds, (bound) => this.refused.push(bound));
  }

  ask(callerKey: string, bytes = 100): Operation {
    const controller = new AbortController();
    const operation: Operation = { callerKey, controller, state: 'waiting', free: undefined };
    this.operations.push(operation);
    void this.#admit(operation, bytes);
    return operation;
  }

  end(operation: Operation | undefined): void {
    if (!operation) return;
    operation.state = 'over';
    operation.free?.();
  }

  in(state: Operation['state'], callerKey?: string): Operation[] {
    return this.operations.filter(
      (operation) =>
        operation.state === state && (callerKey === undefined || operation.callerKey === callerKey),
    );
  }

  async #admit(operation: Operation, bytes: number): Promise<void> {
    const { callerKey, controller } = operation;
    const deadline = Date.now() + 10_000;
    try {
      operation.free = await this.shares.admit({
        ...{ callerKey, bytes, deadline, signal: controller.signal },
      });
      operation.state = 'under way';
    } catch {
      operation.state = 'refused';
    }
  }
}

/** Lets the event loop take a turn. */
async function turn(): Promise<void> {
  await jest.advanceTimersByTimeAsync(1);
}

test('of one caller a number is under way, a number waits, and the next is refused', async () => {
  const run = new Run();
  const first = run.ask('a');
  for (let more = 0; more < 4; more += 1) run.ask('a');
  await turn();
  expect(run.operations.map(({ state }) => state)).toEqual([
    ...['under way', 'under way', 'waiting', 'waiting', 'refused'],
  ]);
  expect(run.refused).toEqual(['caller-queue-full']);
  run.end(first);
  await turn();
  expect(run.operations[2]?.state).toBe('under way');
});

test('callers take turns when all places are taken', async () => {
  const run = new Run({ total: 1, perCaller: 1, waitingPerCaller: 3 });
  const order: string[] = [];
  const running = run.ask('a');
  for (const caller of ['a', 'a', 'b', 'c', 'b']) run.ask(caller);
  await turn();
  run.end(running);
  for (let next = 0; next < 5; next += 1) {
    await turn();
    const [operation] = run.in('under way');
    order.push(operation?.callerKey ?? '');
    run.end(operation);
  }
  expect(order).toEqual(['a', 'b', 'c', 'a', 'b']);
});

test('operations that end at once start at most 8 in one turn of the event loop', async () => {
  const run = new Run({ total: 1_000, perCaller: 1_000, waitingPerCaller: 1_000 });
  for (let asked = 0; asked < 40; asked += 1) {
    const { signal } = new AbortController();
    const deadline = Date.now() + 10_000;
    const admitted = run.shares.admit({ callerKey: 'a', bytes: 0, signal, deadline });
    if (typeof admitted === 'function') admitted();
    expect(run.shares.waiting).toBe(Math.max(0, asked - 7));
  }
  for (let turns = 0; turns < 4; turns += 1) await turn();
  expect(run.shares.waiting).toBe(0);
});

describe('waiting', () => {
  test('ends after half of the time that an operation may take', async () => {
    const run = new Run();
    for (let asked = 0; asked < 3; asked += 1) run.ask('a');
    await jest.advanceTimersByTimeAsync(4_999);
    expect(run.in('waiting')).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(run.in('refused')).toHaveLength(1);
    expect(run.refused).toEqual(['waited']);
    expect(run.shares.waiting).toBe(0);
  });

  test('is for 16 MiB of requests, which are free again once they have left', async () => {
    const run = new Run({ total: 1, perCaller: 1, waitingPerCaller: 100 });
    run.ask('a');
    const large = Array.from({ length: 17 }, () => run.ask('a', 1_024 * 1_024));
    await turn();
    expect(run.refused).toEqual(['queue-full']);
    large[0]?.controller.abort();
    const next = run.ask('b', 1_024 * 1_024);
    await turn();
    expect(next.state).toBe('waiting');
  });

  test('is for 2,048 operations of all callers', async () => {
    const run = new Run({ total: 1, perCaller: 1, waitingPerCaller: 1 });
    run.ask('first');
    for (let caller = 0; caller < 2_049; caller += 1) run.ask(String(caller), 0);
    await turn();
    expect([run.in('waiting').length, run.refused]).toEqual([2_048, ['queue-full']]);
  });
});

test('whatever operations come, end and leave, no bound is exceeded and all places become free', async () => {
  const callers = ['a', 'b', 'c'];
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ ask: fc.constantFrom(...callers) }) },
    { weight: 3, arbitrary: fc.record({ end: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ leave: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.nat(6_000) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const run = new Run();
      for (const taken of steps) {
        if ('ask' in taken) run.ask(taken.ask);
        const underWay = run.in('under way');
        const waiting = run.in('waiting');
        if ('end' in taken) run.end(underWay[taken.end % underWay.length]);
        if ('leave' in taken) waiting[taken.leave % waiting.length]?.controller.abort();
        await jest.advanceTimersByTimeAsync('wait' in taken ? taken.wait : 1);
        expect(run.shares.underWay).toBe(run.in('under way').length);
        expect(run.shares.waiting).toBe(run.in('waiting').length);
        expect(run.shares.underWay).toBeLessThanOrEqual(BOUNDS.total);
        for (const caller of callers) {
          expect(run.in('under way', caller).length).toBeLessThanOrEqual(BOUNDS.perCaller);
          expect(run.in('waiting', caller).length).toBeLessThanOrEqual(BOUNDS.waitingPerCaller);
        }
        if (run.shares.underWay === 0) expect(run.shares.waiting).toBe(0);
      }
      while (run.in('under way').length > 0) {
        for (const operation of run.in('under way')) run.end(operation);
        await turn();
      }
      expect(run.shares).toMatchObject({ underWay: 0, waiting: 0 });
    }),
  );
});
