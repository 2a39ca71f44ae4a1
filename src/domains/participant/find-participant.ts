import { readPageArguments, MAX_PAGE_SIZE } from '../../kernel/page-request.js';
import type { ConversationReference } from '../conversation/rest.js';
import type { Participant } from '../records.js';
import type { Loaders } from '../../kernel/loaders.js';

/**
 * The participant of a conversation that fits; null when none does. Upstream has no call for one participant, so this
 * goes through the list, which as a rule is one page: the same one that `participants` shows by default. It stops
 * where nothing follows, or only what was read before, whatever upstream says of a next page.
 *
 * @throws {SunshineError} when the list cannot be read.
 */
export async function findParticipant(
  { participantPage }: Loaders,
  conversation: ConversationReference,
  fits: (participant: Participant) => boolean,
): Promise<Participant | null> {
  const visited = new Set<string>();
  for (let page = readPageArguments('Participant', {}); ;) {
    const { records, hasNextPage } = await participantPage.load({ conversation, page });
    const found = records.find(fits);
    const cursor = records.at(-1)?.id;
    if (found !== undefined || !hasNextPage || cursor === undefined || visited.has(cursor))
      return found ?? null;
    visited.add(cursor);
    page = { direction: 'forward', size: MAX_PAGE_SIZE, cursor };
  }
}
