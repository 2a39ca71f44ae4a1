import { type FieldPath } from '../input/input-error.js';
/** Why a mutation changed nothing; the parent of `ConversationUserError`. */
export interface UserError {
    readonly code: UserErrorCode;
    readonly message: string;
    readonly field: FieldPath | null;
}
/** What became of a mutation: a result, or the reasons why there is none. The parent of every payload. */
export interface Outcome<T> {
    readonly result: T | null;
    readonly userErrors: readonly UserError[];
}
declare const MESSAGES: {
    INVALID_INPUT: string;
    APP_NOT_FOUND: string;
    CONVERSATION_NOT_FOUND: string;
    USER_NOT_FOUND: string;
    PARTICIPANT_NOT_FOUND: string;
    NOT_FOUND: string;
    CONFLICT: string;
    PAYLOAD_TOO_LARGE: string;
    LOCKED: string;
    OTHER: string;
};
/** The kinds of failure, as the graph names them. */
type UserErrorCode = keyof typeof MESSAGES;
/**
 * Runs a mutation. Failures that a caller has to expect become user errors; every other one is thrown on.
 */
export declare function outcomeOf<T>(change: () => Promise<T>): Promise<Outcome<T>>;
export {};
