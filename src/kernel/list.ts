import type { SunshineClient } from '../upstream/client.js';
import type { PageQuery } from '../upstream/query.js';
import type { RecordPage } from '../upstream/response.js';
import { SunshineError } from '../upstream/sunshine-error.js';
import { referenceOfIds, type Entity, type InApp, type RecordInApp } from './entity.js';
import {
  MAX_PAGE_SIZE,
  readPageArguments,
  type PageArguments,
  type PageRequest,
} from './page-request.js';
import type { ReadPage, Slice } from './slice.js';

/** How parts of a list are read where upstream's pages differ from those of the other lists. */
export interface Slicing<Rec extends RecordInApp = RecordInApp> {
  /** The end of the list that is meant when no argument says so. */
  readonly end: PageRequest['direction'];
  /** Reads a part of the list. A page of upstream's that several parts need is read once. */
  read(request: PageRequest, read: ReadPage<Rec>): Promise<Slice<Rec>>;
  /** Identifies the page of upstream's that is read first: parts that begin with the same one share its call. */
  firstPage(request: PageRequest): string;
  /** The most calls that a part needs. Only a walk through the list can take more. */
  maxCalls(request: PageRequest): number;
}

/** For lists that upstream gives as a whole, without pages: every part is all of it. */
export const wholeList: Slicing<never> = {
  end: 'forward',
  read: async (_, read) => ({
    records: (await read({ size: MAX_PAGE_SIZE })).records,
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: undefined,
    endCursor: undefined,
  }),
  firstPage: () => '',
  maxCalls: () => 1,
};

/** A list of records that starts from another record. Its arguments, description, scopes and cost are in the SDL. */
export interface List<From extends InApp = InApp, Rec extends RecordInApp = RecordInApp> {
  /** Its type and field, such as `Conversation.participants`. */
  readonly at: string;
  readonly of: Entity<InApp, Rec>;
  /** The kind of record it starts from. Reading it needs only the reference of that record. */
  readonly startsFrom: Entity<From>;
  /**
   * Whether it can be read only by the record ids of the record that it starts from, not by another key. Default: false.
   */
  readonly startsFromIds?: boolean;
  /** The REST operation, for errors. */
  readonly operation: string;
  /** Upstream's error code when the record that it starts from does not exist. Default: that of the record. */
  readonly missing?: string;
  /** The most records that there can be; undefined when there is no bound. */
  readonly maxRecords?: number;
  /** How parts of it are read. Default: upstream's pages have any size, and begin at the start of the list. */
  readonly slicing?: Slicing<Rec>;
  /** Reads one page. */
  read(client: SunshineClient, from: From, page: PageQuery): Promise<RecordPage<Rec>>;
}

/**
 * A field that is no list, and is made of a page of one: a record of it, or what is counted over its records. So it
 * starts from the same record as the list, and shares the page with the list. Its resolver is the domain's.
 */
export interface ListField<From extends InApp = InApp, Rec extends RecordInApp = RecordInApp> {
  /** Its type and field, such as `Conversation.lastMessage`. */
  readonly at: string;
  readonly list: List<From, Rec>;
  /**
   * The page that it reads first, for an end user or for another caller; undefined when it reads none.
   *
   * @throws {InputError} when its arguments break a rule.
   */
  page(args: Readonly<Record<string, unknown>>, isEndUser: boolean): PageRequest | undefined;
  /** The most calls that it needs, that for this page included. Default: one. */
  maxCalls?(page: PageRequest): number;
}

/**
 * The part of a list that arguments name.
 *
 * @throws {InputError} naming the argument and the rule it breaks.
 */
export function pageOf({ of, slicing }: List, args: PageArguments): PageRequest {
  return readPageArguments(of.type, args, slicing?.end);
}

/** The reference by which a list is read that starts from a record. */
export function originOf<From extends InApp>(
  { startsFrom, startsFromIds = false }: Pick<List<From>, 'startsFrom' | 'startsFromIds'>,
  record: RecordInApp,
): From {
  return startsFromIds
    ? referenceOfIds(startsFrom, record.appId, startsFrom.idsOf(record))
    : startsFrom.referenceOf(record);
}

/** Whether a list can be read by a reference to the record that it starts from, without the record. */
export function canStartFrom(
  { startsFrom, startsFromIds = false }: Pick<List, 'startsFrom' | 'startsFromIds'>,
  reference: InApp,
): boolean {
  const has = new Map(Object.entries(reference));
  return !startsFromIds || startsFrom.idParts.every((part) => typeof has.get(part) === 'string');
}

/** The error that upstream answers for a list when the record that it starts from does not exist. */
export function missingParent({ operation, startsFrom, missing }: List): SunshineError {
  const code = missing ?? startsFrom.source.missing ?? 'not_found';
  return new SunshineError(operation, 'refused', { status: 404, errors: [{ code }] });
}
