import type { Loaders } from '../../kernel/loaders.js';
import type { Viewer } from '../../kernel/visibility.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { ConversationReference } from '../conversation/records.js';
import { findParticipant } from './definition.js';
import type { LeavingReference } from './rest.js';

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
  const userId = await viewer.userId();
  const part = await findParticipant(loaders, conversation, (each) => each.userId === userId);
  if ('participantId' in who && who.participantId !== part?.id)
    throw forbidden('an end user may remove only themselves from a conversation');
}
