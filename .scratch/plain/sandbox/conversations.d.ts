import type { Operation } from './operation.js';
import { type NewParticipant } from './participants.js';
import type { Metadata } from './records.js';
interface Details {
    readonly displayName?: string | null | undefined;
    readonly description?: string | null | undefined;
    readonly iconUrl?: string | null | undefined;
    readonly metadata?: Metadata | null | undefined;
}
interface Creation extends Details {
    readonly type: 'personal' | 'sdkGroup';
    readonly participants?: readonly NewParticipant[];
}
/** The routes that deal with conversations themselves. */
export declare const conversationOperations: (Operation<undefined, "conversationId"> | Operation<Creation, never>)[];
export {};
