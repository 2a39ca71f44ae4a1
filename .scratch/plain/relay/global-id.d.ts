/**
 * Global ids: base64url of the type, the app and the record's own ids, joined by colons. No part can hold a colon,
 * so an id can be read in one way only, and every record has exactly one id.
 */
/** What a global id says. */
export type GlobalId = {
    readonly type: 'Conversation';
    readonly appId: string;
    readonly conversationId: string;
} | {
    readonly type: 'EndUser';
    readonly appId: string;
    readonly userId: string;
} | {
    readonly type: 'Participant';
    readonly appId: string;
    readonly conversationId: string;
    readonly participantId: string;
};
/** Whether a text is a record id of Sunshine Conversations: 24 lower-case hexadecimal digits. */
export declare function isRecordId(text: string): boolean;
/** Whether a text can be an app id: 1 to 128 letters, digits, `_` and `-`. */
export declare function isAppId(text: string): boolean;
/** The global id of a record. */
export declare function encodeGlobalId(id: GlobalId): string;
/** What a global id says; undefined when the text is not one, down to its exact spelling. */
export declare function decodeGlobalId(text: string): GlobalId | undefined;
