import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';

import type { AppPolicy } from '../../src/kernel/app-policy.js';
import { InputError } from '../../src/kernel/input-error.js';
import { InputReader } from '../../src/kernel/input-reader.js';
import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { conversation } from '../../src/domains/conversation/definition.js';
import { participant } from '../../src/domains/participant/definition.js';
import { endUser } from '../../src/domains/user/definition.js';
import { readUserExternalId } from '../../src/domains/user/input.js';
import { path } from '../../src/upstream/path.js';
import { almost, recordId } from '../support/arbitraries.js';

const POLICY: AppPolicy = { defaultAppId: 'ours', allowedAppIds: ['theirs'] };
const INSIDE = { ids: ['a'.repeat(24)], rule: 'must be of this conversation' };
const RECORD_ID = /^[0-9a-f]{24}$/;

/** Texts of any UTF-16 units, halves of surrogate pairs among them; often such as mean something in a path. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      '%',
      '%2e',
      '%2F',
      '?',
      '#',
      ';',
      '\u0000',
      '\n',
      '\u0085',
    ),
    fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 40,
});

/** Global ids of every type, of apps that may be named and of one that may not. */
const globalId = fc
  .record({ appId: fc.constantFrom('ours', 'theirs', 'forbidden'), one: recordId, other: recordId })
  .chain(({ appId, one, other }) =>
    fc.constantFrom(
      encodeGlobalId({ type: 'Conversation', appId, conversationId: one }),
      encodeGlobalId({ type: 'EndUser', appId, userId: one }),
      encodeGlobalId({ type: 'Participant', appId, conversationId: one, participantId: other }),
    ),
  );

const anyId = fc.oneof(anyText, almost(recordId), almost(globalId));

/** What a reader makes of an input: values to call upstream with, or the fields that it refuses. */
function outcome(
  read: (reader: InputReader) => string,
  policy: AppPolicy = POLICY,
  input?: { readonly appId?: string },
): { readonly appId: string; readonly value: string } | readonly string[] {
  const reader = new InputReader(policy, input);
  const value = read(reader);
  try {
    return { appId: reader.finish(), value };
  } catch (error) {
    if (error instanceof InputError)
      return [...new Set(error.violations.map(({ field }) => field.join('.')))];
    throw error;
  }
}

describe('whatever is given for an id', () => {
  test.each<[string, (reader: InputReader, id: string) => string]>([
    ['a conversation', (reader, id) => reader.recordId(conversation, ['id'], id)],
    ['a user', (reader, id) => reader.recordId(endUser, ['id'], id)],
    ['a participant', (reader, id) => reader.recordId(participant, ['id'], id, INSIDE)],
  ])('of %s, only a record id of an allowed app gets through', (_, read) => {
    fc.assert(
      fc.property(anyId, (id) => {
        const result = outcome((reader) => read(reader, id));

        expect(result).toEqual(
          'value' in result
            ? {
                appId: expect.stringMatching(/^(ours|theirs)$/),
                value: expect.stringMatching(RECORD_ID),
              }
            : ['id'],
        );
      }),
      { numRuns: 300 },
    );
  });

  test('of the business, what gets through is one segment of a path, and that text alone', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyId), (id) => {
        const result = outcome((reader) => readUserExternalId(reader, ['id'], id));

        if (!('value' in result)) {
          expect(result).toEqual(['id']);
          return;
        }
        const segments = path`/users/${result.value}`.split('/');
        expect(segments.map(decodeURIComponent)).toEqual(['', 'users', id]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('where there is no default app', () => {
  const NO_DEFAULT: AppPolicy = { defaultAppId: undefined, allowedAppIds: '*' };
  const ID = 'a'.repeat(24);

  test('an id alone does not say which one is meant', () => {
    const read = (reader: InputReader): string => reader.recordId(conversation, ['id'], ID);

    expect(outcome(read, NO_DEFAULT)).toEqual(['id']);
    expect(outcome(read, NO_DEFAULT, {})).toEqual(['appId']);
  });

  test('a global id says it', () => {
    const globalIdOfAny = encodeGlobalId({
      type: 'Conversation',
      appId: 'any',
      conversationId: ID,
    });

    expect(
      outcome((reader) => reader.recordId(conversation, ['id'], globalIdOfAny), NO_DEFAULT),
    ).toEqual({
      ...{ appId: 'any', value: ID },
    });
  });
});
