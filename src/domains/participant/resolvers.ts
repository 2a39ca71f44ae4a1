import type { GraphQLResolveInfo } from 'graphql';

import type {
  ClientAssociationResolvers,
  JoinConversationPayloadResolvers,
  LeaveConversationPayloadResolvers,
  MutationResolvers,
  ParticipantResolvers,
  ParticipantRef,
} from '../../__generated__/resolvers.js';
import type { Context } from '../../graphql/context.js';
import { InputReader } from '../../kernel/input-reader.js';
import { findParticipant } from './find-participant.js';
import { forgetConversation, type Loaders } from '../../kernel/loaders.js';
import { toEdge } from '../../kernel/connection.js';
import { encodeGlobalId } from '../../kernel/global-id.js';
import type { ConversationReference } from '../conversation/rest.js';
import { joinConversation, leaveConversation, type LeavingReference } from './rest.js';
import { findConversation, findUser } from '../entities.js';
import { resolveParticipant } from '../entity-references.js';
import type { ConversationParent, ParticipantParent } from '../parents.js';
import { CONVERSATION_OF_PARTICIPANT, USER_OF_PARTICIPANT } from '../fields-in-hand.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { objectType } from '../../kernel/prefetch.js';
import { selectsField, selectsOnly } from '../../kernel/selection.js';
import { clientTypeOf } from '../upstream-enums.js';

export const Mutation: Pick<MutationResolvers, 'joinConversation' | 'leaveConversation'> = {
  joinConversation: (_, { input }, { apps, loaders, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const user = reader.userReference(['user'], input.user);
      const conversation = { appId: reader.finish(), id };
      forgetConversation(loaders, conversation);
      const subscribeSDKClient = input.subscribeSDKClient ?? false;
      return joinConversation(sunshine, conversation, { ...user, subscribeSDKClient });
    }),

  leaveConversation: (_, { input }, { apps, loaders, policy, sunshine }, info) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const who = leavingReference(reader, input.participant, id);
      const conversation = { appId: reader.finish(), id };
      await policy.checkLeaving(conversation, who);
      const removedParticipantId = selectsRemovedParticipant(info)
        ? await participantIdOf(who, conversation, loaders)
        : null;
      forgetConversation(loaders, conversation);
      await leaveConversation(sunshine, conversation, who);
      return { appId: conversation.appId, conversationId: id, removedParticipantId };
    }),
};

export const Participant: ParticipantResolvers = {
  __resolveReference: resolveParticipant,
  id: ({ appId, conversationId, id }) => globalId({ appId, id: conversationId }, id),
  participantId: ({ id }) => id,
  unreadCount: ({ unreadCount }) => unreadCount ?? 0,
  conversation: (participant, _, context, info) => conversationOf(participant, context, info),
  user: ({ appId, userId, userExternalId, showsUser = true }, _, context, info) => {
    if (!showsUser) return null;
    const lookup = { appId, reference: { userId } };
    return selectsOnly(objectType('EndUser', info), info, USER_OF_PARTICIPANT)
      ? { ...lookup, id: userId, externalId: userExternalId, identities: [] }
      : findUser(lookup, context, info);
  },
};

export const ClientAssociation: ClientAssociationResolvers = {
  type: ({ type }) => clientTypeOf(type),
  rawType: ({ type }) => type ?? null,
};

export const JoinConversationPayload: JoinConversationPayloadResolvers = {
  participant: ({ result }) => result,
  participantEdge: ({ result }) => result && toEdge('Participant', result),
  conversation: ({ result }, _, context, info) => result && conversationOf(result, context, info),
};

export const LeaveConversationPayload: LeaveConversationPayloadResolvers = {
  conversation: ({ result }, _, context, info) =>
    result && context.policy.seesAfterLeaving ? conversationOf(result, context, info) : null,
  removedParticipantId: ({ result }) =>
    result?.removedParticipantId
      ? globalId({ appId: result.appId, id: result.conversationId }, result.removedParticipantId)
      : null,
};

function conversationOf(
  { appId, conversationId }: Pick<ParticipantParent, 'appId' | 'conversationId'>,
  context: Context,
  info: GraphQLResolveInfo,
): ConversationParent | Promise<ConversationParent | null> {
  const reference = { appId, id: conversationId };
  return selectsOnly(objectType('Conversation', info), info, CONVERSATION_OF_PARTICIPANT)
    ? reference
    : findConversation(reference, context, info);
}

function globalId({ appId, id }: ConversationReference, participantId: string): string {
  return encodeGlobalId({ type: 'Participant', appId, conversationId: id, participantId });
}

function selectsRemovedParticipant(info: GraphQLResolveInfo): boolean {
  const payload = objectType('LeaveConversationPayload', info);
  return selectsField(payload, info, 'removedParticipantId');
}

function leavingReference(
  reader: InputReader,
  { participantId, ...user }: ParticipantRef,
  conversationId: string,
): LeavingReference {
  const field = ['participant'];
  return typeof participantId === 'string'
    ? {
        participantId: reader.participantId(
          [...field, 'participantId'],
          participantId,
          conversationId,
        ),
      }
    : reader.userReference(field, user);
}

async function participantIdOf(
  who: LeavingReference,
  conversation: ConversationReference,
  loaders: Loaders,
): Promise<string | null> {
  if ('participantId' in who) return who.participantId;
  const { userId, userExternalId } = who;
  const participant = await findParticipant(loaders, conversation, (candidate) =>
    userId === undefined
      ? candidate.userExternalId === userExternalId
      : candidate.userId === userId,
  );
  return participant?.id ?? null;
}
