/** Custom properties of records: what upstream takes of them. */
import { ExactNumber, stringifyJson } from '../upstream/exact-json.js';
import { exceedsJsonBytes } from '../upstream/json-size.js';
import type { JsonObject } from '../upstream/json.js';
import type { FieldPath } from './input-error.js';
import type { InputReader } from './input-reader.js';

const MAX_METADATA_BYTES = 4_096;
/** How many wrong keys are reported at once. */
const MAX_REPORTED = 10;

const wrongKeys = new WeakMap<JsonObject, readonly string[]>();

/** Checks custom properties: flat, and at most 4 KB. `field` is where they stand. */
export function checkMetadata(reader: InputReader, field: FieldPath, metadata: JsonObject): void {
  const wrong = wrongKeysOf(metadata);
  for (const key of wrong)
    reader.reject([...field, key], 'must be a string, a number or a boolean');
  if (wrong.length > 0) return;
  if (
    exceedsJsonBytes(metadata, MAX_METADATA_BYTES) ||
    Buffer.byteLength(stringifyJson(metadata)) > MAX_METADATA_BYTES
  )
    reader.reject(field, `must be at most ${MAX_METADATA_BYTES} bytes of JSON`);
}

/** The first keys whose values upstream does not take. Each object is looked through once, however often it is named. */
function wrongKeysOf(metadata: JsonObject): readonly string[] {
  const known = wrongKeys.get(metadata);
  if (known) return known;
  const wrong: string[] = [];
  for (const [key, value] of Object.entries(metadata)) {
    if (wrong.length === MAX_REPORTED) break;
    if (!isMetadataValue(value)) wrong.push(key);
  }
  wrongKeys.set(metadata, wrong);
  return wrong;
}

/** A number that is too large for a double is none: JSON parsers do not agree on it. */
function isMetadataValue(value: unknown): boolean {
  if (value instanceof ExactNumber) return !value.isTooLarge;
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
