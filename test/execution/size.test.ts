import { expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';

import { estimateBytes } from '../../src/execution/size.js';

function bytesOf(source: string): number {
  const document = parse(source);
  const operation = getOperationAST(document, 'Q');
  if (!operation) throw new TypeError('there is no operation');
  return estimateBytes(document, operation);
}

test.each([
  ['a field', '{ a }', 1],
  ['fields below fields', '{ a { b { c } } }', 3],
  ['fields of inline fragments', '{ ... { a ... on Query { b } } }', 2],
  ['a fragment at several places', '{ a { ...F } b { ...F } } fragment F on T { c d }', 6],
  [
    'fragments in fragments',
    '{ ...F ...F } fragment F on T { a { ...G } b { ...G } } fragment G on T { c }',
    8,
  ],
  ['a fragment that does not exist', '{ a ...F }', 1],
])('the estimate counts each field as often as it is compiled: %s', (_, selection, fields) => {
  const source = `query Q ${selection}`;
  expect(bytesOf(source)).toBe(16_384 + 200 * source.length + 6_144 * fields);
});

test('fragments that double what is below them are estimated at once', () => {
  const fragments = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on T { a { ...F${index + 1} } b { ...F${index + 1} } }`,
  );
  const source = `query Q { ...F0 } ${fragments.join(' ')} fragment F60 on T { c }`;
  expect(bytesOf(source)).toBeGreaterThan(2 ** 60);
});
