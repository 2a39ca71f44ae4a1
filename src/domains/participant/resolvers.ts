import type { ParticipantRef, Resolvers } from '../../__generated__/resolvers.js';
import { toEdge } from '../../kernel/connection.js';
import { countOf, objectsOf, recordIn, stringIn } from '../../kernel/faults.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import type { Loaders } from '../../kernel/loaders.js';
import { outcomeOf, type UserErrorCode } from '../../kernel/outcome.js';
import { Selections } from '../../kernel/selections.js';
import type { SunshineClient } from '../../upstream/client.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import { conversation } from '../conversation/definition.js';
import { MAX_PARTICIPANTS, readConversationId } from '../conversation/input.js';
import type { ConversationReference } from '../conversation/records.js';
import { readUserReference } from '../user/input.js';
import { checkRemoval, partOfViewer } from './access.js';
import { clientTypeOf } from './client-type.js';
import type { UserReference } from '../user/records.js';
import {
  findParticipant,
  FIRST_PARTICIPANTS,
  isPartOf,
  participant,
  participants,
} from './definition.js';
import { unreadOf } from './unread.js';
import { joinConversation, leaveConversation, type LeavingReference } from './rest.js';

/** The resolvers that cannot be derived from the definitions. */
export const participantResolvers: Resolvers = {
  Mutation: {
    joinConversation: (_, { input }, { apps, loaders, sunshine }) => {
      const reader = new InputReader(apps, input);
      const conversationId = readConversationId(reader, input);
      const user = readUserReference(reader, ['user'], input.user);
      return outcomeOf(
        async () => {
          const reference = { appId: reader.finish(), conversationId };
          loaders.clear(conversation, reference);
          const subscribeSDKClient = input.subscribeSDKClient ?? false;
          const joined = await joinConversation(sunshine, reference, {
            ...user,
            subscribeSDKClient,
          });
          return { ...reference, participant: joined };
        },
        { explain: () => whyNotJoined(user, { appId: reader.finish(), conversationId }, loaders) },
      );
    },

    leaveConversation: (_, { input }, { apps, loaders, policy, sunshine }, info) =>
      outcomeOf(
        async () => {
          const reader = new InputReader(apps, input);
          const conversationId = readConversationId(reader, input);
          const who = leavingReference(reader, input.participant, conversationId);
          const reference = { appId: reader.finish(), conversationId };
          if (policy.viewer) await checkRemoval(policy.viewer, loaders, reference, who);
          const selections = Selections.during(info);
          const payload = selections.objectType('LeaveConversationPayload');
          const isWanted = selections.includes(payload, [info.fieldNodes], 'removedParticipantId');
          // What is selected must not decide whether the change is made.
          const removedParticipantId = isWanted
            ? await inHalfTheTime(sunshine, participantIdOf(who, reference, loaders)).catch(toError)
            : null;
          loaders.clear(conversation, reference);
          await leaveConversation(sunshine, reference, who);
          policy.viewer?.left(reference);
          return { ...reference, removedParticipantId };
        },
        { missing: { not_found: 'PARTICIPANT_NOT_FOUND' } },
      ),
  },

  Conversation: {
    participant: (parent, { of }, { apps, loaders, policy }) => {
      const from = conversation.referenceOf(parent);
      if (of) {
        const reader = new InputReader(apps, { appId: from.appId });
        const user = readUserReference(reader, ['of'], of);
        reader.finish();
        return findParticipant(loaders, from, isPartOf(user));
      }
      return policy.viewer ? partOfViewer(policy.viewer, loaders, from) : null;
    },
  },

  EndUser: {
    unread: (user, args, context, info) => unreadOf(user, args, context, info),
  },

  Participant: {
    unreadCount: ({ unreadCount }, _, context, info) => countOf(unreadCount, context, info),
    clientAssociations: ({ clientAssociations }, _, context, info) =>
      objectsOf<'clientId'>(clientAssociations, ['clientId'], context, info),
  },

  ClientAssociation: {
    type: ({ type }) => clientTypeOf(type),
    rawType: ({ type }) => stringIn(type),
  },

  JoinConversationPayload: {
    participant: ({ result }) => recordIn(result?.participant),
    participantEdge: ({ result }) => {
      const joined = recordIn(result?.participant);
      return joined && toEdge(participant.type, joined);
    },
  },

  LeaveConversationPayload: {
    removedParticipantId: ({ result }) => {
      const { removedParticipantId: participantId = null } = result ?? {};
      if (participantId instanceof Error) throw participantId;
      return result && participantId !== null
        ? globalIdOf(participant, participant.fromReference({ ...result, participantId }))
        : null;
    },
  },
};

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

async function whyNotJoined(
  user: UserReference,
  from: ConversationReference,
  loaders: Loaders,
): Promise<UserErrorCode | undefined> {
  if (await findParticipant(loaders, from, isPartOf(user))) return 'ALREADY_A_PARTICIPANT';
  const { records } = await loaders.page(participants).load({ from, page: FIRST_PARTICIPANTS });
  return records.length >= MAX_PARTICIPANTS ? 'TOO_MANY_PARTICIPANTS' : undefined;
}

async function participantIdOf(
  who: LeavingReference,
  reference: ConversationReference,
  loaders: Loaders,
): Promise<string | null> {
  if ('participantId' in who) return who.participantId;
  const found = await findParticipant(loaders, reference, isPartOf(who));
  return found?.id ?? null;
}

/** What comes before the change leaves it half of the time that is left. */
async function inHalfTheTime<T>({ deadline }: SunshineClient, reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    const late = (): void => reject(new SunshineError('listParticipants', 'timeout'));
    timer = setTimeout(late, (deadline - Date.now()) / 2);
  });
  return Promise.race([reading, end]).finally(() => clearTimeout(timer));
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('the participant could not be found out');
}
