import { type PageRequest } from './query.js';
/** What a list answers beside its records. */
interface PageInfo {
    readonly meta: {
        readonly hasMore: boolean;
        readonly afterCursor?: string;
        readonly beforeCursor?: string;
    };
    readonly links?: {
        readonly prev?: string;
        readonly next?: string;
    };
}
/** A part of a list and what lies around it. */
export interface Page<Item> {
    readonly items: readonly Item[];
    readonly info: PageInfo;
}
/**
 * Cuts the wanted page out of a whole, ordered list. A cursor is the id of a record of the list;
 * `hasMore` speaks of the direction in which the caller pages, the cursors and links of both.
 *
 * @throws ApiError 400 for a cursor that is not in the list.
 */
export declare function cutPage<Item extends {
    readonly id: string;
}>(list: readonly Item[], page: PageRequest, address: string, query: URLSearchParams): Page<Item>;
export {};
