import { ExactNumber, parseExactJson } from './exact-json.js';
import type { JsonObject } from './json.js';
import { SunshineError, type UpstreamErrorElement } from './sunshine-error.js';

const MACHINE_CODE = /^[\w.:-]{1,64}$/;

/** A successful answer of one REST call. */
export interface Answer {
  /** The REST operation, for errors. */
  readonly operation: string;
  /** The HTTP status: one of 2xx. */
  readonly status: number;
  /** Parsed for this call alone, so its records may be completed in place. */
  readonly body: JsonObject;
}

/** A page of records as upstream gives it, with what upstream says about further pages. */
export interface RecordPage<T> {
  readonly records: readonly T[];
  /** Whether there is more in the direction of travel. */
  readonly hasMore: boolean;
  /** The id to continue after; undefined when no page follows. */
  readonly afterCursor: string | undefined;
  /** The id to continue before; undefined when no page precedes. */
  readonly beforeCursor: string | undefined;
}

/** Whether a JSON value is an object, and not an array, null or a number. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber)
  );
}

/**
 * The record under `key` of an answer, such as `conversation`, checked to have the `required` strings.
 *
 * @throws {SunshineError} `invalid-response` when it is not there.
 */
export function readRecord<Required extends string>(
  answer: Answer,
  key: string,
  required: readonly Required[],
): JsonObject & Readonly<Record<Required, string>> {
  return checkRecord(answer, answer.body[key], required);
}

/**
 * The page of records under `key` of an answer, such as `conversations`, each completed by `toRecord`. `meta` may be
 * missing: then there is no further page.
 *
 * @throws {SunshineError} `invalid-response` when the list is not there, or one of its records is invalid.
 */
export function readPage<Required extends string, T>(
  answer: Answer,
  key: string,
  required: readonly Required[],
  toRecord: (record: JsonObject & Readonly<Record<Required, string>>) => T,
): RecordPage<T> {
  const { [key]: list, meta: stated } = answer.body;
  if (!Array.isArray(list)) throw invalidAnswer(answer);
  const meta = isObject(stated) ? stated : {};
  return {
    records: list.map((record: unknown) => toRecord(checkRecord(answer, record, required))),
    hasMore: meta['hasMore'] === true,
    afterCursor: cursor(meta['afterCursor']),
    beforeCursor: cursor(meta['beforeCursor']),
  };
}

/**
 * The objects of a list inside a record that have the `required` strings; none when the list is missing.
 */
export function readObjects<Required extends string>(
  list: unknown,
  required: readonly Required[],
): readonly (JsonObject & Readonly<Record<Required, string>>)[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item: unknown) => isRecord(item, required));
}

/** The object inside a record, when it has the `required` strings; else undefined. */
export function readObject<Required extends string>(
  value: unknown,
  required: readonly Required[],
): (JsonObject & Readonly<Record<Required, string>>) | undefined {
  return isRecord(value, required) ? value : undefined;
}

/** The failure of a call whose answer is not what the API promises. */
export function invalidAnswer({
  operation,
  status,
}: Pick<Answer, 'operation' | 'status'>): SunshineError {
  return new SunshineError(operation, 'invalid-response', { status });
}

/**
 * The elements of an error body, `{"errors":[{"code","title"}]}`. Any other body, such as text, HTML or other JSON, is
 * ignored and gives none.
 */
export function readErrors(body: string): readonly UpstreamErrorElement[] {
  const parsed = parseJson(body);
  if (!isObject(parsed) || !Array.isArray(parsed['errors'])) return [];
  return parsed['errors'].filter(isObject).map(({ code, title }) => ({
    ...(typeof code === 'string' && MACHINE_CODE.test(code) ? { code } : {}),
    ...(typeof title === 'string' ? { title } : {}),
  }));
}

/** The value of a JSON text, with or without a byte order mark; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return parseExactJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function checkRecord<Required extends string>(
  answer: Answer,
  record: unknown,
  required: readonly Required[],
): JsonObject & Readonly<Record<Required, string>> {
  if (!isRecord(record, required)) throw invalidAnswer(answer);
  return record;
}

function isRecord<Required extends string>(
  value: unknown,
  required: readonly Required[],
): value is JsonObject & Readonly<Record<Required, string>> {
  if (!isObject(value)) return false;
  for (const key of required) if (typeof value[key] !== 'string' || value[key] === '') return false;
  return true;
}

function cursor(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
