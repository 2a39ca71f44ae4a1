/**
 * What a caller may see and do of all records, beyond what the scopes of fields tell. It is in force where records
 * come from, in the loaders, so it holds on whatever way a record is reached, and for resolvers that do not think of
 * it.
 */
import type { AppPolicy } from '../input/app-policy.js';
import { type Loaders } from '../loaders/loaders.js';
import type { ConversationReference } from '../sunshine/conversations.js';
import type { LeavingReference } from '../sunshine/participants.js';
import type { CallerIdentity } from './identity.js';
/** What one caller may see and do. Made per request. */
export interface Policy {
    /** Reads what the caller may see, and takes the rest for missing or refuses it. */
    readonly loaders: Loaders;
    /**
     * Whether it is looked at first whether records are the caller's. Then none is answered from its key alone, and it
     * takes up to one call more for each conversation found by its id, and one to find out who the caller is.
     */
    readonly checksRecords: boolean;
    /** Whether a conversation that somebody was taken out of is still the caller's to see. */
    readonly seesAfterLeaving: boolean;
    /**
     * Checks who is to leave a conversation.
     *
     * @throws {GraphQLError} `FORBIDDEN` when the caller may not take them out of it.
     * @throws {SunshineError} as for a missing conversation when it is none of the caller's.
     */
    checkLeaving(conversation: ConversationReference, who: LeavingReference): Promise<void>;
}
/** The apps that a caller may name: an end user exists in one only. */
export declare function appsOf(identity: CallerIdentity, apps: AppPolicy): AppPolicy;
/** The policy for a caller, over loaders that read everything. */
export declare function createPolicy(identity: CallerIdentity, loaders: Loaders): Policy;
