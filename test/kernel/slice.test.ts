import { describe, expect, test } from '@jest/globals';

import type { PageRequest } from '../../src/kernel/page-request.js';
import { readSlice } from '../../src/kernel/slice.js';
import type { PageQuery } from '../../src/upstream/query.js';
import {
  invalidAnswer,
  InvalidRecord,
  readPage,
  type RecordPage,
} from '../../src/upstream/response.js';

interface Item {
  readonly id: string;
}

const ANSWER = { operation: 'listThings', status: 200 };
const LAST_PAGE: Omit<RecordPage<Item>, 'records'> = {
  hasMore: false,
  afterCursor: undefined,
  beforeCursor: undefined,
  invalid: () => invalidAnswer(ANSWER),
};

function items(...ids: readonly string[]): Item[] {
  return ids.map((id) => ({ id }));
}

/** An upstream that answers each query with the next of these pages, the last one again and again. */
function upstream(...pages: readonly Partial<RecordPage<Item>>[]): {
  readonly asked: PageQuery[];
  readonly read: (query: PageQuery) => Promise<RecordPage<Item>>;
} {
  const asked: PageQuery[] = [];
  return {
    asked,
    read: (query) => {
      const page = pages[Math.min(asked.push(query), pages.length) - 1];
      return Promise.resolve({ records: [], ...LAST_PAGE, ...page });
    },
  };
}

function forward(size: number, cursor?: string): PageRequest {
  return { direction: 'forward', size, cursor };
}

function backward(size: number, cursor?: string): PageRequest {
  return { direction: 'backward', size, cursor };
}

describe('a slice is no larger than asked for, whatever upstream gives', () => {
  test('forwards: what is too much is the next page', async () => {
    const { read } = upstream({ records: items('a', 'b', 'c') });

    expect(await readSlice(forward(2), read)).toEqual({
      records: items('a', 'b'),
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: 'a',
      endCursor: 'b',
    });
  });

  test('backwards: what is too much is the previous page', async () => {
    const { read } = upstream({ records: items('a', 'b', 'c') });

    expect(await readSlice(backward(2, 'd'), read)).toEqual({
      records: items('b', 'c'),
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: 'b',
      endCursor: 'c',
    });
  });
});

/** What upstream says of further pages: `hasMore`, and where it names the cursor to go on from. */
type Said = readonly [hasMore: unknown, cursor: 'in meta' | 'in a link' | 'nowhere'];

/** Each with what follows when there are no records, one, and two where one was asked for: the cursor, or an error. */
const TABLE: readonly (readonly [Said, readonly (string | null)[]])[] = [
  [
    [true, 'in meta'],
    ['x', 'x', 'r1'],
  ],
  [
    [true, 'in a link'],
    ['x', 'x', 'r1'],
  ],
  [
    [true, 'nowhere'],
    ['error', 'r1', 'r1'],
  ],
  [
    [false, 'in meta'],
    [null, null, 'r1'],
  ],
  [
    [false, 'in a link'],
    [null, null, 'r1'],
  ],
  [
    [false, 'nowhere'],
    [null, null, 'r1'],
  ],
  [
    [undefined, 'in meta'],
    ['x', 'x', 'r1'],
  ],
  [
    [undefined, 'in a link'],
    ['x', 'x', 'r1'],
  ],
  [
    [undefined, 'nowhere'],
    [null, null, 'r1'],
  ],
  [
    [null, 'in meta'],
    ['x', 'x', 'r1'],
  ],
  [
    [null, 'nowhere'],
    [null, null, 'r1'],
  ],
  [
    ['yes', 'in meta'],
    ['x', 'x', 'r1'],
  ],
  [
    ['yes', 'in a link'],
    ['x', 'x', 'r1'],
  ],
  [
    ['yes', 'nowhere'],
    ['error', 'r1', 'r1'],
  ],
];
const ROWS = TABLE.flatMap(([said, outcomes]) =>
  outcomes.map((outcome, records) => [...said, records, outcome] as const),
);

/** The answer of upstream to a page of size one in one direction. */
function answered(
  direction: 'forward' | 'backward',
  [hasMore, cursor]: Said,
  records: number,
): RecordPage<Item> {
  const [inMeta, link] =
    direction === 'forward'
      ? [{ afterCursor: 'x' }, { next: 'https://api.example.com/v2/list?page[after]=x' }]
      : [{ beforeCursor: 'x' }, { prev: 'https://api.example.com/v2/list?page%5Bbefore%5D=x' }];
  const all = items('r1', 'r2').slice(0, records);
  return readPage(
    {
      ...ANSWER,
      body: {
        things: direction === 'forward' ? all : all.toReversed(),
        meta: { hasMore, ...(cursor === 'in meta' ? inMeta : {}) },
        ...(cursor === 'in a link' ? { links: link } : {}),
      },
    },
    'things',
    ['id'],
    (record) => record,
  );
}

describe('whatever upstream says of further pages, page info has the cursor for each that there is', () => {
  test.each(ROWS)(
    'forwards: hasMore %j, cursor %s, %d records: %s',
    async (hasMore, cursor, records, outcome) => {
      const page = answered('forward', [hasMore, cursor], records);
      const slice = readSlice(forward(1), () => Promise.resolve(page));

      if (outcome === 'error') {
        await expect(slice).rejects.toMatchObject({ reason: 'invalid-response' });
        return;
      }
      const last = records === 0 ? undefined : 'r1';
      expect(await slice).toMatchObject({
        hasNextPage: outcome !== null,
        endCursor: outcome ?? last,
        hasPreviousPage: false,
      });
    },
  );

  test.each(ROWS)(
    'backwards: hasMore %j, cursor %s, %d records: %s',
    async (hasMore, cursor, records, outcome) => {
      const page = answered('backward', [hasMore, cursor], records);
      const slice = readSlice(backward(1, 'z'), () => Promise.resolve(page));

      if (outcome === 'error') {
        await expect(slice).rejects.toMatchObject({ reason: 'invalid-response' });
        return;
      }
      const first = records === 0 ? undefined : 'r1';
      expect(await slice).toMatchObject({
        hasPreviousPage: outcome !== null,
        startCursor: outcome ?? first,
        hasNextPage: records > 0,
        endCursor: first,
      });
    },
  );

  test('forwards from the start, upstream may still know of records before', async () => {
    const { read } = upstream({ records: items('a'), beforeCursor: 'a' });

    expect(await readSlice(forward(1), read)).toMatchObject({
      hasPreviousPage: true,
      startCursor: 'a',
    });
  });

  test('a cursor that is no whole text, and so cannot be sent, counts as none', async () => {
    const body = { things: items('a'), meta: { hasMore: true, afterCursor: '\ud800' } };
    const page = readPage({ ...ANSWER, body }, 'things', ['id'], (record) => record);

    expect(await readSlice(forward(1), () => Promise.resolve(page))).toMatchObject({
      hasNextPage: true,
      endCursor: 'a',
    });
  });

  test('an invalid record at the end of a page is passed over by the cursor, unless it has an id', async () => {
    const broken = new InvalidRecord(ANSWER, null);
    const withId = new InvalidRecord(ANSWER, { id: 'b' });
    for (const [last, endCursor] of [
      [broken, 'a'],
      [withId, 'b'],
    ] as const) {
      const { read } = upstream({ records: [...items('a'), last], hasMore: true });
      expect(await readSlice(forward(2), read)).toMatchObject({ hasNextPage: true, endCursor });
    }
  });
});

describe('the walk to the end of a list', () => {
  const more = { hasMore: true, afterCursor: 'b' };

  test('goes on from the cursor that upstream names, and keeps the last records', async () => {
    const { asked, read } = upstream(
      { records: items('a', 'b'), ...more },
      { records: items('c', 'd'), hasMore: true, afterCursor: 'd' },
      { records: items('e') },
    );

    expect(await readSlice(backward(3), read)).toEqual({
      records: items('c', 'd', 'e'),
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: 'c',
      endCursor: 'e',
    });
    expect(asked).toEqual([{ size: 100 }, { size: 100, after: 'b' }, { size: 100, after: 'd' }]);
  });

  test('goes on behind an empty page, and from the last record where upstream names no cursor', async () => {
    const { asked, read } = upstream(
      { records: items('a', 'b'), hasMore: true },
      { records: [], hasMore: true, afterCursor: 'x' },
      { records: items('c') },
    );

    expect((await readSlice(backward(10), read)).records).toEqual(items('a', 'b', 'c'));
    expect(asked.map(({ after }) => after)).toEqual([undefined, 'b', 'x']);
  });

  test('fails at a page that continues where an earlier one did: a silent end would be a lie', async () => {
    const { read } = upstream(
      { records: items('a', 'b'), ...more },
      { records: items('c'), ...more },
    );

    await expect(readSlice(backward(10), read)).rejects.toMatchObject({
      operation: 'listThings',
      reason: 'invalid-response',
    });
  });

  test('fails when one of its pages does', async () => {
    const { read } = upstream({ records: items('a'), ...more });
    let calls = 0;

    await expect(
      readSlice(backward(1), (query) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new Error('the second page')) : read(query);
      }),
    ).rejects.toThrow('the second page');
  });
});
