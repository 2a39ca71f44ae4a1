import { readConversationTexts, readParticipants, withoutNulls, } from '../input/conversation-input.js';
import { InputReader } from '../input/input-reader.js';
import { forgetConversation, forgetConversationLists } from '../loaders/loaders.js';
import { toEdge } from '../relay/connection.js';
import { encodeGlobalId } from '../relay/global-id.js';
import { readPageArguments } from '../relay/page-request.js';
import { createConversation, deleteConversation, updateConversation, } from '../sunshine/conversations.js';
import { findConversation } from './entities.js';
import { resolveConversation } from './entity-references.js';
import { outcomeOf } from './outcome.js';
import { conversationTypeOf, upstreamConversationType } from './upstream-enums.js';
export const Query = {
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
export const Mutation = {
    createConversation: (_, { input }, { apps, loaders, sunshine }) => outcomeOf(async () => {
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
    updateConversation: (_, { input }, { apps, loaders, sunshine }) => outcomeOf(async () => {
        const reader = new InputReader(apps);
        const id = reader.conversationId(['conversationId'], input.conversationId);
        const texts = readConversationTexts(reader, input);
        const reference = { appId: reader.finish(), id };
        forgetConversation(loaders, reference);
        const updated = await updateConversation(sunshine, reference, texts);
        loaders.conversation.prime(updated, updated);
        return updated;
    }),
    deleteConversation: (_, { input }, { apps, loaders, sunshine }) => outcomeOf(async () => {
        const reader = new InputReader(apps);
        const id = reader.conversationId(['conversationId'], input.conversationId);
        const reference = { appId: reader.finish(), id };
        forgetConversation(loaders, reference);
        await deleteConversation(sunshine, reference);
        return reference;
    }),
};
export const Conversation = {
    __resolveReference: resolveConversation,
    id: (conversation) => globalId(conversation),
    conversationId: ({ id }) => id,
    type: ({ type }) => conversationTypeOf(type),
    isDefault: ({ isDefault }) => isDefault ?? false,
    participants: ({ appId, id }, args, { loaders }) => loaders.participantPage.load({
        conversation: { appId, id },
        page: readPageArguments('Participant', args),
    }),
};
export const SwitchboardIntegration = {
    switchboardIntegrationId: ({ id }) => id,
};
export const CreateConversationPayload = {
    conversation: ({ result }) => result,
    conversationEdge: ({ result }) => result && toEdge('Conversation', result),
};
export const UpdateConversationPayload = {
    conversation: ({ result }) => result,
};
export const DeleteConversationPayload = {
    deletedConversationId: ({ result }) => result && globalId(result),
};
function globalId({ appId, id }) {
    return encodeGlobalId({ type: 'Conversation', appId, conversationId: id });
}
//# sourceMappingURL=conversation.js.map