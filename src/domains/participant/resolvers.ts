import type { ClientType, ParticipantRef, Resolvers } from '../../__generated__/resolvers.js';
import { toEdge } from '../../kernel/connection.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import type { Loaders } from '../../kernel/loaders.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { Selections } from '../../kernel/selections.js';
import { conversation } from '../conversation/definition.js';
import { readConversationId } from '../conversation/input.js';
import type { ConversationReference } from '../conversation/records.js';
import { readUserReference } from '../user/input.js';
import { checkRemoval } from './access.js';
import { findParticipant, participant } from './definition.js';
import { joinConversation, leaveConversation, type LeavingReference } from './rest.js';

/** The channels that the graph knows. Upstream may add values at any time: they become `OTHER`. */
const CLIENT_TYPES: ReadonlySet<string> = new Set<ClientType>([
  'APPLE',
  'GBM',
  'GOOGLERCS',
  'INSTAGRAM',
  'KAKAO',
  'LINE',
  'MAILGUN',
  'MESSAGEBIRD',
  'MESSENGER',
  'SDK',
  'SLACKCONNECT',
  'TELEGRAM',
  'TWILIO',
  'TWITTER',
  'VIBER',
  'WECHAT',
  'WHATSAPP',
]);

/** The resolvers that cannot be derived from the definitions. */
export const participantResolvers: Resolvers = {
  Mutation: {
    joinConversation: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const user = readUserReference(reader, ['user'], input.user);
        const reference = { appId: reader.finish(), conversationId };
        loaders.clear(conversation, reference);
        const subscribeSDKClient = input.subscribeSDKClient ?? false;
        return joinConversation(sunshine, reference, { ...user, subscribeSDKClient });
      }),

    leaveConversation: (_, { input }, { apps, loaders, policy, sunshine }, info) =>
      outcomeOf(
        async () => {
          const reader = new InputReader(apps);
          const conversationId = readConversationId(reader, input);
          const who = leavingReference(reader, input.participant, conversationId);
          const reference = { appId: reader.finish(), conversationId };
          if (policy.viewer) await checkRemoval(policy.viewer, loaders, reference, who);
          const selections = Selections.during(info);
          const payload = selections.objectType('LeaveConversationPayload');
          const isWanted = selections.includes(payload, [info.fieldNodes], 'removedParticipantId');
          const removedParticipantId = isWanted
            ? await participantIdOf(who, reference, loaders)
            : null;
          loaders.clear(conversation, reference);
          await leaveConversation(sunshine, reference, who);
          policy.viewer?.left(reference);
          return { ...reference, removedParticipantId };
        },
        { not_found: 'PARTICIPANT_NOT_FOUND' },
      ),
  },

  Participant: {
    unreadCount: ({ unreadCount }) => unreadCount ?? 0,
  },

  ClientAssociation: {
    type: ({ type }) => {
      const value = type?.toUpperCase() ?? '';
      return isClientType(value) ? value : 'OTHER';
    },
    rawType: ({ type }) => type ?? null,
  },

  JoinConversationPayload: {
    participant: ({ result }) => result,
    participantEdge: ({ result }) => result && toEdge(participant.type, result),
  },

  LeaveConversationPayload: {
    removedParticipantId: ({ result }) =>
      result?.removedParticipantId
        ? globalIdOf(
            participant,
            participant.fromReference({ ...result, participantId: result.removedParticipantId }),
          )
        : null,
  },
};

function isClientType(value: string): value is ClientType {
  return CLIENT_TYPES.has(value);
}

function leavingReference(
  reader: InputReader,
  { participantId, ...user }: ParticipantRef,
  conversationId: string,
): LeavingReference {
  if (typeof participantId !== 'string') return readUserReference(reader, ['participant'], user);
  const inside = {
    ids: [conversationId],
    rule: 'must be the id of a participant of this conversation',
  };
  const field = ['participant', 'participantId'];
  return { participantId: reader.recordId(participant, field, participantId, inside) };
}

async function participantIdOf(
  who: LeavingReference,
  reference: ConversationReference,
  loaders: Loaders,
): Promise<string | null> {
  if ('participantId' in who) return who.participantId;
  const { userId, userExternalId } = who;
  const found = await findParticipant(loaders, reference, (candidate) =>
    userId === undefined
      ? candidate.userExternalId === userExternalId
      : candidate.userId === userId,
  );
  return found?.id ?? null;
}
