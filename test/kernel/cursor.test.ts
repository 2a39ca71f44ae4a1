import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { decodeCursor, encodeCursor } from '../../src/kernel/cursor.js';
import { almost, recordId } from '../support/arbitraries.js';

const type = fc.constantFrom<'Conversation' | 'Participant'>('Conversation', 'Participant');
const ONE = '67a1e3709d3e51c7a4000c01';

describe('a cursor', () => {
  test.each([
    ['Conversation' as const, 'Q29udmVyc2F0aW9uOjY3YTFlMzcwOWQzZTUxYzdhNDAwMGMwMQ'],
    ['Participant' as const, 'UGFydGljaXBhbnQ6NjdhMWUzNzA5ZDNlNTFjN2E0MDAwYzAx'],
  ])('of a %s stays what it is: clients keep it', (of, text) => {
    expect(encodeCursor(of, ONE)).toBe(text);
    expect(decodeCursor(of, text)).toBe(ONE);
  });

  test('gives back the record id that was put into it', () => {
    fc.assert(
      fc.property(type, recordId, (of, id) => {
        expect(decodeCursor(of, encodeCursor(of, id))).toBe(id);
      }),
    );
  });

  test.each(['ffff', '1651234567.123', 'opaque+/=:token', 'é', `${ONE} `])(
    'holds whatever upstream names to continue from: %j',
    (upstreamCursor) => {
      expect(decodeCursor('Conversation', encodeCursor('Conversation', upstreamCursor))).toBe(
        upstreamCursor,
      );
    },
  );

  test('may be a record id as it is', () => {
    expect(decodeCursor('Conversation', ONE)).toBe(ONE);
  });

  test('is of no use in another kind of list', () => {
    fc.assert(
      fc.property(recordId, (id) => {
        expect(decodeCursor('Participant', encodeCursor('Conversation', id))).toBeUndefined();
        expect(decodeCursor('Conversation', encodeCursor('Participant', id))).toBeUndefined();
      }),
    );
  });

  test('has one spelling: any text is that of the record it names, or names none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      almost(fc.tuple(type, recordId).map(([of, id]) => encodeCursor(of, id))),
      almost(fc.tuple(type, recordId).map((parts) => parts.join(':'))).map((plain) =>
        Buffer.from(plain).toString('base64url'),
      ),
    );
    fc.assert(
      fc.property(type, text, (of, candidate) => {
        const id = decodeCursor(of, candidate);
        expect(id === undefined || encodeCursor(of, id) === candidate).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '',
    ONE,
    `Conversation${ONE}`,
    `Conversatio:${ONE}`,
    'Conversation:',
    'Participant:x',
  ])('is not made of %j', (text) => {
    expect(decodeCursor('Conversation', Buffer.from(text).toString('base64url'))).toBeUndefined();
  });
});
