import { isValid } from '../../../kernel/slice.js';
import type { SunshineClient } from '../../../upstream/client.js';
import type { RecordPage } from '../../../upstream/response.js';
import { SunshineError } from '../../../upstream/sunshine-error.js';
import { isObject } from '../../../upstream/response.js';
import type { ConversationReference } from '../../conversation/records.js';
import { KEY_IN_METADATA } from '../idempotency-key.js';
import { oldestFirst } from '../order.js';
import type { Message } from '../records.js';
import { listMessages } from '../rest.js';

/** The author of a message that is looked for: a user by their record id, or the business. */
export type SoughtAuthor = { readonly userId: string } | 'business';

/** The most pages that are read to find a message. */
const MAX_PAGES = 10;
const PAGE_SIZE = 100;
/** How many milliseconds upstream's clock may be behind this one. */
const CLOCK_SKEW = 60_000;

/**
 * The messages that an author has sent with a key, the oldest first; empty when there are none.
 *
 * @param sentAt Since when they may be there, in milliseconds since the epoch; undefined to read the newest page alone.
 * @throws {SunshineError} when that cannot be found out; `budget` when there are too many newer messages.
 */
export async function lookFor(
  client: SunshineClient,
  reference: ConversationReference,
  author: SoughtAuthor,
  key: string,
  sentAt: number | undefined,
): Promise<readonly Message[]> {
  let before: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const page = await readPage(client, reference, before);
    const messages = page.records.filter(isValid);
    const found = messages.filter((each) => isBy(each, author) && keyOf(each) === key);
    if (found.length > 0) return oldestFirst(found).filter(isValid);
    const older = page.beforeCursor;
    const isEnd = page.hasMore === false || older === undefined || older === before;
    if (sentAt === undefined || isEnd || oldestOf(messages) < sentAt - CLOCK_SKEW) return [];
    before = older;
  }
  throw new SunshineError('listMessages', 'budget');
}

async function readPage(
  client: SunshineClient,
  reference: ConversationReference,
  before: string | undefined,
): Promise<RecordPage<Message>> {
  try {
    return await listMessages(client, reference, {
      size: PAGE_SIZE,
      ...(before === undefined ? {} : { before }),
    });
  } catch (error) {
    // Here upstream says of a missing conversation no more than that something is missing.
    const isMissing = error instanceof SunshineError && error.status === 404;
    if (!isMissing || error.code !== 'not_found') throw error;
    const errors = [{ code: 'conversation_not_found' }];
    throw new SunshineError(error.operation, 'refused', { status: 404, errors });
  }
}

function isBy({ author }: Message, sought: SoughtAuthor): boolean {
  if (!isObject(author)) return false;
  return sought === 'business'
    ? author['type'] === 'business'
    : author['type'] === 'user' && author['userId'] === sought.userId;
}

function keyOf({ metadata }: Message): unknown {
  return isObject(metadata) ? metadata[KEY_IN_METADATA] : undefined;
}

/** When the oldest of some messages arrived; in the future when none says so. */
function oldestOf(messages: readonly Message[]): number {
  const times = messages.map(({ received }) => Date.parse(received ?? ''));
  return Math.min(...times.filter((time) => !Number.isNaN(time)));
}
