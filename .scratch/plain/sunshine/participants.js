import { path } from './path.js';
import { pageParameters } from './query.js';
import { readObjects, readPage, readRecord } from './response.js';
const REQUIRED = ['id', 'userId'];
/**
 * ListParticipants: `GET /v2/apps/{appId}/conversations/{conversationId}/participants`. The order of the list is not
 * documented.
 */
export async function listParticipants(client, { appId, id: conversationId }, page) {
    const answer = await client.send({
        operation: 'listParticipants',
        method: 'GET',
        path: path `/v2/apps/${appId}/conversations/${conversationId}/participants`,
        query: pageParameters(page),
    });
    return readPage(answer, 'participants', REQUIRED, (record) => toParticipant(record, appId, conversationId));
}
/** JoinConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/join`. Never sent twice. */
export async function joinConversation(client, { appId, id: conversationId }, body) {
    const answer = await client.send({
        operation: 'joinConversation',
        method: 'POST',
        path: path `/v2/apps/${appId}/conversations/${conversationId}/join`,
        body,
    });
    const record = readRecord(answer, 'participant', REQUIRED);
    return toParticipant(record, appId, conversationId);
}
/** LeaveConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/leave`. Never sent twice. */
export async function leaveConversation(client, { appId, id: conversationId }, who) {
    await client.send({
        operation: 'leaveConversation',
        method: 'POST',
        path: path `/v2/apps/${appId}/conversations/${conversationId}/leave`,
        body: who,
    });
}
function toParticipant(record, appId, conversationId) {
    const clientAssociations = readObjects(record['clientAssociations'], ['clientId']);
    return Object.assign(record, { clientAssociations, appId, conversationId });
}
//# sourceMappingURL=participants.js.map