const CONVERSATION_TYPES = new Map([
    ['personal', 'PERSONAL'],
    ['sdkGroup', 'SDK_GROUP'],
]);
const CLIENT_TYPES = new Set([
    'APPLE',
    'GBM',
    'GOOGLERCS',
    'INSTAGRAM',
    'KAKAO',
    'LINE',
    'MAILGUN',
    'MESSAGEBIRD',
    'MESSENGER',
    'SDK',
    'SLACKCONNECT',
    'TELEGRAM',
    'TWILIO',
    'TWITTER',
    'VIBER',
    'WECHAT',
    'WHATSAPP',
]);
/** The kind of a conversation. */
export function conversationTypeOf(word) {
    return CONVERSATION_TYPES.get(word ?? '') ?? 'OTHER';
}
/** Upstream's word for a kind of conversation to create; `OTHER` is refused. */
export function upstreamConversationType(reader, type) {
    if (type === 'OTHER')
        reader.refuse(['type'], 'must be PERSONAL or SDK_GROUP');
    return type === 'PERSONAL' ? 'personal' : 'sdkGroup';
}
/** The channel of a client. */
export function clientTypeOf(word) {
    const value = word?.toUpperCase() ?? '';
    return isClientType(value) ? value : 'OTHER';
}
function isClientType(value) {
    return CLIENT_TYPES.has(value);
}
//# sourceMappingURL=upstream-enums.js.map