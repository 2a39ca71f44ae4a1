/** Resolvers of fields whose values upstream has under other keys, in other words, or not for certain. */
import { booleanOf, objectsOf, type FieldOf } from '../../kernel/faults.js';
import type { JsonObject } from '../../upstream/json.js';

/**
 * A reader of an enum of upstream's, which may get values at any time: one that is not in the table is `OTHER`. Null when
 * there is no value.
 */
export function openEnum<Value extends string>(
  table: Readonly<Record<string, Value>>,
): (value: unknown) => Value | 'OTHER' | null {
  // A map: a value of upstream's may be the name of something that every object has.
  const values = new Map<unknown, Value>(Object.entries(table));
  return (value) => (isMissing(value) ? null : (values.get(value) ?? 'OTHER'));
}

/** A resolver of the boolean under a key: false when it is missing. */
export function booleanAt<Key extends string>(
  key: Key,
): (parent: Readonly<Partial<Record<Key, unknown>>>, _: unknown, ...field: FieldOf) => boolean {
  return (parent, _, ...field) => booleanOf(parent[key], ...field);
}

/** A resolver of the list of objects under a key: empty when it is missing. */
export function objectsAt<Key extends string>(
  key: Key,
): (
  parent: Readonly<Partial<Record<Key, unknown>>>,
  _: unknown,
  ...field: FieldOf
) => readonly JsonObject[] {
  return (parent, _, ...field) => objectsOf(parent[key], [], ...field);
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
