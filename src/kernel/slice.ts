import type { PageQuery } from '../upstream/query.js';
import { InvalidRecord, type RecordPage } from '../upstream/response.js';
import { MAX_PAGE_SIZE, type PageRequest } from './page-request.js';

/** Reads one page of a list. */
export type ReadPage<T> = (page: PageQuery) => Promise<RecordPage<T>>;

/** A record of a list, or what stands in its place. */
export type Listed<T> = T | InvalidRecord;

/** The requested part of a list, in the order of the list. There is more on a side only where the cursor for it is. */
export interface Slice<T> {
  readonly records: readonly Listed<T>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The id, or other cursor of upstream's, to continue before; undefined when there is none. */
  readonly startCursor: string | undefined;
  /** The same, to continue after. */
  readonly endCursor: string | undefined;
}

/** Whether there is a record, and not something invalid in its place. */
export function isValid<T extends object>(listed: Listed<T>): listed is T {
  return !(listed instanceof InvalidRecord);
}

/**
 * Reads the requested part of a list: in one call, except for the end of a list without a cursor, which upstream cannot
 * page back from. That is found by paging there, in the largest pages there are.
 *
 * @throws {SunshineError} `invalid-response` when upstream says that there is more, and gives nothing to continue from.
 */
export async function readSlice<T extends { readonly id: string }>(
  request: PageRequest,
  read: ReadPage<T>,
): Promise<Slice<T>> {
  const { direction, size, cursor } = request;
  if (direction === 'forward')
    return forwardSlice(await read({ size, ...(cursor === undefined ? {} : { after: cursor }) }), {
      size,
      after: cursor,
    });
  if (cursor !== undefined) return backwardSlice(await read({ size, before: cursor }), size);
  const all: Listed<T>[] = [];
  for await (const record of everyRecord(read)) all.push(record);
  const records = all.slice(-size);
  const startCursor = firstId(records);
  return {
    records,
    hasNextPage: false,
    hasPreviousPage: all.length > size && startCursor !== undefined,
    startCursor,
    endCursor: lastId(records),
  };
}

function forwardSlice<T extends { readonly id: string }>(
  page: RecordPage<T>,
  { size, after }: { readonly size: number; readonly after: string | undefined },
): Slice<T> {
  const records = page.records.slice(0, size);
  const next = page.records.length > size ? lastId(records) : nextCursor(page);
  if (next === undefined && page.records.length > size) throw page.invalid();
  const startCursor = firstId(records) ?? page.beforeCursor;
  return {
    records,
    hasNextPage: next !== undefined,
    // The record whose cursor was given precedes the page.
    hasPreviousPage:
      startCursor !== undefined && (after !== undefined || page.beforeCursor !== undefined),
    startCursor,
    endCursor: next ?? lastId(records),
  };
}

function backwardSlice<T extends { readonly id: string }>(
  page: RecordPage<T>,
  size: number,
): Slice<T> {
  const records = page.records.slice(-size);
  const isCut = page.records.length > size;
  const previous = isCut ? firstId(records) : continuation(page, page.beforeCursor, firstId);
  if (previous === undefined && isCut) throw page.invalid();
  const endCursor = lastId(records) ?? page.afterCursor;
  return {
    records,
    // The record whose cursor was given follows the page.
    hasNextPage: endCursor !== undefined,
    hasPreviousPage: previous !== undefined,
    startCursor: previous ?? firstId(records),
    endCursor,
  };
}

/**
 * Every record of a list, from the front, each once: a list may be reordered while it is read.
 *
 * @throws {SunshineError} `invalid-response` when the pages do not come to an end: when one continues where an earlier
 *   one did.
 */
async function* everyRecord<T extends { readonly id: string }>(
  read: ReadPage<T>,
): AsyncGenerator<Listed<T>> {
  const seen = new Set<string>();
  const visited = new Set<string>();
  for (let query: PageQuery = { size: MAX_PAGE_SIZE }; ;) {
    const page = await read(query);
    for (const record of page.records) {
      if (record.id === undefined || !seen.has(record.id)) yield record;
      if (record.id !== undefined) seen.add(record.id);
    }
    const after = nextCursor(page);
    if (after === undefined) return;
    if (visited.has(after)) throw page.invalid();
    visited.add(after);
    query = { size: MAX_PAGE_SIZE, after };
  }
}

function nextCursor<T extends { readonly id: string }>(page: RecordPage<T>): string | undefined {
  return continuation(page, page.afterCursor, lastId);
}

/**
 * What to continue from in the direction of travel: upstream's cursor, else the id at that end. Undefined when there is
 * no more. Where upstream does not say whether there is, its cursor does.
 */
function continuation<T extends { readonly id: string }>(
  { records, hasMore, invalid }: RecordPage<T>,
  cursor: string | undefined,
  idAtEnd: (records: readonly Listed<T>[]) => string | undefined,
): string | undefined {
  if (!(hasMore ?? cursor !== undefined)) return undefined;
  const from = cursor ?? idAtEnd(records);
  if (from === undefined) throw invalid();
  return from;
}

function firstId<T extends { readonly id: string }>(
  records: readonly Listed<T>[],
): string | undefined {
  return records.find(({ id }) => id !== undefined)?.id;
}

function lastId<T extends { readonly id: string }>(
  records: readonly Listed<T>[],
): string | undefined {
  return records.findLast(({ id }) => id !== undefined)?.id;
}
