import { expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { path } from '../../src/upstream/path.js';

/** Any text that a caller could send, the nasty ones often: dots, slashes, escapes, broken Unicode. */
const segments = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('.', '..', '/', '\\', '%', '%2e', '%2F', '%252e', '?', '#', ';', ':'),
    maxLength: 6,
  }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map(fromCodeUnits),
);

function fromCodeUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}

/** What the encoder refuses, said in another way than it says it itself. */
function isRefused(segment: string): boolean {
  const hasControls = Array.from(segment).some((character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 || code === 0x7f;
  });
  return (
    ['', '.', '..'].includes(segment) || hasControls || Buffer.from(segment).toString() !== segment
  );
}

test.each([
  ['67a1e3709d3e51c7a4000c01', '67a1e3709d3e51c7a4000c01'],
  ['crm/ada@example.com', 'crm%2Fada%40example.com'],
  ['shop 7/goran & söhne', 'shop%207%2Fgoran%20%26%20s%C3%B6hne'],
  ['a?b=c#d', 'a%3Fb%3Dc%23d'],
  ['%2e%2e', '%252e%252e'],
  ['../../secret', '..%2F..%2Fsecret'],
  ['..\\..', '..%5C..'],
  ['...', '...'],
  ['.hidden', '.hidden'],
  ["it's (1) *!", "it's%20(1)%20*!"],
  ['a;b:c|d^e', 'a%3Bb%3Ac%7Cd%5Ee'],
  ['日本 😀', '%E6%97%A5%E6%9C%AC%20%F0%9F%98%80'],
  [' ', '%20'],
])('%j becomes the one segment %s', (segment, encoded) => {
  expect(path`/v2/apps/${segment}/users`).toBe(`/v2/apps/${encoded}/users`);
});

test.each([
  ['nothing', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['a line break', 'a\nb'],
  ['a NUL', '\u0000'],
  ['a tab', 'a\tb'],
  ['a DEL', '\u007f'],
  ['the first half of a surrogate pair', 'a\ud800'],
  ['the second half of a surrogate pair', '\udc00b'],
])('%s is refused as a segment', (_, segment) => {
  expect(() => path`/v2/apps/app-1/users/${segment}`).toThrow(
    new RangeError('not usable as a path segment'),
  );
});

test('the refusal does not repeat what it refuses', () => {
  expect(() => path`/v2/${'secret\u0000'}`).toThrow(expect.not.stringContaining('secret'));
});

test('the same text of a template with a fault of its own is refused', () => {
  expect(() => path`/v2/../${'users'}`).toThrow(
    new RangeError('the path does not have the segments of its template'),
  );
  expect(() => path`/v2/users?x=${'y'}`).toThrow(
    new RangeError('the path does not have the segments of its template'),
  );
});

test('any text is refused, or read back by a URL parser as one segment that decodes to it', () => {
  fc.assert(
    fc.property(segments, segments, (first, second) => {
      if (isRefused(first) || isRefused(second)) {
        expect(() => path`/v2/apps/${first}/users/${second}`).toThrow(RangeError);
        return;
      }
      const built = path`/v2/apps/${first}/users/${second}`;
      const { pathname, search, hash, origin } = new URL(`https://example.com/sc${built}`);

      expect([origin, search, hash]).toEqual(['https://example.com', '', '']);
      expect(pathname.split('/').map(decodeURIComponent)).toEqual([
        '',
        'sc',
        'v2',
        'apps',
        first,
        'users',
        second,
      ]);
    }),
    { numRuns: 300 },
  );
});
