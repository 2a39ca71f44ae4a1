import { SunshineError } from './sunshine-error.js';
const MACHINE_CODE = /^[\w.:-]{1,64}$/;
/** Whether a JSON value is an object and not an array or null. */
export function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * The record under `key` of an answer, such as `conversation`, once it is sure to have the `required` texts.
 *
 * @throws {SunshineError} `invalid-response` when it is not there.
 */
export function readRecord(answer, key, required) {
    return checkRecord(answer, answer.body[key], required);
}
/**
 * The page of records under `key` of an answer, such as `conversations`, each completed by `toRecord`. `meta` may be
 * missing: then there is no further page.
 *
 * @throws {SunshineError} `invalid-response` when the list is not there, or one of its records is not one.
 */
export function readPage(answer, key, required, toRecord) {
    const { [key]: list, meta: stated } = answer.body;
    if (!Array.isArray(list))
        throw invalidAnswer(answer);
    const meta = isObject(stated) ? stated : {};
    return {
        records: list.map((record) => toRecord(checkRecord(answer, record, required))),
        hasMore: meta['hasMore'] === true,
        afterCursor: cursor(meta['afterCursor']),
        beforeCursor: cursor(meta['beforeCursor']),
    };
}
/**
 * The objects of a list inside a record, those that have the `required` texts; none when the list is missing.
 */
export function readObjects(list, required) {
    if (!Array.isArray(list))
        return [];
    return list.filter((item) => isRecord(item, required));
}
/** The object inside a record, when it has the `required` texts; else undefined. */
export function readObject(value, required) {
    return isRecord(value, required) ? value : undefined;
}
/** The failure of a call whose answer is not what the API promises. */
export function invalidAnswer({ operation, status, }) {
    return new SunshineError(operation, 'invalid-response', { status });
}
/**
 * The elements of an error body, `{"errors":[{"code","title"}]}`. Anything else, be it text, HTML or another JSON
 * shape, gives none: nothing is ever read out of it.
 */
export function readErrors(body) {
    const parsed = parseJson(body);
    if (!isObject(parsed) || !Array.isArray(parsed['errors']))
        return [];
    return parsed['errors'].filter(isObject).map(({ code, title }) => ({
        ...(typeof code === 'string' && MACHINE_CODE.test(code) ? { code } : {}),
        ...(typeof title === 'string' ? { title } : {}),
    }));
}
/** The value of a JSON text, with or without a byte order mark; undefined when it is not JSON. */
export function parseJson(text) {
    try {
        return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
    }
    catch {
        return undefined;
    }
}
function checkRecord(answer, record, required) {
    if (!isRecord(record, required))
        throw invalidAnswer(answer);
    return record;
}
function isRecord(value, required) {
    return (isObject(value) && required.every((key) => typeof value[key] === 'string' && value[key] !== ''));
}
function cursor(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
//# sourceMappingURL=response.js.map