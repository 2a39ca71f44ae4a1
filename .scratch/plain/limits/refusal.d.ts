import { GraphQLError } from 'graphql';
declare const CODES: readonly ["QUERY_TOO_DEEP", "TOO_MANY_ALIASES", "TOO_MANY_DIRECTIVES", "TOO_MANY_FIELDS", "TOO_MANY_TOKENS", "UNTRUSTED_DOCUMENT", "UPSTREAM_BUDGET_EXCEEDED"];
/** Why a request is refused before anything of it runs, for programs. */
export type RefusalCode = (typeof CODES)[number];
/** Whether a code is one of those. */
export declare function isRefusalCode(code: unknown): code is RefusalCode;
/** A request that asks for more than it may. Nothing of it was carried out; the HTTP status is 400. */
export declare class Refusal extends GraphQLError {
    readonly name = "Refusal";
    readonly code: RefusalCode;
    /** What `extensions` holds beside the code. */
    readonly details: Readonly<Record<string, unknown>>;
    constructor(code: RefusalCode, message: string, details?: Readonly<Record<string, unknown>>);
}
/**
 * The refusal behind an error, which Apollo Server wraps into errors of its own that all have the same code; undefined
 * when there is none.
 */
export declare function refusalOf(error: unknown): Refusal | undefined;
export {};
