import type { ConversationType, Resolvers } from '../../__generated__/resolvers.js';
import { toEdge } from '../../kernel/connection.js';
import { rememberCreated } from '../../kernel/created-ids.js';
import {
  booleanOf,
  isRecord,
  objectOf,
  recordIn,
  stringIn,
  stringOf,
} from '../../kernel/faults.js';
import { find } from '../../kernel/find.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { readPageArguments } from '../../kernel/page-request.js';
import { readUserReference } from '../user/input.js';
import { checkEndUserConversation } from './access.js';
import { conversation, conversationsOfUser } from './definition.js';
import {
  readConversationId,
  readConversationAttributes,
  readConversationType,
  readParticipants,
  withoutNulls,
} from './input.js';
import { createConversation, deleteConversation, updateConversation } from './rest.js';

/** Upstream's values. It may add some at any time: they become `OTHER`. */
const TYPES: ReadonlyMap<unknown, ConversationType> = new Map([
  ['personal', 'PERSONAL'],
  ['sdkGroup', 'SDK_GROUP'],
]);

/** The resolvers that cannot be derived from the definitions. */
export const conversationResolvers: Resolvers = {
  Query: {
    conversation: (_, args, context, info) => {
      const reader = new InputReader(context.apps, args);
      const conversationId = reader.recordId(conversation, ['id'], args.id);
      return find(conversation, { appId: reader.finish(), conversationId }, context, info);
    },

    conversations: (_, args, { apps, loaders }) => {
      const page = readPageArguments(conversation.type, args);
      const reader = new InputReader(apps, args);
      const user = readUserReference(reader, ['filter'], args.filter);
      return loaders
        .page(conversationsOfUser)
        .load({ from: { appId: reader.finish(), ...user }, page });
    },
  },

  Mutation: {
    createConversation: (_, { input }, context, info) =>
      outcomeOf(async () => {
        const { apps, loaders, policy, shared, sunshine } = context;
        const { viewer } = policy;
        if (viewer) checkEndUserConversation(input, shared.changes);
        const reader = new InputReader(apps, input);
        const type = readConversationType(reader, input.type);
        const participants = readParticipants(reader, type, input.participants ?? []);
        const attributes = readConversationAttributes(reader, input);
        const appId = reader.finish();
        if (viewer) for (const user of participants) await viewer.requireSelf({ appId, ...user });
        loaders.clearLists();
        const created = await createConversation(sunshine, appId, {
          type,
          ...(participants.length > 0 ? { participants } : {}),
          ...withoutNulls(attributes),
        });
        if (isRecord(created)) {
          loaders.keep(conversation, created);
          rememberCreated(context, info, globalIdOf(conversation, created));
          viewer?.found(conversation.referenceOf(created));
        }
        return { conversation: created };
      }),

    updateConversation: (_, { input }, { apps, loaders, shared, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const conversationId = readConversationId(reader, input);
        const attributes = readConversationAttributes(reader, input);
        if (Object.keys(attributes).length === 0)
          reader.reject([], 'the input must have displayName, description, iconUrl or metadata');
        const reference = { appId: reader.finish(), conversationId };
        loaders.clear(conversation, reference);
        const updated = await updateConversation(sunshine, reference, attributes);
        if (isRecord(updated)) loaders.keep(conversation, updated);
        await shared.events.publish({
          type: 'CONVERSATION_UPDATED',
          ...reference,
          payload: { conversation: isRecord(updated) ? { ...updated } : { id: conversationId } },
        });
        return { conversation: updated };
      }),

    deleteConversation: (_, { input }, { apps, loaders, sunshine }) => {
      const reader = new InputReader(apps, input);
      const conversationId = readConversationId(reader, input);
      return outcomeOf(
        async () => {
          const reference = { appId: reader.finish(), conversationId };
          loaders.clear(conversation, reference);
          await deleteConversation(sunshine, reference);
          return reference;
        },
        {
          explain: async () => {
            const reference = { appId: reader.finish(), conversationId };
            const kept = await loaders.record(conversation).load(reference);
            return kept?.isDefault === true ? 'DEFAULT_CONVERSATION' : undefined;
          },
        },
      );
    },
  },

  Conversation: {
    type: ({ type }) => TYPES.get(type) ?? 'OTHER',
    rawType: ({ type }) => stringIn(type),
    isDefault: ({ isDefault }, _, context, info) => booleanOf(isDefault, context, info),
    activeSwitchboardIntegration: (record) => objectOf(record.activeSwitchboardIntegration),
    pendingSwitchboardIntegration: (record) => objectOf(record.pendingSwitchboardIntegration),
  },

  SwitchboardIntegration: {
    switchboardIntegrationId: ({ id }) => stringOf(id),
  },

  CreateConversationPayload: {
    conversation: ({ result }) => recordIn(result?.conversation),
    conversationEdge: ({ result }) => {
      const created = recordIn(result?.conversation);
      return created && toEdge(conversation.type, created);
    },
  },

  UpdateConversationPayload: {
    conversation: ({ result }) => recordIn(result?.conversation),
  },

  DeleteConversationPayload: {
    deletedConversationId: ({ result }) =>
      result && globalIdOf(conversation, conversation.fromReference(result)),
  },
};
