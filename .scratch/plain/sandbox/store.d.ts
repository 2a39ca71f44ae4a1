import type { Identifiers } from './identifiers.js';
import type { Conversation, Participant, User } from './records.js';
/** How a caller names a user: by exactly one of the two. */
export interface UserReference {
    readonly userId?: string;
    readonly userExternalId?: string;
}
/** Everything one app holds. Lists come in ascending order of id, which is order of creation. */
export declare class AppStore {
    #private;
    readonly identifiers: Identifiers;
    constructor(identifiers: Identifiers);
    /** Adds a user, or takes the place of the one with that id. */
    saveUser(user: User): void;
    /** Adds a conversation, or takes the place of the one with that id. */
    saveConversation(conversation: Conversation): void;
    /** Sets who takes part, in the order in which they joined. */
    saveParticipants(conversationId: string, participants: readonly Participant[]): void;
    /** Forgets a conversation and who took part in it. */
    removeConversation(conversationId: string): void;
    /** @throws ApiError 404 `conversation_not_found` */
    conversation(conversationId: string): Conversation;
    /** Who takes part, in the order in which they joined. */
    participants(conversationId: string): readonly Participant[];
    /** The user of that reference, or undefined: leaving treats a stranger as no member. */
    findUser({ userId, userExternalId }: UserReference): User | undefined;
    /** @throws ApiError 404 `user_not_found` */
    user(reference: UserReference): User;
    /** The personal and group conversations in which the user takes part. */
    conversationsOf(userId: string): Conversation[];
    /** The user's SDK client, made now if there is none: subscribing asks for one. */
    sdkClient(userId: string, now: Date): string;
    /** Makes a client that came with the sample data the one that later subscriptions use. */
    saveSdkClient(userId: string, clientId: string): void;
}
