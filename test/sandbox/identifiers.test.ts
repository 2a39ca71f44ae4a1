import { expect, test } from '@jest/globals';

import { creationTime, Identifiers } from '../../src/sandbox/identifiers.js';

const AT = new Date('2026-01-15T09:30:00.123Z');

test('ids grow, and say in which second they were made, also when the clock is set back', () => {
  const ids = new Identifiers();
  const made = [0, 0, 1, 1_000, -5_000].map((ms) => ids.next(new Date(AT.getTime() + ms)));

  expect(made).toEqual([...new Set(made)].sort());
  expect(creationTime(made[0] ?? '')).toEqual(new Date('2026-01-15T09:30:00Z'));
  expect(creationTime(made[3] ?? '')).toEqual(new Date('2026-01-15T09:30:01Z'));
});

test('a sandbox that is started anew within the same second gives other ids', () => {
  const [before, after] = [new Identifiers(), new Identifiers()];
  const ids = [before.next(AT), before.next(AT), after.next(new Date(AT.getTime() + 1))];

  expect(new Set(ids).size).toBe(3);
});
