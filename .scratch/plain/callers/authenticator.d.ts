import type { FastifyBaseLogger } from 'fastify';
import type { AppPolicy } from '../input/app-policy.js';
import { type Authentication } from './identity.js';
import type { TokenRules } from './token-rules.js';
/** Finds out who sent an `Authorization` header. Never throws: a header that says nothing is a refusal. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;
/** How a key set is kept, in milliseconds. */
export interface KeySetTimes {
    /** For how long an unknown key id does not have the set read again, so that made-up ids cannot flood its server. */
    readonly cooldown: number;
    /** After how long the set is read again, so that a key taken out of it stops being trusted. */
    readonly maxAge: number;
    /** For how long requests can wait for the set; it is never waited for longer than 5 seconds. */
    readonly timeout: number;
}
/**
 * The check of callers' credentials: of their tokens by `rules`, or without rules none at all. The key set is read when
 * it is first needed, again when a token names a key that is not in it, and nowhere else is ever asked for keys:
 * what a token says of where its key is goes unread.
 */
export declare function createAuthenticator(rules: TokenRules | undefined, apps: AppPolicy, logger: FastifyBaseLogger, times?: Partial<KeySetTimes>): Authenticate;
