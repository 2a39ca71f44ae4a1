import { badRequest } from './errors.js';
import { cutPage } from './paging.js';
import { newParticipant } from './participants.js';
import { withUndocumentedKeys } from './presentation.js';
import { readPage, readUserFilter } from './query.js';
import { createConversationBody, updateConversationBody } from './schemas.js';
import { MAX_METADATA_BYTES } from './validation.js';
const createConversation = {
    name: 'createConversation',
    method: 'POST',
    path: '/conversations',
    status: 201,
    bodySchema: createConversationBody,
    perform({ app, assumptions, body, now }) {
        const wanted = body.participants ?? [];
        if (assumptions.requireSubscribeSDKClient && body.type === 'sdkGroup') {
            refuseSilentSubscription(wanted);
        }
        const users = wanted.map((reference) => app.user(reference));
        if (new Set(users.map(({ id }) => id)).size < users.length) {
            throw badRequest('The same user cannot participate twice');
        }
        const id = app.identifiers.next(now);
        const participants = wanted.map((reference) => newParticipant(app, app.user(reference), reference.subscribeSDKClient ?? false, now));
        const conversation = {
            id,
            type: body.type,
            isDefault: body.type === 'personal' && users.every((user) => !hasPersonalConversation(app, user.id)),
            ...present(body),
            lastUpdatedAt: now.toISOString(),
            createdAt: now.toISOString(),
        };
        app.saveConversation(conversation);
        app.saveParticipants(id, participants);
        return { conversation: withUndocumentedKeys(conversation, assumptions) };
    },
};
const getConversation = {
    name: 'getConversation',
    method: 'GET',
    path: '/conversations/:conversationId',
    status: 200,
    perform({ app, assumptions, params }) {
        const conversation = app.conversation(params.conversationId);
        return { conversation: withUndocumentedKeys(conversation, assumptions) };
    },
};
const listConversations = {
    name: 'listConversations',
    method: 'GET',
    path: '/conversations',
    status: 200,
    perform({ address, app, assumptions, query }) {
        const filter = readUserFilter(query);
        const page = readPage(query);
        const list = app.conversationsOf(app.user(filter).id);
        if (assumptions.listOrder === 'lastUpdatedAt')
            list.sort(latestFirst);
        const { items, info } = cutPage(list, page, address, query);
        return {
            conversations: items.map((item) => withUndocumentedKeys(item, assumptions)),
            ...(assumptions.omitPageInfo ? {} : info),
        };
    },
};
const updateConversation = {
    name: 'updateConversation',
    method: 'PATCH',
    path: '/conversations/:conversationId',
    status: 200,
    bodySchema: updateConversationBody,
    perform({ app, assumptions, body, params }) {
        const stored = app.conversation(params.conversationId);
        const details = {
            ...stored,
            ...body,
            ...(assumptions.metadataUpdate === 'merge' && body.metadata
                ? { metadata: { ...stored.metadata, ...body.metadata } }
                : {}),
        };
        if (Buffer.byteLength(JSON.stringify(details.metadata ?? {})) > MAX_METADATA_BYTES) {
            throw badRequest(`.metadata: should not be larger than ${String(MAX_METADATA_BYTES)} bytes`);
        }
        const conversation = { ...stored, ...present(details) };
        app.saveConversation(conversation);
        return { conversation: withUndocumentedKeys(conversation, assumptions) };
    },
};
const deleteConversation = {
    name: 'deleteConversation',
    method: 'DELETE',
    path: '/conversations/:conversationId',
    status: 200,
    perform({ app, params }) {
        const { id, isDefault } = app.conversation(params.conversationId);
        if (isDefault) {
            throw badRequest(`Conversation ${id} cannot be deleted because it is the default.`);
        }
        app.removeConversation(id);
        return {};
    },
};
/** The routes that deal with conversations themselves. */
export const conversationOperations = [
    createConversation,
    getConversation,
    listConversations,
    updateConversation,
    deleteConversation,
];
function refuseSilentSubscription(participants) {
    const titles = participants.flatMap(({ subscribeSDKClient }, index) => subscribeSDKClient === undefined
        ? [`.participants[${String(index)}]: should have required property 'subscribeSDKClient'`]
        : []);
    if (titles.length > 0)
        throw badRequest(...titles);
}
function hasPersonalConversation(app, userId) {
    return app.conversationsOf(userId).some(({ type }) => type === 'personal');
}
/** Callers clear a detail with null; answers leave a cleared one out. */
function present(details) {
    return {
        metadata: details.metadata ?? undefined,
        displayName: details.displayName ?? undefined,
        description: details.description ?? undefined,
        iconUrl: details.iconUrl ?? undefined,
    };
}
function latestFirst(one, other) {
    return other.lastUpdatedAt.localeCompare(one.lastUpdatedAt) || other.id.localeCompare(one.id);
}
//# sourceMappingURL=conversations.js.map