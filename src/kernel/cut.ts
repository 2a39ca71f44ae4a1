/** The most characters that are repeated of one text that a caller sent, in errors and logs. */
export const LONGEST_ECHO = 100;

/** A text of at most `max` UTF-16 units: the beginning of a longer one, with `…` at its end. */
export function cut(text: string, max = LONGEST_ECHO): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max - 1);
  // Not half a character.
  return `${/[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start}…`;
}
