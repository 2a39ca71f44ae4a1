import { encodeCursor } from './cursor.js';
/** A record as an edge of the list of its kind. */
export function toEdge(type, node) {
    return { cursor: encodeCursor(type, node.id), node };
}
/** The page info of a slice, as the Relay cursor connections specification has it. */
export function toPageInfo(type, { records, hasNextPage, hasPreviousPage }) {
    const first = records[0];
    const last = records.at(-1);
    return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? encodeCursor(type, first.id) : null,
        endCursor: last ? encodeCursor(type, last.id) : null,
    };
}
//# sourceMappingURL=connection.js.map