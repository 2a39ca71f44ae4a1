import type { PageQuery } from '../upstream/query.js';
import type { RecordPage } from '../upstream/response.js';
import type { Slice } from './connection.js';
import { MAX_PAGE_SIZE, type PageRequest } from './page-request.js';

/** Reads one page of a list. */
export type ReadPage<T> = (page: PageQuery) => Promise<RecordPage<T>>;

/**
 * Reads the requested part of a list in one call. Only the end of a list without a cursor needs more, because upstream
 * cannot page back from there: every page is read, of the largest size.
 */
export async function readSlice<T extends { readonly id: string }>(
  request: PageRequest,
  read: ReadPage<T>,
): Promise<Slice<T>> {
  const { direction, size, cursor } = request;
  if (direction === 'forward') {
    const page = await read(cursor === undefined ? { size } : { size, after: cursor });
    return {
      records: page.records.slice(0, size),
      hasNextPage: follows(page, page.afterCursor) || page.records.length > size,
      hasPreviousPage: cursor !== undefined || page.beforeCursor !== undefined,
    };
  }
  if (cursor !== undefined) {
    const page = await read({ size, before: cursor });
    return {
      records: page.records.slice(-size),
      hasNextPage: true,
      hasPreviousPage: follows(page, page.beforeCursor) || page.records.length > size,
    };
  }
  const records: T[] = [];
  for await (const record of everyRecord(read)) records.push(record);
  return {
    records: records.slice(-size),
    hasNextPage: false,
    hasPreviousPage: records.length > size,
  };
}

/**
 * Every record of a list, from its start, each once: a list may be reordered while it is read. Stops where upstream
 * gives no cursor of a next page, or one that was read before.
 */
async function* everyRecord<T extends { readonly id: string }>(
  read: ReadPage<T>,
): AsyncGenerator<T> {
  const seen = new Set<string>();
  const visited = new Set<string>();
  for (let query: PageQuery = { size: MAX_PAGE_SIZE }; ;) {
    const { records, hasMore, afterCursor } = await read(query);
    for (const record of records) {
      if (!seen.has(record.id)) yield record;
      seen.add(record.id);
    }
    if (!hasMore || records.length === 0) return;
    if (afterCursor === undefined || visited.has(afterCursor)) return;
    visited.add(afterCursor);
    query = { size: MAX_PAGE_SIZE, after: afterCursor };
  }
}

/** There is another page only when upstream says so and gives the cursor to continue from. */
function follows(page: RecordPage<unknown>, cursor: string | undefined): boolean {
  return page.hasMore && cursor !== undefined;
}
