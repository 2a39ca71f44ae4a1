import { invalidPage, type PageRequest } from './query.js';

/** What a list answers beside its records. */
interface PageInfo {
  readonly meta: {
    readonly hasMore: boolean;
    readonly afterCursor?: string;
    readonly beforeCursor?: string;
  };
  readonly links?: { readonly prev?: string; readonly next?: string };
}

/** A part of a list, and whether there are records before and after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly info: PageInfo;
}

/**
 * Takes the requested page from a whole, ordered list. A cursor is the id of a record of the list;
 * `hasMore` is about the direction in which the caller pages, the cursors and links about both.
 *
 * @throws ApiError 400 for a cursor that is not in the list.
 */
export function cutPage<Item extends { readonly id: string }>(
  list: readonly Item[],
  page: PageRequest,
  address: string,
  query: URLSearchParams,
): Page<Item> {
  return pageOf(list, spanOf(list, page), address, query);
}

/**
 * Takes the requested page from a list that is paged from its end: without a cursor, the last
 * records. With `newestAfter`, the page after a cursor is the last one too, without what is before
 * the cursor; without it, the page that follows the cursor.
 *
 * @throws ApiError 400 for a cursor that is not in the list.
 */
export function cutLastPage<Item extends { readonly id: string }>(
  list: readonly Item[],
  page: PageRequest,
  newestAfter: boolean,
  address: string,
  query: URLSearchParams,
): Page<Item> {
  const isLast = page.before === undefined && (page.after === undefined || newestAfter);
  if (!isLast) return cutPage(list, page, address, query);
  const earliest = page.after === undefined ? 0 : position(list, page.after) + 1;
  const start = Math.max(earliest, list.length - page.size);
  const isBackwards = page.after === undefined;
  return pageOf(list, { start, end: list.length, isBackwards }, address, query);
}

/** A part of a list, from `start` to before `end`, and the direction in which it is paged. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly isBackwards: boolean;
}

function spanOf(list: readonly { readonly id: string }[], page: PageRequest): Span {
  if (page.before !== undefined) {
    const end = position(list, page.before);
    return { start: Math.max(0, end - page.size), end, isBackwards: true };
  }
  const start = page.after === undefined ? 0 : position(list, page.after) + 1;
  return { start, end: start + page.size, isBackwards: false };
}

function pageOf<Item extends { readonly id: string }>(
  list: readonly Item[],
  { start, end, isBackwards }: Span,
  address: string,
  query: URLSearchParams,
): Page<Item> {
  const items = list.slice(start, end);
  const last = end < list.length ? items.at(-1) : undefined;
  const first = start > 0 ? items[0] : undefined;
  const hasMore = isBackwards ? start > 0 : end < list.length;
  const links = {
    ...(first === undefined ? {} : { prev: link(address, query, 'page[before]', first.id) }),
    ...(last === undefined ? {} : { next: link(address, query, 'page[after]', last.id) }),
  };
  return {
    items,
    info: {
      meta: {
        hasMore,
        ...(last === undefined ? {} : { afterCursor: last.id }),
        ...(first === undefined ? {} : { beforeCursor: first.id }),
      },
      ...(first === undefined && last === undefined ? {} : { links }),
    },
  };
}

function position(list: readonly { readonly id: string }[], cursor: string): number {
  const index = list.findIndex(({ id }) => id === cursor);
  if (index === -1) throw invalidPage();
  return index;
}

/** The upstream writes the brackets of its links unencoded. */
function link(address: string, query: URLSearchParams, cursorKey: string, cursor: string): string {
  const kept = [...query].filter(([key]) => key !== 'page[after]' && key !== 'page[before]');
  const pairs = [...kept, [cursorKey, cursor] as const];
  return `${address}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}
