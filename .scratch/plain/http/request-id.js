import { randomUUID } from 'node:crypto';
/** The id of a request in the log: the caller's `x-request-id` when it is a sane one, else a new one. */
export function requestIdOf({ headers }) {
    const given = headers['x-request-id'];
    return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
//# sourceMappingURL=request-id.js.map