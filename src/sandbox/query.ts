import { badRequest } from './errors.js';
import type { UserReference } from './store.js';

const DEFAULT_SIZE = 25;
const MAX_SIZE = 100;
const PAGE_TITLE = 'Invalid page query parameters';

/** Which part of a list is requested. */
export interface PageRequest {
  readonly after?: string;
  readonly before?: string;
  readonly size: number;
}

/** The error that all page parameters share. */
export function invalidPage(): Error {
  return badRequest(PAGE_TITLE);
}

/**
 * Reads `page[after]`, `page[before]` and `page[size]`.
 *
 * @throws ApiError 400 for both cursors at once, a repeated key, a size that is no whole number
 * from 1 to 100, and for the pages that some generated clients send as one JSON value.
 */
export function readPage(query: URLSearchParams): PageRequest {
  if (query.has('page')) throw invalidPage();
  const after = single(query, 'page[after]', invalidPage);
  const before = single(query, 'page[before]', invalidPage);
  const size = single(query, 'page[size]', invalidPage) ?? String(DEFAULT_SIZE);
  const tooMany = after !== undefined && before !== undefined;
  if (tooMany || !/^\d{1,3}$/.test(size)) throw invalidPage();
  if (Number(size) < 1 || Number(size) > MAX_SIZE) throw invalidPage();
  return {
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    size: Number(size),
  };
}

/**
 * Reads `filter[userId]` or `filter[userExternalId]`.
 *
 * @throws ApiError 400 unless exactly one of them is there, once and in brackets.
 */
export function readUserFilter(query: URLSearchParams): UserReference {
  const userId = single(query, 'filter[userId]', invalidFilter);
  const userExternalId = single(query, 'filter[userExternalId]', invalidFilter);
  if (query.has('filter')) throw invalidFilter();
  if (userId !== undefined && userExternalId === undefined) return { userId };
  if (userExternalId !== undefined && userId === undefined) return { userExternalId };
  throw invalidFilter();
}

/**
 * Reads `filter[identities.email]`.
 *
 * @throws ApiError 400 unless it is there, once and in brackets.
 */
export function readEmailFilter(query: URLSearchParams): string {
  const email = single(query, 'filter[identities.email]', invalidFilter);
  if (query.has('filter') || email === undefined) throw invalidFilter();
  return email;
}

function invalidFilter(): Error {
  return badRequest('Invalid query parameters');
}

function single(query: URLSearchParams, key: string, error: () => Error): string | undefined {
  const [value, ...others] = query.getAll(key);
  if (others.length > 0 || value === '') throw error();
  return value;
}
