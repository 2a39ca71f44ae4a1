import { expect, test } from '@jest/globals';

import { parseExactJson, stringifyJson } from '../../src/upstream/exact-json.js';
import { exceedsJsonBytes } from '../../src/upstream/json-size.js';
import fc from '../support/property.js';

/** Values as callers send them, with keys that JSON leaves out. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constant(parseExactJson('[1234567890123456789012, -0, 1e400]')),
  fc.object({
    withSparseArray: false,
    values: [fc.string(), fc.integer(), fc.constant(undefined)],
  }),
);

test('no value is taken for larger than its JSON is, however often it is measured', () => {
  fc.assert(
    fc.property(value, fc.nat(40), (given, less) => {
      const bytes = Buffer.byteLength(stringifyJson(given));
      // First with a limit that it may exceed: what is remembered of that must hold for others.
      exceedsJsonBytes(given, Math.max(0, bytes - less));
      expect(exceedsJsonBytes([given], bytes + 2)).toBe(false);
      expect(exceedsJsonBytes(given, bytes)).toBe(false);
    }),
  );
});

test('what has no escapes and only ASCII is measured to the byte', () => {
  const given = { a: [1, true, null, 'text', {}, []], b: { c: [{ d: -0.5 }] } };
  const bytes = JSON.stringify(given).length;

  expect(exceedsJsonBytes(given, bytes)).toBe(false);
  expect(exceedsJsonBytes(given, bytes - 1)).toBe(true);
  expect(exceedsJsonBytes(given, bytes)).toBe(false);
});

test.each([
  ['levels', JSON.parse(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)],
  ['items', Array.from({ length: 1_000_000 }, () => 1)],
])('very many %s are too large, and do not overflow the stack', (_, given: unknown) => {
  expect(exceedsJsonBytes(given, 100_000)).toBe(true);
  expect(exceedsJsonBytes({ given }, 100_000)).toBe(true);
});
