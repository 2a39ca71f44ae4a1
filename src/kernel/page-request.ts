import { InputError } from './input-error.js';
import { decodeCursor } from './cursor.js';

/** The paging arguments of a connection field. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Which part of a list is requested: a number of records from its start or from its end. */
export interface PageRequest {
  readonly direction: 'forward' | 'backward';
  /** How many records, 1 to 100. */
  readonly size: number;
  /** The id of the record that the page comes after (forward) or before (backward). */
  readonly cursor: string | undefined;
}

/** How many records a page has by default. */
export const DEFAULT_PAGE_SIZE = 25;
/** The most records a page can have. */
export const MAX_PAGE_SIZE = 100;

/**
 * Reads the paging arguments of a list of `type`: `first` goes with `after`, `last` with `before`.
 *
 * @param end The end of the list that is meant when no argument says so.
 * @throws {InputError} naming the argument and the rule it breaks.
 */
export function readPageArguments(
  type: string,
  args: PageArguments,
  end: PageRequest['direction'] = 'forward',
): PageRequest {
  const first = args.first ?? undefined;
  const last = args.last ?? undefined;
  const after = readGiven(args.after);
  const before = readGiven(args.before);
  if (first !== undefined && last !== undefined) reject('last', 'must not be given with `first`');
  if (after !== undefined && before !== undefined)
    reject('before', 'must not be given with `after`');
  if (first !== undefined && before !== undefined)
    reject('before', 'goes with `last`, not with `first`');
  if (last !== undefined && after !== undefined)
    reject('after', 'goes with `first`, not with `last`');

  const isForward =
    first !== undefined || after !== undefined || (end === 'forward' && last === undefined);
  return isForward && before === undefined
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

/** An empty cursor, which some clients send for a list that was empty so far, counts as none. */
function readGiven(cursor: string | null | undefined): string | undefined {
  return cursor === null || cursor === '' ? undefined : cursor;
}

function readSize(argument: 'first' | 'last', size = DEFAULT_PAGE_SIZE): number {
  if (size < 1 || size > MAX_PAGE_SIZE) reject(argument, `must be 1 to ${MAX_PAGE_SIZE}`);
  return size;
}

function readCursor(
  type: string,
  argument: 'after' | 'before',
  cursor: string | undefined,
): string | undefined {
  if (cursor === undefined) return undefined;
  return (
    decodeCursor(type, cursor) ??
    reject(argument, 'must be a cursor of this list, or the id of one of its records')
  );
}

function reject(argument: keyof PageArguments, rule: string): never {
  throw new InputError([{ field: [argument], rule }]);
}
