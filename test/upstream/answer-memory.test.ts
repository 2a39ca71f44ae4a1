import { expect, test } from '@jest/globals';

import { AnswerMemory, type OperationMemory } from '../../src/upstream/answer-memory.js';
import { SunshineError } from '../../src/upstream/sunshine-error.js';
import fc from '../support/property.js';

const MAX = 64_000;
const NEVER = new AbortController().signal;
/** What is expected of an answer while none has come. */
const EXPECTED = 16 * 1_024;

/** A call and how it went. */
class Call {
  state: 'waiting' | 'under way' | 'over' = 'waiting';
  failure: unknown;
  #reserved = 0;
  readonly #memory: OperationMemory;
  readonly #operation: string;

  /** @param fields If given, it is no call, but so many fields of the operation's own answer. */
  constructor(memory: OperationMemory, operation = 'listConversations', fields?: number) {
    this.#memory = memory;
    this.#operation = operation;
    void this.#start(fields);
  }

  end(bytes: number): void {
    if (this.state !== 'under way') return;
    this.state = 'over';
    this.#memory.settle(this.#operation, this.#reserved, bytes);
  }

  async #start(fields: number | undefined): Promise<void> {
    try {
      const place =
        fields === undefined
          ? this.#memory.reserve(this.#operation)
          : this.#memory.reserveForFields(fields);
      if (typeof place === 'number') {
        this.state = 'under way';
        this.#reserved = place;
      } else this.#reserved = await place;
      this.state = 'under way';
    } catch (error) {
      this.failure = error;
      this.state = 'over';
    }
  }
}

/** Lets what was resolved go on. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('calls wait while as much is held as may be, and go on when an operation is over', async () => {
  const memory = new AnswerMemory(4 * EXPECTED);
  const operations = ['a', 'b', 'c', 'd', 'e', 'f'].map((caller) => memory.open(caller, NEVER));
  const calls = operations.map((operation) => new Call(operation));

  expect(calls.map(({ state }) => state)).toEqual([
    ...['under way', 'under way', 'under way', 'under way', 'waiting', 'waiting'],
  ]);
  expect([memory.held, memory.waiting]).toEqual([4 * EXPECTED, 2]);
  operations[1]?.free();
  await settled();
  expect(calls.map(({ state }) => state).slice(4)).toEqual(['under way', 'waiting']);
});

test('of one caller half is held at most, and the rest is for others', () => {
  const memory = new AnswerMemory(8 * EXPECTED);
  const calls = Array.from({ length: 5 }, () => new Call(memory.open('a', NEVER)));

  expect(calls.map(({ state }) => state)).toEqual([
    ...['under way', 'under way', 'under way', 'under way', 'waiting'],
  ]);
  expect(new Call(memory.open('b', NEVER)).state).toBe('under way');
});

test('the oldest operation never waits, though others hold everything', () => {
  const memory = new AnswerMemory(4 * EXPECTED);
  const oldest = memory.open('a', NEVER);
  const first = new Call(oldest, 'getConversation');
  first.end(100);
  const large = new Call(memory.open('b', NEVER));
  large.end(4 * EXPECTED);

  expect(new Call(memory.open('c', NEVER)).state).toBe('waiting');
  expect(new Call(oldest, 'getConversation').state).toBe('under way');
});

test('an operation that is answered holds its answer alone, until that is sent', () => {
  const memory = new AnswerMemory(MAX);
  const operation = memory.open('a', NEVER);
  const call = new Call(operation);
  call.end(10_000);
  expect(memory.held).toBe(10_000);
  const late = new Call(operation);
  operation.answered(300);
  late.end(50_000);
  expect(memory.held).toBe(300);
  operation.free();
  expect([memory.held, memory.waiting]).toEqual([0, 0]);
});

test('one operation holds a quarter at most', () => {
  const memory = new AnswerMemory(MAX);
  const operation = memory.open('a', NEVER);
  new Call(operation, 'listParticipants').end(16_000);

  const { failure } = new Call(operation, 'getUser');

  expect(failure).toBeInstanceOf(SunshineError);
  expect(failure).toMatchObject({ reason: 'memory', operation: 'getUser' });
});

test.each([
  ['TimeoutError', 'queue-full'],
  ['AbortError', 'cancelled'],
] as const)(
  'a call that waits until its signal is aborted by a %s ends as %s',
  async (name, reason) => {
    const memory = new AnswerMemory(EXPECTED * 4);
    new Call(memory.open('a', NEVER)).end(EXPECTED * 4);
    const controller = new AbortController();
    const waiting = new Call(memory.open('b', controller.signal));
    controller.abort(new DOMException('over', name));
    await settled();

    expect(waiting.failure).toMatchObject({ reason });
    expect(memory.waiting).toBe(0);
  },
);

type Step =
  | {
      readonly kind: 'open' | 'free' | 'answer' | 'leave' | 'resolve';
      readonly caller: string;
      readonly index: number;
    }
  | { readonly kind: 'call'; readonly index: number }
  | { readonly kind: 'end'; readonly index: number; readonly bytes: number };

const index = fc.nat(50);
const caller = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('open', 'open', 'free', 'answer', 'leave', 'resolve'),
    caller,
    index,
  }),
  fc.record({ kind: fc.constant('call'), index }),
  fc.record({ kind: fc.constant('end'), index, bytes: fc.nat(30_000) }),
);

test('whatever operations do, some call goes on while any waits, and nothing is held when all are over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const memory = new AnswerMemory(MAX);
      const operations: OperationMemory[] = [];
      const controllers: AbortController[] = [];
      const calls: Call[] = [];
      const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length];
      for (const next of steps) {
        const operation = pick(operations, next.index);
        if (next.kind === 'open') {
          const controller = new AbortController();
          controllers.push(controller);
          operations.push(memory.open(next.caller, controller.signal));
        }
        if (next.kind === 'leave') pick(controllers, next.index)?.abort();
        if (next.kind === 'resolve' && operation)
          calls.push(new Call(operation, undefined, 10_000));
        if (next.kind === 'free') operation?.free();
        if (next.kind === 'answer') operation?.answered(1_000);
        if (next.kind === 'call' && operation) calls.push(new Call(operation));
        if (next.kind === 'end') pick(calls, next.index)?.end(next.bytes);
        await settled();
        expect(memory.waiting).toBe(calls.filter(({ state }) => state === 'waiting').length);
        expect(memory.held).toBeGreaterThanOrEqual(0);
      }
      for (let rounds = 0; rounds < operations.length + 1; rounds += 1) {
        for (const operation of operations) {
          for (const call of calls) call.end(500);
          operation.free();
          await settled();
        }
      }
      expect([memory.held, memory.waiting]).toEqual([0, 0]);
    }),
    { numRuns: 60 },
  );
});
