import { encodeCursor } from './cursor.js';

/** The requested part of a list, in the order of the list. */
export interface Slice<T> {
  readonly records: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A record at its place in a list. */
export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** Whether there are more records before and after a slice of a list, and the cursors to continue from. */
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

/** The page info of a slice, as the Relay cursor connections specification defines it. */
export function toPageInfo<T extends { readonly id: string }>(
  type: string,
  { records, hasNextPage, hasPreviousPage }: Slice<T>,
): PageInfo {
  const first = records[0];
  const last = records.at(-1);
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: first ? encodeCursor(type, first.id) : null,
    endCursor: last ? encodeCursor(type, last.id) : null,
  };
}
