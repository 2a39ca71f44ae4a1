import type { Operation } from './operation.js';
import type { Participant, User } from './records.js';
import type { AppStore, UserReference } from './store.js';
/** A user as the callers of create and join name one. */
export interface NewParticipant extends UserReference {
    readonly subscribeSDKClient?: boolean;
}
/**
 * The membership of a user who enters a conversation now. Nothing is unread yet, and the SDK
 * client is on board only where the caller asked for it.
 */
export declare function newParticipant(app: AppStore, user: User, subscribeSDKClient: boolean, now: Date): Participant;
interface Departure extends UserReference {
    readonly participantId?: string;
}
/** The routes that deal with who takes part. */
export declare const participantOperations: (Operation<NewParticipant, "conversationId"> | Operation<Departure, "conversationId"> | Operation<undefined, "conversationId">)[];
export {};
