import { type GlobalId } from '../relay/global-id.js';
import type { UserReference } from '../sunshine/records.js';
import { type AppPolicy } from './app-policy.js';
import type { UserRef } from '../__generated__/resolvers.js';
import { type FieldPath } from './input-error.js';
/**
 * Reads the ids of one field's arguments, or of one mutation's input. It notes every broken rule rather than stopping
 * at the first, and settles which app is meant: the one that is named, by `appId` or in any global id, else the
 * default app. Two different ones contradict each other.
 *
 * Call `finish` before using what was read.
 */
export declare class InputReader {
    #private;
    /** `input` is what has a place for an `appId`: the arguments or the input; undefined where nothing has. */
    constructor(policy: AppPolicy, input?: {
        readonly appId?: string | null | undefined;
    });
    /** Notes a broken rule. */
    refuse(field: FieldPath, rule: string): void;
    /** A record id of a conversation, from its global id or as it is. */
    conversationId(field: FieldPath, value: string): string;
    /** A record id of a user, from its global id or as it is. */
    userId(field: FieldPath, value: string): string;
    /** A record id of a participant of `conversationId`, from its global id or as it is. */
    participantId(field: FieldPath, value: string, conversationId: string): string;
    /** An id that the business gave a user: free text that can stand in a path. */
    userExternalId(field: FieldPath, value: string): string;
    /** A user by either id. */
    userReference(field: FieldPath, { userId, userExternalId }: UserRef): UserReference;
    /** What a global id says. Unlike the other methods this takes no record's own id. */
    globalId(field: FieldPath, value: string): GlobalId | undefined;
    /**
     * The app that is meant.
     *
     * @throws {InputError} with every broken rule noted, when there is any.
     */
    finish(): string;
}
/** The length of a text in characters, as JSON Schema counts them: by code points. */
export declare function lengthOf(text: string): number;
