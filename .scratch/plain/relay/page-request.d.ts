import { type CursorType } from './cursor.js';
/** The paging arguments of a connection field. */
export interface PageArguments {
    readonly first?: number | null | undefined;
    readonly after?: string | null | undefined;
    readonly last?: number | null | undefined;
    readonly before?: string | null | undefined;
}
/** Which part of a list is asked for: so many records from the front, or from the back. */
export interface PageRequest {
    readonly direction: 'forward' | 'backward';
    /** How many records, 1 to 100. */
    readonly size: number;
    /** The id of the record to start behind (forward) or to stop ahead of (backward). */
    readonly cursor: string | undefined;
}
/** The most records a page can have. */
export declare const MAX_PAGE_SIZE = 100;
/**
 * Reads the paging arguments of a list of `type`: `first` goes with `after`, `last` with `before`.
 *
 * @throws {InputError} naming the argument and the rule it breaks.
 */
export declare function readPageArguments(type: CursorType, args: PageArguments): PageRequest;
