import { readPageArguments, MAX_PAGE_SIZE } from '../relay/page-request.js';
import type { ConversationReference } from '../sunshine/conversations.js';
import type { Participant } from '../sunshine/records.js';
import type { Loaders } from './loaders.js';

/**
 * The participant of a conversation that fits; null when none does. Upstream has no call for one participant, so this
 * goes through the list, which as a rule is one page: the same one that `participants` shows by default.
 *
 * @throws {SunshineError} when the list cannot be read.
 */
export async function findParticipant(
  { participantPage }: Loaders,
  conversation: ConversationReference,
  fits: (participant: Participant) => boolean,
): Promise<Participant | null> {
  let page = readPageArguments('Participant', {});
  for (;;) {
    const { nodes, pageInfo } = await participantPage.load({ conversation, page });
    const found = nodes.find(fits);
    if (found !== undefined || !pageInfo.hasNextPage) return found ?? null;
    page = { direction: 'forward', size: MAX_PAGE_SIZE, cursor: nodes.at(-1)?.id };
  }
}
