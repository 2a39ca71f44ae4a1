import { type TokenRules } from './token-rules.js';
/** The settings that say who callers have to be, as the environment has them. */
export interface TokenSettings {
    readonly CALLER_AUTH?: 'passthrough' | 'jwt' | 'none' | undefined;
    readonly CALLER_JWKS_URL?: string | undefined;
    readonly CALLER_JWT_SECRET?: string | undefined;
    readonly CALLER_JWT_ISSUER?: string | undefined;
    readonly CALLER_JWT_AUDIENCE?: string | undefined;
    readonly CALLER_JWT_ALGORITHMS?: readonly string[] | undefined;
}
/** What is wrong with these settings, a line for each; empty when nothing is. */
export declare function tokenProblems(settings: TokenSettings): string[];
/**
 * Which tokens callers have to bring; undefined when callers are not told apart.
 *
 * @throws {TypeError} when the settings have problems. They were to be checked before; were they not, nobody must get in
 * because of it.
 */
export declare function readTokenRules(settings: TokenSettings): TokenRules | undefined;
