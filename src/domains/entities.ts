/** How each kind of record is found by its reference, from wherever it is needed. */
import type { GraphQLResolveInfo } from 'graphql';

import { checkRecordScopes } from '../access/scope-guard.js';
import type { Context } from '../graphql/context.js';
import { findParticipant } from './participant/find-participant.js';
import { nullWhen } from '../kernel/loaders.js';
import type { GlobalId } from '../kernel/global-id.js';
import type { ConversationReference } from './conversation/rest.js';
import type { Conversation, Participant, User } from './records.js';
import type { UserLookup } from './user/rest.js';
import type { NodeParent } from './parents.js';
import { prefetch } from '../kernel/prefetch.js';

/** A conversation, and with it whatever the selection below needs of it; null when there is none. */
export function findConversation(
  reference: ConversationReference,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Conversation | null> {
  prefetch('Conversation', reference, context, info);
  return context.loaders.conversation.load(reference);
}

/** A user, and with it whatever the selection below needs of it; null when there is none. */
export function findUser(
  lookup: UserLookup,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<User | null> {
  prefetch('EndUser', lookup, context, info);
  return context.loaders.user.load(lookup);
}

/** A participant, and with it whatever the selection below needs of it; null when there is none. */
export function findParticipantById(
  { appId, conversationId, id }: Pick<Participant, 'appId' | 'conversationId' | 'id'>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Participant | null> {
  prefetch('Participant', { appId, conversationId }, context, info);
  const conversation = { appId, id: conversationId };
  return findParticipant(
    context.loaders,
    conversation,
    (participant) => participant.id === id,
  ).catch(nullWhen('conversation_not_found'));
}

/** Any record by what its global id says, and whatever the selection below needs of it; null when there is none. */
export async function findNode(
  id: GlobalId,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeParent | null> {
  checkRecordScopes(id.type, context, info);
  const record = await findByGlobalId(id, context, info);
  return record && { ...record, __typename: id.type };
}

function findByGlobalId(
  id: GlobalId,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Conversation | User | Participant | null> {
  const { appId } = id;
  switch (id.type) {
    case 'Conversation':
      return findConversation({ appId, id: id.conversationId }, context, info);
    case 'EndUser':
      return findUser({ appId, reference: { userId: id.userId } }, context, info);
    case 'Participant':
      return findParticipantById(
        { appId, conversationId: id.conversationId, id: id.participantId },
        context,
        info,
      );
  }
}
