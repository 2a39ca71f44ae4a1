import type { Entity, Link } from '../../kernel/entity.js';
import { findInList, firstPageOf } from '../../kernel/find-in-list.js';
import type { CostRule, Definitions } from '../../kernel/graph.js';
import type { List, ListField } from '../../kernel/list.js';
import { nullWhen, type Loaders } from '../../kernel/loaders.js';
import type { Outcome } from '../../kernel/outcome.js';
import { readPageArguments } from '../../kernel/page-request.js';
import { conversation, conversationsOfUser } from '../conversation/definition.js';
import { MAX_PARTICIPANTS } from '../conversation/input.js';
import type { Conversation, ConversationReference } from '../conversation/records.js';
import { endUser } from '../user/definition.js';
import type { User, UserLookup, UserReference } from '../user/records.js';
import type { Participant, ParticipantReference } from './records.js';
import { listParticipants } from './rest.js';

/**
 * A user's part in a conversation. End users see the participants of their conversations, but not who the others are.
 */
export const participant: Entity<ParticipantReference, Participant> = {
  type: 'Participant',
  idParts: ['conversationId', 'participantId'],
  scopesFrom: 'Conversation.participants',
  known: ['id', 'participantId'],
  keyOf: ({ appId, conversationId, participantId }) =>
    `${appId} ${conversationId} ${participantId}`,
  idsOf: ({ conversationId, id }) => [conversationId, id],
  referenceOf: ({ appId, conversationId, id }) => ({ appId, conversationId, participantId: id }),
  fromReference: ({ appId, conversationId, participantId }) => ({
    appId,
    conversationId,
    id: participantId,
    userId: '',
  }),
  source: {
    find: (loaders, { appId, conversationId, participantId }) =>
      findParticipant(loaders, { appId, conversationId }, ({ id }) => id === participantId).catch(
        nullWhen('conversation_not_found'),
      ),
  },
  visibility: {
    beside: (viewer, reference) => viewer.takesPart(conversationOf(reference)),
    shown: (record, userId) =>
      record.userId === userId ? record : { ...record, userExternalId: null, showsUser: false },
  },
};

/** The participants of a conversation, which must exist. */
export const participants: List<ConversationReference, Participant> = {
  at: 'Conversation.participants',
  of: participant,
  startsFrom: conversation,
  operation: 'listParticipants',
  maxRecords: MAX_PARTICIPANTS,
  read: listParticipants,
};

/** The page of participants that is read first to find one: the one that `participants` gives by default. */
export const FIRST_PARTICIPANTS = firstPageOf(participants);

/** Null when a caller who is no end user names nobody. */
const oneParticipant: ListField<ConversationReference, Participant> = {
  at: 'Conversation.participant',
  list: participants,
  page: ({ of }, isEndUser) => (isEndUser || of ? FIRST_PARTICIPANTS : undefined),
};

const unread: ListField<UserLookup, Conversation> = {
  at: 'EndUser.unread',
  list: conversationsOfUser,
  page: (args) => readPageArguments(conversation.type, args),
  maxCalls: ({ size }) => 1 + size,
};

const conversationOfParticipant: Link<ConversationReference, ConversationReference, Conversation> =
  {
    at: 'Participant.conversation',
    to: conversation,
    startsFrom: participant,
    reference: conversationOf,
  };

/** Null when the caller may not see which user it is. */
const userOfParticipant: Link<Participant, UserLookup, User> = {
  at: 'Participant.user',
  to: endUser,
  reference: ({ appId, userId, showsUser = true }) => (showsUser ? { appId, userId } : null),
  knownFromParent: ({ userExternalId }) => ({ externalId: userExternalId }),
  knownKeys: ['externalId'],
};

/** The payload of a mutation of participants, which names its conversation. */
type OfConversation = Outcome<ConversationReference>;

const conversationOfJoining: Link<OfConversation, ConversationReference, Conversation> = {
  at: 'JoinConversationPayload.conversation',
  to: conversation,
  reference: ({ result }) => result && conversationOf(result),
};

const conversationOfLeaving: Link<OfConversation, ConversationReference, Conversation> = {
  ...conversationOfJoining,
  at: 'LeaveConversationPayload.conversation',
};

/** The participant is looked up before leaving, when `removedParticipantId` is selected and the input names a user. */
const costOfLeaving: CostRule = {
  at: 'Mutation.leaveConversation',
  cost: ({ input }, isSelected) => {
    const { participant: who } = input as {
      readonly participant: Readonly<Record<string, unknown>>;
    };
    const isLookedUp =
      typeof who['participantId'] !== 'string' && isSelected('removedParticipantId');
    return { calls: isLookedUp ? 2 : 1, checks: 1 };
  },
};

/** What this domain defines. */
export const participantDefinitions: Definitions = {
  entities: [participant],
  lists: [participants],
  listFields: [oneParticipant, unread],
  links: [
    conversationOfParticipant,
    userOfParticipant,
    conversationOfJoining,
    conversationOfLeaving,
  ],
  costs: [costOfLeaving],
};

function conversationOf({ appId, conversationId }: ConversationReference): ConversationReference {
  return { appId, conversationId };
}

/**
 * The participant of a conversation that fits; null when none does. Upstream has no call for one participant.
 *
 * @throws {SunshineError} when the list cannot be read.
 */
export function findParticipant(
  loaders: Pick<Loaders, 'page'>,
  from: ConversationReference,
  fits: (participant: Participant) => boolean,
): Promise<Participant | null> {
  return findInList(loaders, participants, from, fits);
}

/** Whether a participant is that user. */
export function isPartOf({
  userId,
  userExternalId,
}: UserReference): (candidate: Participant) => boolean {
  return (candidate) =>
    userId === undefined
      ? candidate.userExternalId === userExternalId
      : candidate.userId === userId;
}
