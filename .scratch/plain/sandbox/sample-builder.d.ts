import { type Identifiers } from './identifiers.js';
import type { Conversation, User } from './records.js';
import { AppStore } from './store.js';
/** What differs from one sample participant to the next. */
export interface Membership {
    /** Channels of the participant, the newest interaction first. */
    readonly channels?: readonly string[];
    readonly unreadCount?: number;
    readonly lastRead?: string;
}
/** Fills a store with records whose ids and dates are the same at every start. */
export declare class SampleBuilder {
    #private;
    readonly app: AppStore;
    constructor(identifiers: Identifiers);
    /** A user of whom nothing is known but what is said. */
    user(user: Pick<User, 'id' | 'profile'> & Partial<User>): void;
    /** A conversation made at the second that its id tells, and not updated since unless said. */
    conversation(conversation: Pick<Conversation, 'id' | 'type' | 'isDefault'> & Partial<Conversation>): void;
    /** A participant from the start of the conversation: both ids are of the same second. */
    member(conversationId: string, userId: string, membership?: Membership): void;
}
/** An id of that second, told from its neighbours by a serial number. */
export declare function sampleId(at: Date, serial: number): string;
