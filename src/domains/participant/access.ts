import type { Loaders } from '../../kernel/loaders.js';
import type { Viewer } from '../../kernel/visibility.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { ConversationReference } from '../conversation/records.js';
import { findParticipant, FIRST_PARTICIPANTS, participants } from './definition.js';
import type { Participant } from './records.js';
import type { LeavingReference } from './rest.js';

/**
 * The part of the end user who calls in a conversation; null when they take none. Who they are may have to be looked up:
 * the participants are read at the same time.
 */
export async function partOfViewer(
  viewer: Viewer,
  loaders: Loaders,
  from: ConversationReference,
): Promise<Participant | null> {
  const firstPage = loaders.prefetching(() =>
    loaders.page(participants).load({ from, page: FIRST_PARTICIPANTS }),
  );
  const [userId] = await Promise.all([viewer.userId(), firstPage.catch(() => undefined)]);
  return findParticipant(loaders, from, (participant) => participant.userId === userId);
}

/**
 * Makes sure that an end user removes only themselves from a conversation.
 *
 * @throws {GraphQLError} `FORBIDDEN` when it is another user.
 * @throws {SunshineError} as for a missing conversation when the end user takes no part in it.
 */
export async function checkRemoval(
  viewer: Viewer,
  loaders: Loaders,
  conversation: ConversationReference,
  who: LeavingReference,
): Promise<void> {
  const { appId } = conversation;
  if (!('participantId' in who)) await viewer.requireSelf({ appId, ...who });
  const part = await partOfViewer(viewer, loaders, conversation);
  if ('participantId' in who && who.participantId !== part?.id)
    throw forbidden('an end user may remove only themselves from a conversation');
}
