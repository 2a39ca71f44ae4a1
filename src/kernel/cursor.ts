import { isRecordId } from './global-id.js';

/** No cursor is longer; a longer text is rejected without decoding it. */
const MAX_CURSOR_LENGTH = 64;

/**
 * The cursor of a record in a list. Upstream's own cursors are record ids, so every edge has a valid one; the type of
 * the records beside the id prevents that a cursor is used in another kind of list.
 */
export function encodeCursor(type: string, recordId: string): string {
  return Buffer.from(`${type}:${recordId}`).toString('base64url');
}

/** The record id in a cursor; undefined when the text is not a cursor of a list of that type. */
export function decodeCursor(type: string, cursor: string): string | undefined {
  if (cursor.length > MAX_CURSOR_LENGTH) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const recordId = text.slice(type.length + 1);
  return isRecordId(recordId) && encodeCursor(type, recordId) === cursor ? recordId : undefined;
}
