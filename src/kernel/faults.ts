/** Values of upstream's that its API does not promise, and the errors that report them. */
import { GraphQLError, locatedError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';

import { InvalidRecord, isObject } from '../upstream/response.js';
import type { JsonObject } from '../upstream/json.js';

/** A field of upstream's that has another kind of value than its API promises. */
export function invalidValue(): GraphQLError {
  return new GraphQLError('Sunshine Conversations gave a value that its API does not promise', {
    extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
  });
}

/**
 * Errors beside data that has a value, and no null, in their place: of a record that is left out of a list, of a value
 * that a default replaces. Made per request.
 */
export class Faults {
  /** By the record, or else by the path: a field that is resolved twice reports once. */
  readonly #errors = new Map<InvalidRecord | string, GraphQLError>();

  /** Reports an error at the field that is being resolved. */
  report(error: Error, { path, fieldNodes }: GraphQLResolveInfo): void {
    const steps = responsePathAsArray(path);
    const key = error instanceof InvalidRecord ? error : steps.join('.');
    if (!this.#errors.has(key)) this.#errors.set(key, locatedError(error, fieldNodes, steps));
  }

  /** Those that are not among the errors of the result already. */
  besides(errors: readonly GraphQLError[]): readonly GraphQLError[] {
    if (this.#errors.size === 0) return [];
    const known = new Set<unknown>(errors.map(({ originalError }) => originalError));
    return [...this.#errors].filter(([key]) => !known.has(key)).map(([, error]) => error);
  }
}

/** Where a fault is reported: the context and the resolve info of a field. */
export type FieldOf = readonly [context: { readonly faults: Faults }, info: GraphQLResolveInfo];

/** A value when it is a boolean; else false, reported unless it is missing. */
export function booleanOf(value: unknown, ...[{ faults }, info]: FieldOf): boolean {
  if (typeof value === 'boolean') return value;
  if (value !== undefined && value !== null) faults.report(invalidValue(), info);
  return false;
}

/** A value when it is a number of things; else 0, reported unless it is missing. */
export function countOf(value: unknown, ...[{ faults }, info]: FieldOf): number {
  if (isCount(value)) return value;
  if (value !== undefined && value !== null) faults.report(invalidValue(), info);
  return 0;
}

/** The objects of a list that have the `required` strings, in its order. What else is in it is left out and reported. */
export function objectsOf<Required extends string>(
  value: unknown,
  required: readonly Required[],
  ...[{ faults }, info]: FieldOf
): readonly (JsonObject & Readonly<Record<Required, string>>)[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const objects = list.filter((item) => hasStrings(item, required));
  const isWhole = Array.isArray(value) ? objects.length === list.length : (value ?? null) === null;
  if (!isWhole) faults.report(invalidValue(), info);
  return objects;
}

/**
 * An object, or null when it is missing.
 *
 * @throws {GraphQLError} when it is neither.
 */
export function objectOf(value: unknown): JsonObject | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw invalidValue();
  return value;
}

/**
 * A text that a field cannot do without.
 *
 * @throws {GraphQLError} when it is none.
 */
export function stringOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalidValue();
  return value;
}

/** A text as it is, or null for what is no text: for the raw value beside an enum, which says `OTHER` then. */
export function stringIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Whether a change answered with the record. */
export function isRecord<Rec extends object>(
  changed: Rec | InvalidRecord | null | undefined,
): changed is Rec {
  return changed !== null && changed !== undefined && !(changed instanceof InvalidRecord);
}

/**
 * The record that a change answered with; null when it answered with none.
 *
 * @throws {InvalidRecord} when it is invalid.
 */
export function recordIn<Rec extends object>(
  changed: Rec | InvalidRecord | null | undefined,
): Rec | null {
  if (changed instanceof InvalidRecord) throw changed;
  return changed ?? null;
}

/** Whether it fits into an `Int`. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}

function hasStrings<Required extends string>(
  value: unknown,
  required: readonly Required[],
): value is JsonObject & Readonly<Record<Required, string>> {
  return (
    isObject(value) && required.every((key) => typeof value[key] === 'string' && value[key] !== '')
  );
}
