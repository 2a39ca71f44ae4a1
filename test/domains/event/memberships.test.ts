import { describe, expect, test } from '@jest/globals';

import { encodeCursor } from '../../../src/events/cursor.js';
import type { EventType } from '../../../src/events/event.js';
import type { LoggedEvent } from '../../../src/events/log.js';
import { Memberships, tookPart } from '../../../src/domains/event/memberships.js';

const LONG = 1_000_000;

function at(number: number): string {
  return encodeCursor({ log: 'log', at: 0, number });
}

function change(number: number, type: EventType, userId = 'u'): LoggedEvent {
  return {
    cursor: at(number),
    loggedAt: 0,
    event: {
      appId: 'app',
      eventId: String(number),
      type,
      rawType: type,
      origin: 'SUNSHINE_CONVERSATIONS',
      createdAt: null,
      payload: { conversation: { id: 'c' }, user: { id: userId } },
      conversationId: 'c',
      userIds: [userId],
    },
  };
}

function reading(
  members: readonly string[],
  base: number,
): () => Promise<{
  members: ReadonlySet<string>;
  base: string;
}> {
  return () => Promise.resolve({ members: new Set(members), base: at(base) });
}

/** Whether `u` took part just before that place. */
function believed(memberships: Memberships, number: number): boolean | undefined {
  const known = memberships.get('c');
  return known && tookPart(known, 'u', at(number));
}

describe('who takes part', () => {
  test('is what was read, and what has changed before an event', async () => {
    const memberships = new Memberships(LONG);
    await memberships.refresh('c', reading(['u'], 1));
    memberships.observe(at(1), change(2, 'PARTICIPANT_LEFT'));

    expect([1, 2, 3].map((number) => believed(memberships, number))).toEqual([true, true, false]);
  });

  test('is not what happened before it was read', async () => {
    const memberships = new Memberships(LONG);
    await memberships.refresh('c', reading(['u'], 5));
    memberships.observe(at(1), change(2, 'PARTICIPANT_LEFT'));

    expect(believed(memberships, 9)).toBe(true);
  });

  test.each([
    ['joined', ['PARTICIPANT_JOINED'], true],
    [
      'joined again after leaving, which has to be read',
      ['PARTICIPANT_LEFT', 'PARTICIPANT_JOINED'],
      undefined,
    ],
    ['lost the conversation', ['PARTICIPANT_JOINED', 'CONVERSATION_REMOVED'], false],
  ] as const)('is known of a user who %s', async (_, types, expected) => {
    const memberships = new Memberships(LONG);
    await memberships.refresh('c', reading([], 0));
    for (const [index, type] of types.entries())
      memberships.observe(at(index), change(index + 1, type));

    expect(believed(memberships, 9)).toBe(expected);
  });

  test('has to be read again when events were observed by nobody', async () => {
    const memberships = new Memberships(LONG);
    await memberships.refresh('c', reading(['u'], 1));
    memberships.observe(at(1), change(2, 'MESSAGE'));
    memberships.observe(at(7), change(8, 'MESSAGE'));

    expect(memberships.get('c')).toBeUndefined();
  });

  test('has to be read again after a while, and when somebody was merged', async () => {
    const impatient = new Memberships(0);
    await impatient.refresh('c', reading(['u'], 0));
    expect(impatient.get('c')).toBeUndefined();

    const merged = new Memberships(LONG);
    await merged.refresh('c', reading(['u'], 0));
    merged.observe(at(0), change(1, 'USER_MERGED'));
    expect(merged.get('c')).toBeUndefined();
  });

  test('is read once for all who wait, and changes meanwhile count', async () => {
    const memberships = new Memberships(LONG);
    memberships.observe(at(0), change(1, 'MESSAGE'));
    let reads = 0;
    let answer = (): void => undefined;
    const read = async (): ReturnType<ReturnType<typeof reading>> => {
      reads += 1;
      await new Promise<void>((resolve) => (answer = resolve));
      return { members: new Set(['u']), base: at(1) };
    };
    const both = [memberships.refresh('c', read), memberships.refresh('c', read)];
    memberships.observe(at(1), change(2, 'PARTICIPANT_LEFT'));
    answer();
    await Promise.all(both);

    expect(reads).toBe(1);
    expect(believed(memberships, 3)).toBe(false);
  });
});
