/** A key of the upstream: its id names it, its secret proves the caller. */
export interface ApiKey {
    readonly keyId: string;
    readonly keySecret: string;
}
/** Who sent a request. */
export interface Caller<Key extends ApiKey> {
    readonly key: Key;
    /** False for tokens of scope `user`, which are for messaging SDKs only. */
    readonly mayUseRest: boolean;
}
/**
 * Tells whose key a request came with. Takes what the upstream takes: Basic with key id and
 * secret, or a Bearer JWT signed by HS256 with the secret, naming the key in its `kid` and a scope
 * in its payload.
 *
 * @throws ApiError 401 for anything else.
 */
export declare function authenticate<Key extends ApiKey>(authorization: string | undefined, keys: readonly Key[]): Promise<Caller<Key>>;
