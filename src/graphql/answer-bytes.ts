import { ExactNumber } from '../upstream/exact-json.js';

/** Text that JSON writes as it is, with one byte for each character. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * How many bytes a value has as JSON. Stops above `max`, and then gives any number above it: the same value can be in
 * another one so often that its text would be larger than the memory.
 *
 * @param textBytes How many bytes a text has. Default: exactly as many as it has in JSON.
 */
export function jsonBytes(value: unknown, max: number, textBytes = exactTextBytes): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return String(value).length;
  if (value === false) return 5;
  if (typeof value !== 'object' || value === null) return 4;
  if (value instanceof ExactNumber) return value.text.length;
  // The opening bracket; each item brings its comma, and the last one the closing bracket.
  let bytes = 1;
  if (Array.isArray(value)) {
    for (const each of value) {
      bytes += jsonBytes(each, max - bytes, textBytes) + 1;
      if (bytes > max) break;
    }
  } else
    for (const key in value) {
      const each = (value as Readonly<Record<string, unknown>>)[key];
      if (each === undefined) continue;
      bytes += textBytes(key) + jsonBytes(each, max - bytes, textBytes) + 2;
      if (bytes > max) break;
    }
  return Math.max(bytes, 2);
}

/** The most bytes that a text can have, which takes a tenth of the time: each unit may need an escape such as `\u0000`. */
export function mostTextBytes({ length }: string): number {
  return 6 * length + 2;
}

function exactTextBytes(text: string): number {
  return PLAIN.test(text) ? text.length + 2 : Buffer.byteLength(JSON.stringify(text));
}
