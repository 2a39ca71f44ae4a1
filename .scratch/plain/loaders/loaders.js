import { readSlice } from '../relay/slice.js';
import { getConversation, listConversations, } from '../sunshine/conversations.js';
import { listParticipants } from '../sunshine/participants.js';
import { SunshineError } from '../sunshine/sunshine-error.js';
import { getUser } from '../sunshine/users.js';
import { recordLoader } from './record-loader.js';
import { RepeatedReads } from './repeated-reads.js';
/** The loaders of one GraphQL operation. */
export function createLoaders(client) {
    const repeated = new RepeatedReads(client.usage);
    function loaderOf(cacheKey, fetch) {
        return recordLoader(cacheKey, fetch, repeated);
    }
    const loaders = {
        conversation: loaderOf(conversationKey, (reference) => getConversation(client, reference).catch(nullWhen('conversation_not_found'))),
        conversationPage: loaderOf(conversationPageKey, async ({ user, page }) => {
            const slice = await readSlice(page, (query) => listConversations(client, user.appId, user.reference, query));
            for (const record of slice.records)
                loaders.conversation.prime(record, record);
            return slice;
        }),
        participantPage: loaderOf(participantPageKey, ({ conversation, page }) => readSlice(page, (query) => listParticipants(client, conversation, query))),
        user: loaderOf(userKey, async (lookup) => {
            const user = await getUser(client, lookup).catch(nullWhen('user_not_found'));
            if (user === null || isMistaken(user))
                return null;
            const reference = { userId: user.id };
            loaders.user.prime({ appId: user.appId, reference }, { ...user, reference });
            return user;
        }),
        ahead: (run) => repeated.ahead(run),
    };
    return loaders;
}
/** Makes the next read of a conversation, and of every list it may be in or have, ask upstream again. */
export function forgetConversation(loaders, reference) {
    loaders.conversation.clear(reference);
    forgetConversationLists(loaders);
    loaders.participantPage.clearAll();
}
/** Makes the next read of any list of conversations ask upstream again. */
export function forgetConversationLists(loaders) {
    loaders.conversationPage.clearAll();
}
/**
 * Upstream takes a record id and an external id in the same place of the path. A user found by an id of one kind that is
 * in truth that user's id of the other kind is not the one who was meant.
 */
function isMistaken({ id, externalId, reference }) {
    return reference.userId === undefined
        ? id === reference.userExternalId && externalId !== reference.userExternalId
        : externalId === reference.userId && id !== reference.userId;
}
/** Turns "not found" with that code of upstream's into null. Throws every other failure on. */
export function nullWhen(code) {
    return (error) => {
        if (error instanceof SunshineError && error.status === 404 && error.code === code)
            return null;
        throw error;
    };
}
function conversationKey({ appId, id }) {
    return `${appId} ${id}`;
}
function userKey({ appId, reference }) {
    return reference.userId === undefined
        ? `${appId} external ${reference.userExternalId}`
        : `${appId} ${reference.userId}`;
}
function pageKey({ direction, size, cursor = '' }) {
    return `${direction} ${size} ${cursor}`;
}
function conversationPageKey({ user, page }) {
    return `${pageKey(page)} ${userKey(user)}`;
}
function participantPageKey({ conversation, page }) {
    return `${pageKey(page)} ${conversationKey(conversation)}`;
}
//# sourceMappingURL=loaders.js.map