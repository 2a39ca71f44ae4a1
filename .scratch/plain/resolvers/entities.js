import { checkRecordScopes } from '../callers/scope-guard.js';
import { findParticipant } from '../loaders/find-participant.js';
import { nullWhen } from '../loaders/loaders.js';
import { prefetch } from './prefetch.js';
/** A conversation, and with it whatever the selection below needs of it; null when there is none. */
export function findConversation(reference, context, info) {
    prefetch('Conversation', reference, context, info);
    return context.loaders.conversation.load(reference);
}
/** A user, and with it whatever the selection below needs of it; null when there is none. */
export function findUser(lookup, context, info) {
    prefetch('EndUser', lookup, context, info);
    return context.loaders.user.load(lookup);
}
/** A participant, and with it whatever the selection below needs of it; null when there is none. */
export function findParticipantById({ appId, conversationId, id }, context, info) {
    prefetch('Participant', { appId, conversationId }, context, info);
    const conversation = { appId, id: conversationId };
    return findParticipant(context.loaders, conversation, (participant) => participant.id === id).catch(nullWhen('conversation_not_found'));
}
/** Any record by what its global id says, and whatever the selection below needs of it; null when there is none. */
export async function findNode(id, context, info) {
    checkRecordScopes(id.type, context, info);
    const record = await findByGlobalId(id, context, info);
    return record && { ...record, __typename: id.type };
}
function findByGlobalId(id, context, info) {
    const { appId } = id;
    switch (id.type) {
        case 'Conversation':
            return findConversation({ appId, id: id.conversationId }, context, info);
        case 'EndUser':
            return findUser({ appId, reference: { userId: id.userId } }, context, info);
        case 'Participant':
            return findParticipantById({ appId, conversationId: id.conversationId, id: id.participantId }, context, info);
    }
}
//# sourceMappingURL=entities.js.map