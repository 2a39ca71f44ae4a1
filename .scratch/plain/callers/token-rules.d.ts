/** Which tokens of callers are trusted. */
/** What a token has to be to be trusted. */
export interface TokenRules {
    /** Who must have issued it. */
    readonly issuer: string;
    /** For whom it must have been issued. */
    readonly audience: string;
    /** How it may be signed; all of them for the same kind of key. */
    readonly algorithms: readonly string[];
    /** What it is checked with: the public keys at an address, or the secret it was signed with. */
    readonly key: {
        readonly setUrl: string;
    } | {
        readonly secret: string;
    };
}
/** What is accepted of a key set when no algorithms are named. */
export declare const DEFAULT_KEY_SET_ALGORITHMS: readonly string[];
/** What is accepted of a secret when no algorithms are named. */
export declare const DEFAULT_SECRET_ALGORITHMS: readonly string[];
/** Whether an algorithm is one that tokens may be signed with at all; `none` is not. */
export declare function isAlgorithm(name: string): boolean;
/**
 * Whether tokens are to be checked with a key set by this algorithm. Otherwise it is for a secret: were both accepted
 * side by side, a public key could be passed off as a secret.
 */
export declare function isForKeySet(algorithm: string): boolean;
/** How many bytes a secret needs at least for the most demanding of these algorithms. */
export declare function neededSecretBytes(algorithms: readonly string[]): number;
