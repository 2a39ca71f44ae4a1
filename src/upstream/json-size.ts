import { ExactNumber } from './exact-json.js';

/** The bytes that a list or an object is known to make at least, of those that were once found too large. */
const atLeast = new WeakMap<object, number>();

/** A list or an object whose values are being counted. */
interface Frame {
  readonly container: object;
  readonly values: readonly unknown[];
  /** How many of them are counted. */
  next: number;
  /** The bytes that were counted before it. */
  readonly before: number;
}

/**
 * Whether a JSON value makes more than `max` bytes of JSON. Never true for one that does not; false also for a text
 * that only escapes and characters of several bytes make longer. It stops as soon as it knows, and what was too large
 * once is not walked again: a value which a document refers to many times costs its size once.
 */
export function exceedsJsonBytes(value: unknown, max: number): boolean {
  const frames: Frame[] = [];
  let bytes = 0;
  const count = (item: unknown): void => {
    if (typeof item !== 'object' || item === null || item instanceof ExactNumber) {
      bytes += sizeOfScalar(item);
      return;
    }
    const known = atLeast.get(item) ?? 0;
    const before = bytes;
    if (before + known > max) bytes += known;
    else {
      const values = Array.isArray(item) ? (item as readonly unknown[]) : writtenValues(item);
      bytes += frameSize(item, values.length);
      frames.push({ container: item, values, next: 0, before });
    }
  };
  count(value);
  while (bytes <= max) {
    const frame = frames.at(-1);
    if (frame === undefined) return false;
    if (frame.next < frame.values.length) count(frame.values[frame.next]);
    else frames.pop();
    frame.next += 1;
  }
  for (const { container, before } of frames) atLeast.set(container, bytes - before);
  return true;
}

/** JSON leaves out keys without a value. */
function writtenValues(item: object): readonly unknown[] {
  return Object.values(item).filter((value) => value !== undefined);
}

/** The bytes of a list or an object with so many values, without the values: brackets, commas, and keys with colons. */
function frameSize(item: object, length: number): number {
  if (Array.isArray(item)) return length + (length === 0 ? 2 : 1);
  const keys = Object.entries(item).reduce(
    (sum, [key, value]) => (value === undefined ? sum : sum + key.length + 3),
    0,
  );
  return keys + length + (length === 0 ? 2 : 1);
}

function sizeOfScalar(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (value instanceof ExactNumber) return value.text.length;
  if (typeof value === 'boolean') return value ? 4 : 5;
  // JSON has null for what it cannot express.
  return typeof value === 'number' && Number.isFinite(value) ? String(value).length : 4;
}
