import { InputError } from '../input/input-error.js';
import { decodeCursor } from './cursor.js';
/** How many records a page has when nothing else is asked for. */
const DEFAULT_PAGE_SIZE = 25;
/** The most records a page can have. */
export const MAX_PAGE_SIZE = 100;
/**
 * Reads the paging arguments of a list of `type`: `first` goes with `after`, `last` with `before`.
 *
 * @throws {InputError} naming the argument and the rule it breaks.
 */
export function readPageArguments(type, args) {
    const first = args.first ?? undefined;
    const last = args.last ?? undefined;
    const after = args.after ?? undefined;
    const before = args.before ?? undefined;
    if (first !== undefined && last !== undefined)
        refuse('last', 'must not be given with `first`');
    if (after !== undefined && before !== undefined)
        refuse('before', 'must not be given with `after`');
    if (first !== undefined && before !== undefined)
        refuse('before', 'goes with `last`, not with `first`');
    if (last !== undefined && after !== undefined)
        refuse('after', 'goes with `first`, not with `last`');
    return last === undefined && before === undefined
        ? {
            direction: 'forward',
            size: readSize('first', first),
            cursor: readCursor(type, 'after', after),
        }
        : {
            direction: 'backward',
            size: readSize('last', last),
            cursor: readCursor(type, 'before', before),
        };
}
function readSize(argument, size = DEFAULT_PAGE_SIZE) {
    if (size < 1 || size > MAX_PAGE_SIZE)
        refuse(argument, `must be 1 to ${MAX_PAGE_SIZE}`);
    return size;
}
function readCursor(type, argument, cursor) {
    if (cursor === undefined)
        return undefined;
    return decodeCursor(type, cursor) ?? refuse(argument, 'must be a cursor of this list');
}
function refuse(argument, rule) {
    throw new InputError([{ field: [argument], rule }]);
}
//# sourceMappingURL=page-request.js.map