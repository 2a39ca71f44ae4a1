/** What calls are signed with. */
export interface Credentials {
    /** Tells credentials apart without being one, so that it can be a key of what they may share. */
    readonly key: string;
    /** The value of the `Authorization` header for a call; at once, when there is nothing to sign. */
    authorization(): string | Promise<string>;
}
/** An API key of Sunshine Conversations. */
export interface ApiKey {
    /** The key's id, such as `app_5f…`. */
    readonly keyId: string;
    readonly keySecret: string;
}
/** The scopes a key can sign for; `user` is not usable with the v2 API. */
export type JwtScope = 'app' | 'account' | 'integration';
/** What a caller sent, passed on as it is. */
export declare function passedOnCredentials(header: string): Credentials;
/** Basic authentication with an API key. */
export declare function basicCredentials({ keyId, keySecret }: ApiKey): Credentials;
/**
 * A bearer token (HS256, with the key's id as `kid`) signed with an API key. It lives for five minutes; calls share
 * it until the last of them, when a new one is signed.
 */
export declare function jwtCredentials({ keyId, keySecret }: ApiKey, scope: JwtScope, now?: () => number): Credentials;
