import { ExactNumber, parseExactJson } from './exact-json.js';
import type { JsonObject } from './json.js';
import { isSegment } from './path.js';
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

/** What stands at the place of a record that upstream gave and that is none. An error, so that it can be told as one. */
export class InvalidRecord extends SunshineError {
  /** The record's id, when that much of it is as it should be. */
  readonly id: string | undefined;

  constructor({ operation, status }: Pick<Answer, 'operation' | 'status'>, value: unknown) {
    super(operation, 'invalid-response', { status });
    const id = isObject(value) ? value['id'] : undefined;
    this.id = isId(id) ? id : undefined;
  }
}

/**
 * What the request says of a record, such as its `id`, by the keys of records. A record that says otherwise is another
 * one. What is undefined here, or no text there, says nothing.
 */
export type AskedFor = Readonly<Record<string, string | undefined>>;

/** A page of records as upstream gives it, with what upstream says about further pages. */
export interface RecordPage<T> {
  /** In upstream's order, none left out. */
  readonly records: readonly (T | InvalidRecord)[];
  /** Whether there is more in the direction of travel; undefined when upstream does not say. */
  readonly hasMore: boolean | undefined;
  /** What to continue after; undefined when upstream names nothing. */
  readonly afterCursor: string | undefined;
  /** What to continue before; undefined when upstream names nothing. */
  readonly beforeCursor: string | undefined;
  /** The failure to throw when the page contradicts itself. */
  readonly invalid: () => SunshineError;
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
 * The record under `key` of an answer, such as `conversation`, checked to have the `required` strings
 * and to be the one that was `asked` for.
 *
 * @throws {SunshineError} `invalid-response` when it is not there.
 */
export function readRecord<Required extends string>(
  answer: Answer,
  key: string,
  required: readonly Required[],
  asked: AskedFor = {},
): JsonObject & Readonly<Record<Required, string>> {
  const record = answer.body[key];
  if (!isRecord(record, required, asked)) throw invalidAnswer(answer);
  return record;
}

/**
 * What a change answered with under `key`: the record, once it has the `required` strings and is what was `asked` for;
 * null when the answer has none, which does not undo the change; the failure to report in its place when it is no such
 * record.
 */
export function readChangedRecord<Required extends string>(
  answer: Answer,
  key: string,
  required: readonly Required[],
  asked: AskedFor,
): (JsonObject & Readonly<Record<Required, string>>) | InvalidRecord | null {
  const record = answer.body[key] ?? null;
  if (record === null) return null;
  return isRecord(record, required, asked) ? record : new InvalidRecord(answer, record);
}

/**
 * The page of records under `key` of an answer, such as `conversations`, each completed by `toRecord`. A record without
 * the `required` strings spoils its own place only. `meta` and `links` may be missing, and each can name the cursors.
 *
 * @throws {SunshineError} `invalid-response` when the list is not there.
 */
export function readPage<Required extends string, T>(
  answer: Answer,
  key: string,
  required: readonly Required[],
  toRecord: (record: JsonObject & Readonly<Record<Required, string>>) => T,
): RecordPage<T> {
  const { [key]: list, meta: statedMeta, links: statedLinks } = answer.body;
  if (!Array.isArray(list)) throw invalidAnswer(answer);
  const meta = isObject(statedMeta) ? statedMeta : {};
  const links = isObject(statedLinks) ? statedLinks : {};
  const hasMore = meta['hasMore'] ?? undefined;
  return {
    records: list.map((record: unknown) =>
      isRecord(record, required) ? toRecord(record) : new InvalidRecord(answer, record),
    ),
    // A value that is no boolean is taken for true: the worst that follows is an empty page, not a silent end.
    hasMore: hasMore === undefined ? undefined : hasMore !== false,
    afterCursor: cursor(meta['afterCursor']) ?? cursorInLink(links['next'], 'page[after]'),
    beforeCursor: cursor(meta['beforeCursor']) ?? cursorInLink(links['prev'], 'page[before]'),
    invalid: () => invalidAnswer(answer),
  };
}

/** The failure of a call whose answer is not what the API promises. */
export function invalidAnswer(
  { operation, status }: Pick<Answer, 'operation' | 'status'>,
  inDoubt = false,
): SunshineError {
  return new SunshineError(operation, 'invalid-response', { status, inDoubt });
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

function isRecord<Required extends string>(
  value: unknown,
  required: readonly Required[],
  asked: AskedFor = {},
): value is JsonObject & Readonly<Record<Required, string>> {
  return isObject(value) && required.every((key) => isId(value[key])) && isAskedFor(value, asked);
}

function isAskedFor(record: JsonObject, asked: AskedFor): boolean {
  for (const key in asked) {
    const [expected, stated] = [asked[key], record[key]];
    if (expected !== undefined && typeof stated === 'string' && stated !== expected) return false;
  }
  return true;
}

/** What is required of records are ids, by which they are read: each has to be usable in a path. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && isSegment(value);
}

function cursor(value: unknown): string | undefined {
  // What is no whole text cannot be sent back.
  return typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value)
    ? value
    : undefined;
}

/** Links are absolute addresses; their host may be another than the one that was called. */
function cursorInLink(link: unknown, parameter: string): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link)) return undefined;
  return cursor(new URL(link).searchParams.get(parameter));
}
