/** Checks of single values of a message to post. */
import type { Maybe } from '../../upstream/json.js';
import type { FieldPath } from '../../kernel/input-error.js';
import type { InputReader } from '../../kernel/input-reader.js';

/** The longest text of a message, in characters. */
export const MAX_TEXT = 4_096;
/** The longest title, name, label or description in a message, in characters. */
export const MAX_LABEL = 128;

/** Checks a number, if there is one. */
export function checkRange(
  reader: InputReader,
  field: FieldPath,
  value: Maybe<number>,
  min: number,
  max: number,
): void {
  if (typeof value === 'number' && (value < min || value > max))
    reader.reject(field, `must be ${min} to ${max}`);
}

/** Checks how many items there are. Gives those of an acceptable list, so that no more are checked than may be. */
export function checkCount<T>(
  reader: InputReader,
  field: FieldPath,
  list: readonly T[],
  min: number,
  max: number,
): readonly T[] {
  if (list.length >= min && list.length <= max) return list;
  reader.reject(
    field,
    min === 0 ? `must have at most ${max} items` : `must have ${min} to ${max} items`,
  );
  return [];
}

/** Rejects names that an earlier item has already. */
export function checkUnique(
  reader: InputReader,
  field: FieldPath,
  list: readonly { readonly name: string }[],
): void {
  const names = new Set<string>();
  for (const [index, { name }] of list.entries()) {
    if (names.has(name))
      reader.reject([...field, String(index), 'name'], 'must not be the name of another one');
    names.add(name);
  }
}

/** Upstream's word for a value of an enum that can be sent; undefined when there is none. */
export function wordOf<Value extends string>(
  reader: InputReader,
  field: FieldPath,
  value: Maybe<Value>,
  words: ReadonlyMap<Value, string>,
): string | undefined {
  if (value === undefined || value === null) return undefined;
  const word = words.get(value);
  if (word === undefined) reader.reject(field, `must be ${[...words.keys()].join(', ')}`);
  return word;
}

/** The same object without what is undefined or null: for a message, that is the same as leaving it out. */
export function given(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}
