import { path } from './path.js';
import { pageParameters, userFilter } from './query.js';
import { readObject, readPage, readRecord } from './response.js';
/** GetConversation: `GET /v2/apps/{appId}/conversations/{conversationId}`. */
export async function getConversation(client, { appId, id }) {
    const answer = await client.send({
        operation: 'getConversation',
        method: 'GET',
        path: conversationPath(appId, id),
    });
    return readConversation(answer, appId);
}
/** ListConversations: `GET /v2/apps/{appId}/conversations`. The order of the list is not documented. */
export async function listConversations(client, appId, user, page) {
    const answer = await client.send({
        operation: 'listConversations',
        method: 'GET',
        path: path `/v2/apps/${appId}/conversations`,
        query: { ...pageParameters(page), ...userFilter(user) },
    });
    return readPage(answer, 'conversations', ['id'], (record) => toConversation(record, appId));
}
/** CreateConversation: `POST /v2/apps/{appId}/conversations`. Never sent twice. */
export async function createConversation(client, appId, body) {
    const answer = await client.send({
        operation: 'createConversation',
        method: 'POST',
        path: path `/v2/apps/${appId}/conversations`,
        body: { ...body },
    });
    return readConversation(answer, appId);
}
/** UpdateConversation: `PATCH /v2/apps/{appId}/conversations/{conversationId}`. */
export async function updateConversation(client, { appId, id }, body) {
    const answer = await client.send({
        operation: 'updateConversation',
        method: 'PATCH',
        path: conversationPath(appId, id),
        body: { ...body },
    });
    return readConversation(answer, appId);
}
/**
 * DeleteConversation: `DELETE /v2/apps/{appId}/conversations/{conversationId}`. When it is sent again because the
 * first answer was lost, "not found" means that it is done.
 */
export async function deleteConversation(client, { appId, id }) {
    await client.send({
        operation: 'deleteConversation',
        method: 'DELETE',
        path: conversationPath(appId, id),
    });
}
function conversationPath(appId, conversationId) {
    return path `/v2/apps/${appId}/conversations/${conversationId}`;
}
function readConversation(answer, appId) {
    return toConversation(readRecord(answer, 'conversation', ['id']), appId);
}
function toConversation(record, appId) {
    return Object.assign(record, {
        activeSwitchboardIntegration: readObject(record['activeSwitchboardIntegration'], ['id']),
        pendingSwitchboardIntegration: readObject(record['pendingSwitchboardIntegration'], ['id']),
        appId,
    });
}
//# sourceMappingURL=conversations.js.map