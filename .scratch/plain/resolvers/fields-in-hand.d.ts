/**
 * The fields that need no call for the record they are fields of. Where nothing else is selected, none is made; what
 * an operation may cost is computed from the same sets.
 */
/** What a participant tells of its conversation. `participants` is a call, but needs no more than the id. */
export declare const CONVERSATION_OF_PARTICIPANT: ReadonlySet<string>;
/** What a participant tells of its user. `conversations` is a call, but needs no more than the id. */
export declare const USER_OF_PARTICIPANT: ReadonlySet<string>;
/** What the keys of a conversation tell of it. */
export declare const CONVERSATION_OF_KEY: ReadonlySet<string>;
/** What the key of a participant tells of it. */
export declare const PARTICIPANT_OF_KEY: ReadonlySet<string>;
/** What the keys of a user tell of it: that depends on which of them are given. */
export declare function userOfKeys({ id, userId, externalId, }: Readonly<Partial<Record<'id' | 'userId' | 'externalId', unknown>>>): ReadonlySet<string>;
