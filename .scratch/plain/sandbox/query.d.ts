import type { UserReference } from './store.js';
/** Which part of a list is wanted. */
export interface PageRequest {
    readonly after?: string;
    readonly before?: string;
    readonly size: number;
}
/** The refusal that all page parameters share. */
export declare function invalidPage(): Error;
/**
 * Reads `page[after]`, `page[before]` and `page[size]`.
 *
 * @throws ApiError 400 for both cursors at once, a repeated key, a size that is no whole number
 * from 1 to 100, and for the pages that some generated clients send as one JSON value.
 */
export declare function readPage(query: URLSearchParams): PageRequest;
/**
 * Reads `filter[userId]` or `filter[userExternalId]`.
 *
 * @throws ApiError 400 unless exactly one of them is there, once and in brackets.
 */
export declare function readUserFilter(query: URLSearchParams): UserReference;
