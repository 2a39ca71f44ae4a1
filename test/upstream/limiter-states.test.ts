import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { CallResult, Release } from '../../src/upstream/credential-limiter.js';
import { Limiter } from '../../src/upstream/limiter.js';
import fc from '../support/property.js';

const CONCURRENCY = 3;
const TOTAL = 5;
const MAX_UNPROVEN = 3;
const PATIENCE = 20_000;

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  jest.useRealTimers();
});

/** A call that has asked for admission. */
interface Call {
  readonly credential: string;
  readonly controller: AbortController;
  state: 'waiting' | 'under way' | 'over';
  /** Whether upstream had accepted the credential when it was admitted. */
  wasProven: boolean;
  release: Release | undefined;
}

type Step =
  | { readonly kind: 'ask'; readonly credential: string; readonly caller: string }
  | { readonly kind: 'end'; readonly index: number; readonly result: CallResult }
  | { readonly kind: 'leave'; readonly index: number }
  | { readonly kind: 'wait'; readonly ms: number };

const name = fc.constantFrom('a', 'b', 'c');
const result = fc.constantFrom<CallResult>(
  { kind: 'answered' },
  { kind: 'refused' },
  { kind: 'overloaded' },
  { kind: 'unknown' },
  { kind: 'rate-limited', pause: 1_000 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), credential: name, caller: name }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('end' as const), index: fc.nat(), result }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), index: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(12_000) }) },
);

/** A limiter with all calls that ever asked it for admission. */
class Run {
  readonly limiter = new Limiter(CONCURRENCY, TOTAL);
  readonly #calls: Call[] = [];

  async take(step: Step): Promise<void> {
    if (step.kind === 'ask') this.#ask(step.credential, step.caller);
    if (step.kind === 'end') this.#end(pick(this.underWay(), step.index), step.result);
    if (step.kind === 'leave') pick(this.waiting(), step.index)?.controller.abort();
    await jest.advanceTimersByTimeAsync(step.kind === 'wait' ? step.ms : 0);
  }

  underWay(): Call[] {
    return this.#calls.filter(({ state }) => state === 'under way');
  }

  waiting(): Call[] {
    return this.#calls.filter(({ state }) => state === 'waiting');
  }

  check(): void {
    const underWay = this.underWay();
    const { inFlight, waiting, paused } = this.limiter.load;
    expect({ inFlight, waiting }).toEqual({
      inFlight: underWay.length,
      waiting: this.waiting().length,
    });
    expect(inFlight).toBeLessThanOrEqual(TOTAL);
    expect(underWay.filter(({ wasProven }) => !wasProven).length).toBeLessThanOrEqual(MAX_UNPROVEN);
    for (const one of ['a', 'b', 'c'])
      expect(underWay.filter(({ credential }) => credential === one).length).toBeLessThanOrEqual(
        CONCURRENCY,
      );
    if (inFlight === 0 && paused === 0) expect(waiting).toBe(0);
  }

  /** Ends all calls, and those that are admitted in their places. */
  async finish(): Promise<void> {
    while (this.underWay().length + this.waiting().length > 0) {
      for (const call of this.underWay()) this.#end(call, { kind: 'answered' });
      await jest.advanceTimersByTimeAsync(1_000);
    }
  }

  #ask(credential: string, callerKey: string): void {
    const call: Call = {
      credential,
      controller: new AbortController(),
      state: 'waiting',
      wasProven: false,
      release: undefined,
    };
    this.#calls.push(call);
    const { signal } = call.controller;
    const deadline = Date.now() + PATIENCE;
    this.limiter
      .admit({ operation: 'x', credentials: { key: credential }, callerKey, signal, deadline })
      .then(
        (release) => {
          call.release = release;
          call.wasProven = this.limiter.isAccepted(credential);
          call.state = 'under way';
        },
        () => {
          call.state = 'over';
        },
      );
  }

  #end(call: Call | undefined, ended: CallResult): void {
    if (!call) return;
    call.state = 'over';
    call.release?.(ended);
  }
}

function pick(calls: readonly Call[], index: number): Call | undefined {
  return calls[index % calls.length];
}

test('whatever calls come, end and leave, no bound is exceeded, none waits for nothing, and all places become free', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (taken) => {
      const run = new Run();
      for (const step of taken) {
        await run.take(step);
        run.check();
      }
      await run.finish();
      expect(run.limiter.load).toMatchObject({ inFlight: 0, waiting: 0 });
    }),
  );
});
