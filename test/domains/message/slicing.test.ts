/** Every part of lists of every critical length, against the list itself, with each reading of what is not documented. */
import { describe, expect, test } from '@jest/globals';

import { fromTheNewest } from '../../../src/domains/message/slicing.js';
import type { Message } from '../../../src/domains/message/records.js';
import type { PageRequest } from '../../../src/kernel/page-request.js';
import type { PageQuery } from '../../../src/upstream/query.js';
import { SunshineError } from '../../../src/upstream/sunshine-error.js';
import { InvalidRecord, type RecordPage } from '../../../src/upstream/response.js';

const PAGE = 100;
const LENGTHS = [0, 1, 99, 100, 101, 199, 200, 201, 202];
const SIZES = [1, 49, 100];

/** What is not documented of upstream's pages. */
interface Reading {
  readonly after: 'following' | 'newest';
  readonly order: 'oldestFirst' | 'newestFirst';
  /** How far a page says what is beside it. */
  readonly says: 'all' | 'nothing';
}

const READINGS = (['following', 'newest'] as const).flatMap((after) =>
  (['oldestFirst', 'newestFirst'] as const).flatMap((order) =>
    (['all', 'nothing'] as const).map((says): Reading => ({ after, order, says })),
  ),
);

/** Messages of which always three arrive at the same time. */
function conversationOf(length: number): readonly Message[] {
  return Array.from({ length }, (_, index) => ({
    appId: 'app',
    conversationId: 'c',
    id: index.toString(16).padStart(24, '0'),
    received: new Date(1_700_000_000_000 + Math.floor(index / 3) * 1_000).toISOString(),
  }));
}

/** Upstream's pages of a list, read one way. `calls` counts them. */
function upstream(
  list: readonly Message[],
  { after: reading, order, says }: Reading,
): {
  readonly calls: () => number;
  readonly read: (query: PageQuery) => Promise<RecordPage<Message>>;
} {
  let calls = 0;
  const place = (id: string): number => list.findIndex((message) => message.id === id);
  return {
    calls: () => calls,
    read: ({ after, before }) => {
      calls += 1;
      let start = Math.max(0, list.length - PAGE);
      let end = list.length;
      if (before !== undefined) {
        end = place(before);
        start = Math.max(0, end - PAGE);
      } else if (after !== undefined) {
        const next = place(after) + 1;
        start = reading === 'following' ? next : Math.max(next, start);
        end = Math.min(start + PAGE, list.length);
      }
      const records = list.slice(start, end);
      const hasMore = after === undefined ? start > 0 : end < list.length;
      const tells = says === 'all';
      return Promise.resolve({
        records: order === 'oldestFirst' ? records : records.toReversed(),
        hasMore: tells ? hasMore : undefined,
        afterCursor: tells && end < list.length ? records.at(-1)?.id : undefined,
        beforeCursor: tells && start > 0 ? records[0]?.id : undefined,
        invalid: () => new SunshineError('listMessages', 'invalid-response'),
      });
    },
  };
}

function expected(list: readonly Message[], { direction, size, cursor }: PageRequest): object {
  const place = list.findIndex(({ id }) => id === cursor);
  const start =
    direction === 'forward' ? place + 1 : Math.max(0, (place === -1 ? list.length : place) - size);
  const end =
    direction === 'forward'
      ? Math.min(start + size, list.length)
      : place === -1
        ? list.length
        : place;
  const records = list.slice(start, end).map(({ id }) => id);
  return {
    records,
    hasNextPage: records.length > 0 && end < list.length,
    hasPreviousPage: records.length > 0 && start > 0,
    ends: [records[0], records.at(-1)],
  };
}

describe.each(READINGS)(
  'when a page after a cursor is $after, $order, and says $says',
  (reading) => {
    test.each(LENGTHS)('no part of %i messages skips or repeats one', async (length) => {
      const list = conversationOf(length);
      const cursors = [undefined, ...list.map(({ id }) => id)];
      for (const direction of ['forward', 'backward'] as const)
        for (const size of SIZES)
          for (const cursor of cursors) {
            const request = { direction, size, cursor };
            const pages = upstream(list, reading);
            const slice = await fromTheNewest.read(request, pages.read);
            const want = expected(list, request);
            const got = {
              records: slice.records.map(({ id }) => id),
              hasNextPage: slice.hasNextPage,
              hasPreviousPage: slice.hasPreviousPage,
              ends: [slice.startCursor, slice.endCursor],
            };
            // A list that says nothing of what is beside a page may have an empty page at its end.
            if (reading.says === 'nothing') {
              const { records, ends } = want as { records: unknown; ends: unknown };
              if (JSON.stringify([got.records, got.ends]) !== JSON.stringify([records, ends]))
                expect({ request, ...got }).toEqual({ request, ...want });
              for (const side of ['hasNextPage', 'hasPreviousPage'] as const)
                if (!got[side] && (want as typeof got)[side])
                  expect({ request, ...got }).toEqual({ request, ...want });
            } else if (JSON.stringify(got) !== JSON.stringify(want))
              expect({ request, ...got }).toEqual({ request, ...want });
            const walks =
              direction === 'forward' && (cursor === undefined || reading.after === 'newest');
            if (!walks && reading.says === 'all')
              expect(pages.calls()).toBeLessThanOrEqual(fromTheNewest.maxCalls(request));
          }
    });
  },
);

test('what follows a cursor takes one call, and one more for a full page with none after it', async () => {
  const list = conversationOf(201);
  const callsAfter = async (index: number): Promise<number> => {
    const pages = upstream(list, { after: 'following', order: 'oldestFirst', says: 'all' });
    await fromTheNewest.read(
      { direction: 'forward', size: 10, cursor: list[index]?.id },
      pages.read,
    );
    return pages.calls();
  };

  expect(await Promise.all([0, 99, 100, 101, 200].map(callsAfter))).toEqual([1, 1, 2, 1, 1]);
});

test('a message that cannot be read keeps its place, and the others theirs', async () => {
  const answer = { operation: 'listMessages', status: 200 };
  const [one, two, three] = conversationOf(7).filter((_, index) => index % 3 === 0);
  if (!one || !two || !three) throw new Error('there are three');
  const broken = new InvalidRecord(answer, { no: 'id' });
  const page = (records: readonly (Message | InvalidRecord)[]): RecordPage<Message> => ({
    records,
    hasMore: false,
    afterCursor: undefined,
    beforeCursor: undefined,
    invalid: () => new SunshineError('listMessages', 'invalid-response'),
  });
  const request = { direction: 'backward', size: 10, cursor: undefined } as const;

  for (const records of [
    [one, broken, two, three],
    [three, two, broken, one],
  ]) {
    const slice = await fromTheNewest.read(request, () => Promise.resolve(page(records)));
    expect(slice.records).toEqual([one, broken, two, three]);
  }
});

test('pages that do not come to an end are an invalid answer', async () => {
  const [only] = conversationOf(1);
  if (!only) throw new Error('there is one');
  const page: RecordPage<Message> = {
    records: [only],
    hasMore: true,
    afterCursor: undefined,
    beforeCursor: only.id,
    invalid: () => new SunshineError('listMessages', 'invalid-response'),
  };

  await expect(
    fromTheNewest.read({ direction: 'forward', size: 1, cursor: undefined }, () =>
      Promise.resolve(page),
    ),
  ).rejects.toMatchObject({ reason: 'invalid-response' });
});
