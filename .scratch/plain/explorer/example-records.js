import { encodeCursor } from '../relay/cursor.js';
import { SAMPLE } from '../sandbox/sample-data.js';
const { conversations, users } = SAMPLE;
/** In the sample data of the sandbox. */
export const SAMPLE_RECORDS = {
    user: users.ada.externalId,
    cursor: encodeCursor('Conversation', conversations.full.id),
    group: conversations.crew.id,
    newcomer: users.goran.externalId,
    member: users.emil.id,
    messengerConversation: conversations.adaOrder.id,
    appleConversation: conversations.adaApple.id,
    appleUser: users.ada.id,
    conversationToDelete: conversations.empty.id,
};
/** For a real app. No record is named like this, so nothing is changed or deleted until somebody puts an id in. */
export const PLACEHOLDERS = {
    user: '<external id of a user>',
    cursor: '<endCursor of a page>',
    group: '<id of a group conversation>',
    newcomer: '<external id of a user>',
    member: '<id of a user>',
    messengerConversation: '<id of a conversation>',
    appleConversation: '<id of a conversation>',
    appleUser: '<id of a user>',
    conversationToDelete: '<id of a conversation>',
};
//# sourceMappingURL=example-records.js.map