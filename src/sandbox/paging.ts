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
  const start = startOf(list, page);
  const end = page.before === undefined ? start + page.size : position(list, page.before);
  const items = list.slice(start, end);
  const last = end < list.length ? items.at(-1) : undefined;
  const first = start > 0 ? items[0] : undefined;
  const hasMore = page.before === undefined ? end < list.length : start > 0;
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

function startOf(list: readonly { readonly id: string }[], page: PageRequest): number {
  if (page.after !== undefined) return position(list, page.after) + 1;
  if (page.before !== undefined) return Math.max(0, position(list, page.before) - page.size);
  return 0;
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
