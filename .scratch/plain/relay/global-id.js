/**
 * Global ids: base64url of the type, the app and the record's own ids, joined by colons. No part can hold a colon,
 * so an id can be read in one way only, and every record has exactly one id.
 */
/** Whether a text is a record id of Sunshine Conversations: 24 lower-case hexadecimal digits. */
export function isRecordId(text) {
    return /^[0-9a-f]{24}$/.test(text);
}
/** Whether a text can be an app id: 1 to 128 letters, digits, `_` and `-`. */
export function isAppId(text) {
    return /^[\w-]{1,128}$/.test(text);
}
/** The global id of a record. */
export function encodeGlobalId(id) {
    return Buffer.from([id.type, id.appId, ...recordIds(id)].join(':')).toString('base64url');
}
/** What a global id says; undefined when the text is not one, down to its exact spelling. */
export function decodeGlobalId(text) {
    const [type, appId, ...records] = Buffer.from(text, 'base64url').toString('latin1').split(':');
    if (appId === undefined || !isAppId(appId) || !records.every(isRecordId))
        return undefined;
    const id = fromParts(type, appId, records);
    return id !== undefined && encodeGlobalId(id) === text ? id : undefined;
}
function recordIds(id) {
    switch (id.type) {
        case 'Conversation':
            return [id.conversationId];
        case 'EndUser':
            return [id.userId];
        case 'Participant':
            return [id.conversationId, id.participantId];
    }
}
function fromParts(type, appId, [first, second]) {
    if (first === undefined)
        return undefined;
    if (type === 'Conversation')
        return { type, appId, conversationId: first };
    if (type === 'EndUser')
        return { type, appId, userId: first };
    if (type === 'Participant' && second !== undefined)
        return { type, appId, conversationId: first, participantId: second };
    return undefined;
}
//# sourceMappingURL=global-id.js.map