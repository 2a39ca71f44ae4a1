import { encodeCursor, type CursorType } from './cursor.js';

/** The part of a list that was asked for, in the order of the list. */
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

/** A page of a list, as the Relay cursor connections specification shapes it. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A record as an edge of the list of its kind. */
export function toEdge<T extends { readonly id: string }>(type: CursorType, node: T): Edge<T> {
  return { cursor: encodeCursor(type, node.id), node };
}

/** A slice of a list as a connection. */
export function toConnection<T extends { readonly id: string }>(
  type: CursorType,
  { records, hasNextPage, hasPreviousPage }: Slice<T>,
): Connection<T> {
  const edges = records.map((record) => toEdge(type, record));
  return {
    edges,
    nodes: records,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
