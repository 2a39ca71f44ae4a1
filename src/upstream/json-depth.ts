/** How many levels of objects and lists a JSON value in an answer may have. */
export const MAX_JSON_DEPTH = 100;

/**
 * Whether a JSON value has more levels than it may have. `JSON.stringify` fails for values of some thousand levels, and
 * with it the whole answer that such a value is a part of.
 */
export function isTooDeep(value: unknown, levels = MAX_JSON_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isTooDeep(child, levels - 1));
}
