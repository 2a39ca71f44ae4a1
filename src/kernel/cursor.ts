import { decodeParts, isRecordId } from './global-id.js';

/** No cursor is longer; a longer text is rejected without decoding it. */
const MAX_CURSOR_LENGTH = 1_024;

/**
 * The cursor of a place in a list. Upstream's cursors are record ids, so every edge has one; whatever else upstream names
 * to continue from is taken as it is. The type of the records keeps a cursor from being used in another kind of list.
 */
export function encodeCursor(type: string, upstreamCursor: string): string {
  return Buffer.from(`${type}:${upstreamCursor}`).toString('base64url');
}

/**
 * Upstream's cursor in a cursor of a list of that type, or in a record id, which upstream takes as a cursor; undefined
 * when the text is neither.
 */
export function decodeCursor(type: string, cursor: string): string | undefined {
  if (isRecordId(cursor)) return cursor;
  if (cursor.length > MAX_CURSOR_LENGTH) return undefined;
  const upstreamCursor = Buffer.from(cursor, 'base64url')
    .toString()
    .slice(type.length + 1);
  const isWhole = upstreamCursor !== '' && encodeCursor(type, upstreamCursor) === cursor;
  // A global id begins with the type, too.
  return isWhole && !decodeParts(cursor)?.ids.length ? upstreamCursor : undefined;
}
