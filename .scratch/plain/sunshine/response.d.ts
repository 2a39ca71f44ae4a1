import type { JsonObject } from './records.js';
import { SunshineError, type UpstreamErrorElement } from './sunshine-error.js';
/** A successful answer of one REST call. */
export interface Answer {
    /** The REST operation, for errors. */
    readonly operation: string;
    /** The HTTP status: one of 2xx. */
    readonly status: number;
    /** Parsed for whoever made the call alone, who may complete its records in place. */
    readonly body: JsonObject;
}
/** A page of records as upstream gives it, with its word on what lies beside it. */
export interface RecordPage<T> {
    readonly records: readonly T[];
    /** Whether there is more in the direction of travel. */
    readonly hasMore: boolean;
    /** The id to continue after; undefined when no page follows. */
    readonly afterCursor: string | undefined;
    /** The id to continue before; undefined when no page precedes. */
    readonly beforeCursor: string | undefined;
}
/** Whether a JSON value is an object and not an array or null. */
export declare function isObject(value: unknown): value is JsonObject;
/**
 * The record under `key` of an answer, such as `conversation`, once it is sure to have the `required` texts.
 *
 * @throws {SunshineError} `invalid-response` when it is not there.
 */
export declare function readRecord<Required extends string>(answer: Answer, key: string, required: readonly Required[]): JsonObject & Readonly<Record<Required, string>>;
/**
 * The page of records under `key` of an answer, such as `conversations`, each completed by `toRecord`. `meta` may be
 * missing: then there is no further page.
 *
 * @throws {SunshineError} `invalid-response` when the list is not there, or one of its records is not one.
 */
export declare function readPage<Required extends string, T>(answer: Answer, key: string, required: readonly Required[], toRecord: (record: JsonObject & Readonly<Record<Required, string>>) => T): RecordPage<T>;
/**
 * The objects of a list inside a record, those that have the `required` texts; none when the list is missing.
 */
export declare function readObjects<Required extends string>(list: unknown, required: readonly Required[]): readonly (JsonObject & Readonly<Record<Required, string>>)[];
/** The object inside a record, when it has the `required` texts; else undefined. */
export declare function readObject<Required extends string>(value: unknown, required: readonly Required[]): (JsonObject & Readonly<Record<Required, string>>) | undefined;
/** The failure of a call whose answer is not what the API promises. */
export declare function invalidAnswer({ operation, status, }: Pick<Answer, 'operation' | 'status'>): SunshineError;
/**
 * The elements of an error body, `{"errors":[{"code","title"}]}`. Anything else, be it text, HTML or another JSON
 * shape, gives none: nothing is ever read out of it.
 */
export declare function readErrors(body: string): readonly UpstreamErrorElement[];
/** The value of a JSON text, with or without a byte order mark; undefined when it is not JSON. */
export declare function parseJson(text: string): unknown;
