/** The lists that have cursors, by what they list. */
export type CursorType = 'Conversation' | 'Participant';
/**
 * The cursor of a record in a list. Upstream's own cursors are record ids, so every edge has a true one; the type
 * beside the id keeps a cursor from being used in another kind of list.
 */
export declare function encodeCursor(type: CursorType, recordId: string): string;
/** The record id in a cursor; undefined when the text is not a cursor of that kind of list. */
export declare function decodeCursor(type: CursorType, cursor: string): string | undefined;
