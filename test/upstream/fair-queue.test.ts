import { expect, test } from '@jest/globals';

import { FairQueue, type Waiting } from '../../src/upstream/fair-queue.js';
import fc from '../support/property.js';

const CALLERS = fc.constantFrom('a', 'b', 'c', 'd');
const STEPS = fc.array(
  fc.oneof(
    fc.record({ add: CALLERS, deadline: fc.nat(50) }),
    fc.constant('take' as const),
    fc.record({ leave: fc.nat(30) }),
  ),
  { maxLength: 200 },
);

test('callers take turns, each in the order of its deadlines, and nothing is lost', () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const queue = new FairQueue<Waiting>();
      let waiting: Waiting[] = [];
      let turns: string[] = [];
      for (const step of steps) {
        if (step === 'take') {
          const taken = queue.take(() => true);
          expect(taken?.callerKey).toBe(turns[0]);
          const own = waiting.filter(({ callerKey }) => callerKey === taken?.callerKey);
          expect(taken?.deadline).toBe(
            own.length ? Math.min(...own.map(({ deadline }) => deadline)) : undefined,
          );
          waiting = waiting.filter((item) => item !== taken);
          turns = turns.slice(1).concat(own.length > 1 ? (turns[0] ?? []) : []);
        } else if ('leave' in step) {
          const leaving = waiting[step.leave % Math.max(1, waiting.length)];
          if (leaving) queue.remove(leaving);
          waiting = waiting.filter((item) => item !== leaving);
          turns = turns.filter((key) => waiting.some(({ callerKey }) => callerKey === key));
        } else {
          const item = { callerKey: step.add, deadline: step.deadline };
          queue.add(item);
          waiting.push(item);
          if (!turns.includes(step.add)) turns.push(step.add);
        }
        expect(queue.size).toBe(waiting.length);
        for (const key of ['a', 'b', 'c', 'd'])
          expect(queue.sizeOf(key)).toBe(waiting.filter((item) => item.callerKey === key).length);
      }
    }),
  );
});

test('what is removed of all callers is given back, and the others keep their turns', () => {
  const queue = new FairQueue<Waiting>();
  for (const [callerKey, deadline] of [
    ['a', 1],
    ['a', 5],
    ['b', 2],
    ['c', 7],
  ] as const)
    queue.add({ callerKey, deadline });

  expect(queue.removeAll(({ deadline }) => deadline < 3)).toHaveLength(2);

  expect([queue.take(() => true), queue.take(() => true), queue.take(() => true)]).toEqual([
    { callerKey: 'a', deadline: 5 },
    { callerKey: 'c', deadline: 7 },
    undefined,
  ]);
});

test('a caller whose turn may not come yet keeps it', () => {
  const queue = new FairQueue<Waiting>();
  for (const callerKey of ['a', 'b', 'a']) queue.add({ callerKey, deadline: 1 });

  const taken = [queue.take((key) => key !== 'a'), queue.take(() => false), queue.take(() => true)];

  expect(taken.map((item) => item?.callerKey)).toEqual(['b', undefined, 'a']);
  expect(queue.size).toBe(1);
});
