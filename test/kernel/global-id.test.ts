import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { decodeGlobalId, encodeGlobalId, type GlobalId } from '../../src/domains/global-ids.js';
import { isAppId, isRecordId } from '../../src/kernel/global-id.js';
import { almost, recordId } from '../support/arbitraries.js';

const appId = fc.stringMatching(/^[\w-]{1,128}$/);
const globalId: fc.Arbitrary<GlobalId> = fc.oneof(
  fc.record({ type: fc.constant('Conversation' as const), appId, conversationId: recordId }),
  fc.record({ type: fc.constant('EndUser' as const), appId, userId: recordId }),
  fc.record({
    type: fc.constant('Participant' as const),
    appId,
    conversationId: recordId,
    participantId: recordId,
  }),
);

const APP = '6650c0de1f9d3e51c7a40001';
const ONE = '67a1e3709d3e51c7a4000c01';
const OTHER = '67a1e3709d3e51c7a400c011';

describe('a global id', () => {
  test.each<[GlobalId, string]>([
    [
      { type: 'Conversation', appId: APP, conversationId: ONE },
      'Q29udmVyc2F0aW9uOjY2NTBjMGRlMWY5ZDNlNTFjN2E0MDAwMTo2N2ExZTM3MDlkM2U1MWM3YTQwMDBjMDE',
    ],
    [
      { type: 'EndUser', appId: APP, userId: ONE },
      'RW5kVXNlcjo2NjUwYzBkZTFmOWQzZTUxYzdhNDAwMDE6NjdhMWUzNzA5ZDNlNTFjN2E0MDAwYzAx',
    ],
    [
      { type: 'Participant', appId: APP, conversationId: ONE, participantId: OTHER },
      'UGFydGljaXBhbnQ6NjY1MGMwZGUxZjlkM2U1MWM3YTQwMDAxOjY3YTFlMzcwOWQzZTUxYzdhNDAwMGMwMTo2N2ExZTM3MDlkM2U1MWM3YTQwMGMwMTE',
    ],
  ])('of %j stays what it is: clients keep it', (id, text) => {
    expect(encodeGlobalId(id)).toBe(text);
    expect(decodeGlobalId(text)).toEqual(id);
  });

  test('gives back what was put into it', () => {
    fc.assert(
      fc.property(globalId, (id) => {
        expect(decodeGlobalId(encodeGlobalId(id))).toEqual(id);
      }),
    );
  });

  test('is different for different records', () => {
    fc.assert(
      fc.property(globalId, globalId, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(encodeGlobalId(one) === encodeGlobalId(other)).toBe(isSame);
      }),
    );
  });

  test('has one spelling: any text is that of the record it names, or names none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      almost(globalId.map(encodeGlobalId)),
      almost(globalId.map((id) => Object.values(id).join(':'))).map((plain) =>
        Buffer.from(plain).toString('base64url'),
      ),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const id = decodeGlobalId(candidate);
        expect(id === undefined || encodeGlobalId(id) === candidate).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'Conversation',
    'Conversation:',
    `Conversation:${APP}`,
    `Conversation:${ONE}`,
    `Conversation::${ONE}`,
    `Conversation:${APP}:${ONE}:${OTHER}`,
    `Conversation:${APP}:${ONE.toUpperCase()}`,
    `Conversation:${APP}:${ONE}\n`,
    `Conversation:a/b:${ONE}`,
    `Conversation:${'a'.repeat(129)}:${ONE}`,
    `EndUser:${APP}:bob`,
    `Participant:${APP}:${ONE}`,
    `Participant:${APP}:${ONE}:`,
    `Participant:${APP}:${ONE}:${OTHER}:${OTHER}`,
    `User:${APP}:${ONE}`,
    `conversation:${APP}:${ONE}`,
    `toString:${APP}:${ONE}`,
    `__proto__:${APP}:${ONE}`,
  ])('is not made of %j', (text) => {
    expect(decodeGlobalId(Buffer.from(text).toString('base64url'))).toBeUndefined();
  });
});

test.each([
  [ONE, true],
  ['0'.repeat(24), true],
  [ONE.toUpperCase(), false],
  [ONE.slice(1), false],
  [`${ONE}0`, false],
  [`${ONE}\n`, false],
  [`g${ONE.slice(1)}`, false],
  ['', false],
])('whether %j is a record id: %s', (text, expected) => {
  expect(isRecordId(text)).toBe(expected);
});

test.each([
  [APP, true],
  ['a', true],
  ['My_app-1', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['', false],
  ['a.b', false],
  ['a:b', false],
  ['ä', false],
  ['a\n', false],
])('whether %j can be an app id: %s', (text, expected) => {
  expect(isAppId(text)).toBe(expected);
});
