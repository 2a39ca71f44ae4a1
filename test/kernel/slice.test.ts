import { describe, expect, test } from '@jest/globals';

import type { PageRequest } from '../../src/kernel/page-request.js';
import { readSlice } from '../../src/kernel/slice.js';
import type { PageQuery } from '../../src/upstream/query.js';
import type { RecordPage } from '../../src/upstream/response.js';

interface Item {
  readonly id: string;
}

const LAST_PAGE = { hasMore: false, afterCursor: undefined, beforeCursor: undefined };

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
    });
  });

  test('backwards: what is too much is the previous page', async () => {
    const { read } = upstream({ records: items('a', 'b', 'c') });

    expect(await readSlice(backward(2, 'd'), read)).toEqual({
      records: items('b', 'c'),
      hasNextPage: true,
      hasPreviousPage: true,
    });
  });
});

describe('there is a further page only where upstream names the cursor to go on from', () => {
  test.each([
    [{ hasMore: true, afterCursor: 'a' }, true],
    [{ hasMore: true, beforeCursor: 'a' }, false],
    [{ hasMore: false, afterCursor: 'a' }, false],
    [{ hasMore: true }, false],
  ])('forwards with %j: %s', async (page, hasNextPage) => {
    const { read } = upstream({ records: items('a'), ...page });

    expect(await readSlice(forward(1), read)).toMatchObject({ hasNextPage });
  });

  test.each([
    [{ hasMore: true, beforeCursor: 'a' }, true],
    [{ hasMore: true, afterCursor: 'a' }, false],
    [{ hasMore: false, beforeCursor: 'a' }, false],
    [{ hasMore: true }, false],
  ])('backwards with %j: %s', async (page, hasPreviousPage) => {
    const { read } = upstream({ records: items('a'), ...page });

    expect(await readSlice(backward(1, 'b'), read)).toMatchObject({ hasPreviousPage });
  });

  test('forwards from the start, upstream may still know of records ahead', async () => {
    const { read } = upstream({ records: items('a'), beforeCursor: 'a' });

    expect(await readSlice(forward(1), read)).toMatchObject({ hasPreviousPage: true });
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
    });
    expect(asked).toEqual([{ size: 100 }, { size: 100, after: 'b' }, { size: 100, after: 'd' }]);
  });

  test.each([
    ['an empty page', { records: [], ...more, afterCursor: 'x' }],
    ['a page without a cursor', { records: items('c'), hasMore: true }],
    ['a page that names itself', { records: items('c'), ...more }],
  ])('ends at %s, though upstream says that there is more', async (_, second) => {
    const { asked, read } = upstream({ records: items('a', 'b'), ...more }, second);

    const { records } = await readSlice(backward(10), read);

    expect(records).toEqual([...items('a', 'b'), ...second.records]);
    expect(asked).toHaveLength(2);
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
