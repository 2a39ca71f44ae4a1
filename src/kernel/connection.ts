import { encodeCursor } from './cursor.js';
import type { Slice } from './slice.js';

/** A record at its place in a list. */
export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** What lies beside a slice of a list, and the cursors to go on from. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A record as an edge of the list of its kind. */
export function toEdge<T extends { readonly id: string }>(type: string, node: T): Edge<T> {
  return { cursor: encodeCursor(type, node.id), node };
}

/** The page info of a slice, as the Relay cursor connections specification has it. */
export function toPageInfo(
  type: string,
  { hasNextPage, hasPreviousPage, startCursor, endCursor }: Slice<unknown>,
): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: startCursor === undefined ? null : encodeCursor(type, startCursor),
    endCursor: endCursor === undefined ? null : encodeCursor(type, endCursor),
  };
}
