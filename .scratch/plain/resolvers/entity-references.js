import { checkRecordScopes } from '../callers/scope-guard.js';
import { InputError } from '../input/input-error.js';
import { InputReader } from '../input/input-reader.js';
import { findConversation, findParticipantById, findUser } from './entities.js';
import { CONVERSATION_OF_KEY, PARTICIPANT_OF_KEY, userOfKeys } from './fields-in-hand.js';
import { objectType } from './prefetch.js';
import { selectsOnly } from './selection.js';
/** A conversation by `id` or `conversationId`. */
export async function resolveConversation({ id, conversationId }, context, info) {
    checkRecordScopes('Conversation', context, info);
    const key = readKey(context, (reader) => typeof id === 'string'
        ? readGlobalId(reader, id, 'Conversation')?.conversationId
        : typeof conversationId === 'string'
            ? reader.conversationId(['conversationId'], conversationId)
            : undefined);
    if (!key)
        return null;
    const reference = { appId: key.appId, id: key.value };
    return isEnough(CONVERSATION_OF_KEY, 'Conversation', context, info)
        ? reference
        : findConversation(reference, context, info);
}
/** A user by `id`, `userId` or `externalId`. */
export async function resolveUser({ id, userId, externalId }, context, info) {
    checkRecordScopes('EndUser', context, info);
    const key = readKey(context, (reader) => {
        if (typeof id === 'string') {
            const globalId = readGlobalId(reader, id, 'EndUser');
            return globalId && { userId: globalId.userId };
        }
        if (typeof userId === 'string')
            return { userId: reader.userId(['userId'], userId) };
        if (typeof externalId !== 'string')
            return undefined;
        return { userExternalId: reader.userExternalId(['externalId'], externalId) };
    });
    if (!key)
        return null;
    const lookup = { appId: key.appId, reference: key.value };
    return isEnough(userOfKeys({ id, userId, externalId }), 'EndUser', context, info)
        ? {
            ...lookup,
            id: lookup.reference.userId ?? '',
            externalId: typeof externalId === 'string' ? externalId : null,
            identities: [],
        }
        : findUser(lookup, context, info);
}
/** A participant by `id`. */
export async function resolveParticipant({ id }, context, info) {
    checkRecordScopes('Participant', context, info);
    const key = readKey(context, (reader) => typeof id === 'string' ? readGlobalId(reader, id, 'Participant') : undefined);
    if (!key)
        return null;
    const { appId, conversationId, participantId } = key.value;
    const reference = { appId, conversationId, id: participantId };
    return isEnough(PARTICIPANT_OF_KEY, 'Participant', context, info)
        ? { ...reference, userId: '', clientAssociations: [] }
        : findParticipantById(reference, context, info);
}
/** Whether what is selected is in the key already, and the caller may be told so. */
function isEnough(inHand, type, { policy }, info) {
    return !policy.checksRecords && selectsOnly(objectType(type, info), info, inHand);
}
/** The key and its app; undefined when it cannot be the key of any record that may be seen here. */
function readKey({ apps }, read) {
    const reader = new InputReader(apps);
    const value = read(reader);
    try {
        const appId = reader.finish();
        return value === undefined ? undefined : { appId, value };
    }
    catch (error) {
        if (error instanceof InputError)
            return undefined;
        throw error;
    }
}
function readGlobalId(reader, text, type) {
    const id = reader.globalId(['id'], text);
    return id && isOfType(id, type) ? id : undefined;
}
function isOfType(id, type) {
    return id.type === type;
}
//# sourceMappingURL=entity-references.js.map