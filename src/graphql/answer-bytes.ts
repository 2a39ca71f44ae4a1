import { ExactNumber, stringifyJson } from '../upstream/exact-json.js';

/** The most bytes that JSON needs for one unit of a text: an escape such as `\u0000`. */
const BYTES_PER_UNIT = 6;

/**
 * Whether a value has more than `max` bytes as JSON. The text of a value that has far more is never made: it could be
 * larger than the memory, as a value may be in it any number of times.
 */
export function isLargerThan(value: unknown, max: number): boolean {
  const least = leastBytes(value, max);
  if (least > max) return true;
  return least * BYTES_PER_UNIT > max && Buffer.byteLength(stringifyJson(value)) > max;
}

/** The bytes of a value as JSON, if each unit of its texts takes one. Stops counting above `max`. */
function leastBytes(value: unknown, max: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return String(value).length;
  if (typeof value !== 'object' || value === null) return 4;
  if (value instanceof ExactNumber) return value.text.length;
  // The opening bracket; each item brings its comma, and the last one the closing bracket.
  let bytes = 1;
  if (Array.isArray(value)) {
    for (const each of value) {
      bytes += leastBytes(each, max - bytes) + 1;
      if (bytes > max) break;
    }
  } else
    for (const key in value) {
      const each = (value as Readonly<Record<string, unknown>>)[key];
      if (each === undefined) continue;
      bytes += key.length + 4 + leastBytes(each, max - bytes);
      if (bytes > max) break;
    }
  return Math.max(bytes, 2);
}
