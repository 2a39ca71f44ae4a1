/**
 * Cursors of events: the identity of the log, and a place in it. A place is when the event was logged, in milliseconds
 * since the epoch, and a number that tells events of one millisecond apart, as the ids of entries of Redis Streams are.
 */

/** A place in a log. */
export interface Place {
  /** When the event there was logged, in milliseconds since the epoch. */
  readonly at: number;
  readonly number: number;
}

/** What a cursor says. */
export interface CursorParts extends Place {
  /** The identity of the log: places of another one say nothing. */
  readonly log: string;
}

const PARTS = /^events:([\w-]{1,32}):(\d{1,16}):(\d{1,16})$/;
const MAX_LENGTH = 128;

/** The cursor of a place. */
export function encodeCursor({ log, at, number }: CursorParts): string {
  return Buffer.from(`events:${log}:${at}:${number}`).toString('base64url');
}

/** What a cursor says; undefined when the text is none. */
export function decodeCursor(cursor: string): CursorParts | undefined {
  if (cursor.length > MAX_LENGTH) return undefined;
  const [, log, at, number] = PARTS.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (log === undefined) return undefined;
  const parts = { log, at: Number(at), number: Number(number) };
  return encodeCursor(parts) === cursor ? parts : undefined;
}

/** Less than 0 when `one` comes before `other`, 0 when they are the same, more than 0 otherwise. */
export function comparePlaces(one: Place, other: Place): number {
  return one.at - other.at || one.number - other.number;
}

/** Whether `later` comes after `cursor`. What cannot be compared counts as later. */
export function isAfter(cursor: string, later: string): boolean {
  if (cursor === later) return false;
  const [one, other] = [decodeCursor(cursor), decodeCursor(later)];
  return one === undefined || one.log !== other?.log || comparePlaces(other, one) > 0;
}

/** Whether both cursors are of the same log. */
export function isSameLog(one: string, other: string): boolean {
  return decodeCursor(one)?.log === decodeCursor(other)?.log;
}
