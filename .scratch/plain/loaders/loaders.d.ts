import type { Slice } from '../relay/connection.js';
import type { PageRequest } from '../relay/page-request.js';
import type { SunshineClient } from '../sunshine/client.js';
import { type ConversationReference } from '../sunshine/conversations.js';
import type { Conversation, Participant, User } from '../sunshine/records.js';
import { type UserLookup } from '../sunshine/users.js';
import { type RecordLoader } from './record-loader.js';
/** A page of a user's conversations. */
interface ConversationPageKey {
    readonly user: UserLookup;
    readonly page: PageRequest;
}
/** A page of a conversation's participants. */
interface ParticipantPageKey {
    readonly conversation: ConversationReference;
    readonly page: PageRequest;
}
/**
 * Everything one GraphQL operation reads from upstream, each thing once. Made per request and never shared: what one
 * caller may see, another may not.
 */
export interface Loaders {
    /** A conversation; null when there is none. */
    readonly conversation: RecordLoader<ConversationReference, Conversation | null>;
    /** A page of the conversations of a user, who must exist. */
    readonly conversationPage: RecordLoader<ConversationPageKey, Slice<Conversation>>;
    /** A page of the participants of a conversation, which must exist. */
    readonly participantPage: RecordLoader<ParticipantPageKey, Slice<Participant>>;
    /** A user; null when there is none. */
    readonly user: RecordLoader<UserLookup, User | null>;
    /** Runs something whose reads are made ahead of their need, and so are not counted as repeated. */
    ahead<T>(run: () => T): T;
}
/** The loaders of one GraphQL operation. */
export declare function createLoaders(client: SunshineClient): Loaders;
/** Makes the next read of a conversation, and of every list it may be in or have, ask upstream again. */
export declare function forgetConversation(loaders: Loaders, reference: ConversationReference): void;
/** Makes the next read of any list of conversations ask upstream again. */
export declare function forgetConversationLists(loaders: Loaders): void;
/** Turns "not found" with that code of upstream's into null. Throws every other failure on. */
export declare function nullWhen(code: string): (error: unknown) => null;
export {};
