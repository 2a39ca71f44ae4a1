import type { PageQuery } from '../sunshine/query.js';
import type { RecordPage } from '../sunshine/response.js';
import type { Slice } from './connection.js';
import { type PageRequest } from './page-request.js';
/** Reads one page of a list. */
export type ReadPage<T> = (page: PageQuery) => Promise<RecordPage<T>>;
/**
 * Reads the part of a list that was asked for: in one call, but for the end of a list without a cursor, which upstream
 * cannot page back from. That is found by walking there, in the largest pages there are.
 */
export declare function readSlice<T extends {
    readonly id: string;
}>(request: PageRequest, read: ReadPage<T>): Promise<Slice<T>>;
