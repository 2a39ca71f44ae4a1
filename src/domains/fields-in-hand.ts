/**
 * The fields that need no call for the record they are fields of. Where nothing else is selected, none is made; what
 * an operation may cost is computed from the same sets.
 */

/** What a participant tells of its conversation. `participants` is a call, but needs no more than the id. */
export const CONVERSATION_OF_PARTICIPANT: ReadonlySet<string> = new Set([
  'id',
  'conversationId',
  'appId',
  'participants',
]);

/** What a participant tells of its user. `conversations` is a call, but needs no more than the id. */
export const USER_OF_PARTICIPANT: ReadonlySet<string> = new Set([
  'id',
  'userId',
  'externalId',
  'conversations',
]);

/** What the keys of a conversation tell of it. */
export const CONVERSATION_OF_KEY: ReadonlySet<string> = new Set(['id', 'conversationId', 'appId']);

/** What the key of a participant tells of it. */
export const PARTICIPANT_OF_KEY: ReadonlySet<string> = new Set(['id', 'participantId']);

/** What the keys of a user tell of it: that depends on which of them are given. */
export function userOfKeys({
  id,
  userId,
  externalId,
}: Readonly<Partial<Record<'id' | 'userId' | 'externalId', unknown>>>): ReadonlySet<string> {
  return new Set([
    ...(typeof id === 'string' || typeof userId === 'string' ? ['id', 'userId'] : []),
    ...(typeof externalId === 'string' ? ['externalId'] : []),
  ]);
}
