import type {
  ConversationResolvers,
  CreateConversationPayloadResolvers,
  DeleteConversationPayloadResolvers,
  MutationResolvers,
  QueryResolvers,
  SwitchboardIntegrationResolvers,
  UpdateConversationPayloadResolvers,
} from '../../__generated__/resolvers.js';
import { readConversationTexts, readParticipants, withoutNulls } from './input.js';
import { InputReader } from '../../kernel/input-reader.js';
import { forgetConversation, forgetConversationLists } from '../../kernel/loaders.js';
import { toEdge } from '../../kernel/connection.js';
import { encodeGlobalId } from '../../kernel/global-id.js';
import { readPageArguments } from '../../kernel/page-request.js';
import {
  createConversation,
  deleteConversation,
  updateConversation,
  type ConversationReference,
} from './rest.js';
import { findConversation } from '../entities.js';
import { resolveConversation } from '../entity-references.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { conversationTypeOf, upstreamConversationType } from '../upstream-enums.js';

export const Query: Pick<QueryResolvers, 'conversation' | 'conversations'> = {
  conversation: (_, args, context, info) => {
    const reader = new InputReader(context.apps, args);
    const id = reader.conversationId(['id'], args.id);
    return findConversation({ appId: reader.finish(), id }, context, info);
  },

  conversations: (_, args, { apps, loaders }) => {
    const page = readPageArguments('Conversation', args);
    const reader = new InputReader(apps, args);
    const reference = reader.userReference(['filter'], args.filter);
    return loaders.conversationPage.load({ user: { appId: reader.finish(), reference }, page });
  },
};

export const Mutation: Pick<
  MutationResolvers,
  'createConversation' | 'updateConversation' | 'deleteConversation'
> = {
  createConversation: (_, { input }, { apps, loaders, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps, input);
      const type = upstreamConversationType(reader, input.type);
      const participants = readParticipants(reader, type, input.participants ?? []);
      const texts = readConversationTexts(reader, input);
      const appId = reader.finish();
      forgetConversationLists(loaders);
      const created = await createConversation(sunshine, appId, {
        type,
        ...(participants.length > 0 ? { participants } : {}),
        ...withoutNulls(texts),
      });
      loaders.conversation.prime(created, created);
      return created;
    }),

  updateConversation: (_, { input }, { apps, loaders, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const texts = readConversationTexts(reader, input);
      const reference = { appId: reader.finish(), id };
      forgetConversation(loaders, reference);
      const updated = await updateConversation(sunshine, reference, texts);
      loaders.conversation.prime(updated, updated);
      return updated;
    }),

  deleteConversation: (_, { input }, { apps, loaders, sunshine }) =>
    outcomeOf(async () => {
      const reader = new InputReader(apps);
      const id = reader.conversationId(['conversationId'], input.conversationId);
      const reference = { appId: reader.finish(), id };
      forgetConversation(loaders, reference);
      await deleteConversation(sunshine, reference);
      return reference;
    }),
};

export const Conversation: ConversationResolvers = {
  __resolveReference: resolveConversation,
  id: (conversation) => globalId(conversation),
  conversationId: ({ id }) => id,
  type: ({ type }) => conversationTypeOf(type),
  isDefault: ({ isDefault }) => isDefault ?? false,
  participants: ({ appId, id }, args, { loaders }) =>
    loaders.participantPage.load({
      conversation: { appId, id },
      page: readPageArguments('Participant', args),
    }),
};

export const SwitchboardIntegration: SwitchboardIntegrationResolvers = {
  switchboardIntegrationId: ({ id }) => id,
};

export const CreateConversationPayload: CreateConversationPayloadResolvers = {
  conversation: ({ result }) => result,
  conversationEdge: ({ result }) => result && toEdge('Conversation', result),
};

export const UpdateConversationPayload: UpdateConversationPayloadResolvers = {
  conversation: ({ result }) => result,
};

export const DeleteConversationPayload: DeleteConversationPayloadResolvers = {
  deletedConversationId: ({ result }) => result && globalId(result),
};

function globalId({ appId, id }: ConversationReference): string {
  return encodeGlobalId({ type: 'Conversation', appId, conversationId: id });
}
