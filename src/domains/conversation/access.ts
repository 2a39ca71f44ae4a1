import type { CreateConversationInput } from '../../__generated__/resolvers.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { ChangeSettings } from '../../kernel/shared-state.js';

/**
 * Makes sure that an end user starts none but a personal conversation, where the server allows that. Whether they take
 * part themselves is checked with their ids.
 *
 * @throws {GraphQLError} `FORBIDDEN` when it is anything else.
 */
export function checkEndUserConversation(
  { type, metadata }: CreateConversationInput,
  { endUserConversations }: ChangeSettings,
): void {
  if (!endUserConversations) throw forbidden('end users may not start conversations here');
  if (type !== 'PERSONAL') throw forbidden('an end user may start personal conversations only');
  if (metadata) throw forbidden('an end user may not give metadata');
}
