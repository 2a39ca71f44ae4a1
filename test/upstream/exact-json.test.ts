import { expect, test } from '@jest/globals';

import { parseExactJson, stringifyJson } from '../../src/upstream/exact-json.js';
import fc from '../support/property.js';

const digits = (most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 1, maxLength: most });

/** Numbers of JSON in every notation, most of them more than a double holds. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(25).map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(digits(25), { nil: undefined }),
    fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined }),
    fc.constantFrom('e', 'E'),
  )
  .map(
    ([sign, whole, fraction, exponent, e]) =>
      `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${exponent === undefined ? '' : `${e}${exponent}`}`,
  );

/** The value of a number in one spelling: its sign, its digits without zeros around, and the power of ten they end at. */
function valueOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  if (significant === '') return `${sign}0`;
  return `${sign}${significant}e${Number(exponent) - fraction.length + all.length - significant.length}`;
}

const KEYS = ['a', '__proto__', '1e5', ': 9007199254740993', 'a "b" \\ c', ', -0 }'];

test('no number changes its value on the way through, whatever is around it', () => {
  fc.assert(
    fc.property(
      numberText,
      fc.constantFrom(...KEYS),
      fc.constantFrom('', ' ', '\n\t'),
      (number, text, blank) => {
        const key = JSON.stringify(text);
        const written = `{${key}:${blank}${number}${blank},"list":[${number},${key},${blank}${number}]}`;

        const [, first = '', second = '', third = ''] =
          /^\{.*:(\S+?),"list":\[([^,]+),.*,([^,]+)\]\}$/s.exec(
            stringifyJson(parseExactJson(written)),
          ) ?? [];

        expect([first, second, third].map(valueOf)).toEqual(Array(3).fill(valueOf(number)));
      },
    ),
    { numRuns: 2_000 },
  );
});
