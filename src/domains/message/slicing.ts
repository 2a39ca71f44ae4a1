/**
 * Parts of a list of messages. Upstream's pages have 100 messages whatever is asked for, and begin at the newest one.
 * It is not documented in which order a page has them, nor whether a page after a cursor has the messages that follow
 * it or the newest ones. Both are found out here where it matters.
 */
import type { Slicing } from '../../kernel/list.js';
import { MAX_PAGE_SIZE, type PageRequest } from '../../kernel/page-request.js';
import type { Listed, ReadPage, Slice } from '../../kernel/slice.js';
import type { RecordPage } from '../../upstream/response.js';
import { oldestFirst } from './order.js';
import type { Message } from './records.js';

/** Messages on a page of upstream's. */
const PAGE_SIZE = MAX_PAGE_SIZE;

type Messages = readonly Listed<Message>[];
type Read = ReadPage<Message>;

/** A page of upstream's, oldest message first. */
interface Page {
  readonly messages: Messages;
  /** What to continue before; undefined when there is nothing older. */
  readonly older: string | undefined;
  readonly invalid: RecordPage<Message>['invalid'];
}

/** How parts of the messages of a conversation are read. */
export const fromTheNewest: Slicing<Message> = {
  end: 'backward',
  read: (request, read) =>
    request.direction === 'backward' ? readBefore(request, read) : readAfter(request, read),
  firstPage: ({ direction, cursor }) =>
    cursor === undefined ? 'newest' : `${direction} ${cursor}`,
  maxCalls: ({ direction, cursor }) => (direction === 'forward' && cursor !== undefined ? 2 : 1),
};

/** The newest messages, or those before a cursor: one call. */
async function readBefore({ size, cursor }: PageRequest, read: Read): Promise<Slice<Message>> {
  const { messages, older } = pageOf(await read(before(cursor)));
  const records = messages.slice(-size);
  const startCursor = firstId(records) ?? older;
  const endCursor = lastId(records);
  return {
    records,
    // The message whose cursor was given follows the page.
    hasNextPage: cursor !== undefined && endCursor !== undefined,
    hasPreviousPage: startCursor !== undefined && (messages.length > size || older !== undefined),
    startCursor,
    endCursor,
  };
}

async function readAfter({ size, cursor }: PageRequest, read: Read): Promise<Slice<Message>> {
  const { messages, hasMore } =
    cursor === undefined
      ? { messages: await everyMessage(read), hasMore: false }
      : await messagesAfter(cursor, read);
  const records = messages.slice(0, size);
  const startCursor = firstId(records);
  const endCursor = lastId(records);
  return {
    records,
    hasNextPage: endCursor !== undefined && (messages.length > size || hasMore),
    // The message whose cursor was given precedes the page.
    hasPreviousPage: cursor !== undefined && startCursor !== undefined,
    startCursor,
    endCursor,
  };
}

/**
 * At least 100 messages after a cursor, or all that there are, and whether there are more. A full page with none after
 * it may be the one that follows the cursor, or the newest one: then the messages before it are read back to the cursor.
 */
async function messagesAfter(
  cursor: string,
  read: Read,
): Promise<{ readonly messages: Messages; readonly hasMore: boolean }> {
  const page = await read({ size: PAGE_SIZE, after: cursor });
  const messages = oldestFirst(page.records);
  if (messages.length < PAGE_SIZE) return { messages, hasMore: false };
  const { hasMore, afterCursor } = page;
  if (afterCursor !== undefined && hasMore !== false) return { messages, hasMore: true };
  const first = firstId(messages);
  if (first === undefined) throw page.invalid();
  const between = await everyMessage(read, { from: first, to: cursor });
  // When upstream says nothing of what follows a full page, an empty page after it is better than a silent end.
  const isSilent = hasMore === undefined && page.beforeCursor === undefined;
  return { messages: [...between, ...messages], hasMore: isSilent && between.length === 0 };
}

/**
 * All messages before `from`, back to the one with the id `to`, which is not among them; by default from the newest to
 * the oldest of the conversation.
 *
 * @throws {SunshineError} `invalid-response` when the pages do not come to an end: when one continues where an earlier
 *   one did.
 */
async function everyMessage(
  read: Read,
  { from, to }: { readonly from?: string; readonly to?: string } = {},
): Promise<Messages> {
  const visited = new Set<string>();
  const seen = new Set<string>();
  let all: Messages = [];
  for (let cursor = from; ;) {
    const { messages, older, invalid } = pageOf(await read(before(cursor)));
    const end = messages.findLastIndex(({ id }) => id !== undefined && id === to);
    const unseen = messages.slice(end + 1).filter(({ id }) => id === undefined || !seen.has(id));
    for (const { id } of unseen) if (id !== undefined) seen.add(id);
    all = [...unseen, ...all];
    if (end !== -1 || older === undefined) return all;
    if (visited.has(older)) throw invalid();
    visited.add(older);
    cursor = older;
  }
}

function before(cursor: string | undefined): Parameters<Read>[0] {
  return { size: PAGE_SIZE, ...(cursor === undefined ? {} : { before: cursor }) };
}

/**
 * A page that was read back from the newest message or from a cursor. Where upstream says nothing of what is older than a
 * full page, an empty page before it is better than a silent end.
 */
function pageOf({ records, hasMore, beforeCursor, invalid }: RecordPage<Message>): Page {
  const messages = oldestFirst(records);
  const isSilent = hasMore === undefined && beforeCursor === undefined;
  const isCut =
    hasMore ?? (beforeCursor !== undefined || (isSilent && records.length >= PAGE_SIZE));
  if (!isCut) return { messages, older: undefined, invalid };
  // The oldest message is where to continue, whichever end of the page upstream names.
  const older = firstId(messages) ?? beforeCursor;
  if (older === undefined) throw invalid();
  return { messages, older, invalid };
}

function firstId(messages: Messages): string | undefined {
  return messages.find(({ id }) => id !== undefined)?.id;
}

function lastId(messages: Messages): string | undefined {
  return messages.findLast(({ id }) => id !== undefined)?.id;
}
