import type { InApp, RecordInApp } from './entity.js';
import type { List } from './list.js';
import type { Loaders } from './loaders.js';
import { MAX_PAGE_SIZE, readPageArguments, type PageRequest } from './page-request.js';
import { isValid } from './slice.js';

/** The page that is read first to find a record in a list: the one that a list gives by default. */
export function firstPageOf({ of }: Pick<List, 'of'>): PageRequest {
  return readPageArguments(of.type, {});
}

/**
 * The first record of a list that fits; null when none does. For records that upstream has no call for: it reads the
 * list, which is usually one page, the same one that the list gives by default. It stops at the end of the list, or at a
 * page that was read before, even when upstream says that another page follows.
 *
 * @throws {SunshineError} when the list cannot be read.
 */
export async function findInList<From extends InApp, Rec extends RecordInApp>(
  loaders: Pick<Loaders, 'page'>,
  list: List<From, Rec>,
  from: From,
  fits: (record: Rec) => boolean,
): Promise<Rec | null> {
  const pages = loaders.page(list);
  const visited = new Set<string>();
  for (let page = firstPageOf(list); ;) {
    const { records, hasNextPage, endCursor } = await pages.load({ from, page });
    const cursor = records.at(-1)?.id ?? endCursor;
    const isEnd = !hasNextPage || records.length === 0;
    const found = records.filter(isValid).find(fits);
    if (found !== undefined || isEnd || cursor === undefined || visited.has(cursor))
      return found ?? null;
    visited.add(cursor);
    page = { direction: 'forward', size: MAX_PAGE_SIZE, cursor };
  }
}
