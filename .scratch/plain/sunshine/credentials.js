import { hash } from 'node:crypto';
import { SignJWT } from 'jose';
const JWT_LIFETIME_SECONDS = 300;
const RENEW_BEFORE_SECONDS = 60;
/** What a caller sent, passed on as it is. */
export function passedOnCredentials(header) {
    return {
        key: hash('sha256', header, 'base64url'),
        authorization: () => header,
    };
}
/** Basic authentication with an API key. */
export function basicCredentials({ keyId, keySecret }) {
    const header = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
    return { key: keyId, authorization: () => header };
}
/**
 * A bearer token (HS256, with the key's id as `kid`) signed with an API key. It lives for five minutes; calls share
 * it until the last of them, when a new one is signed.
 */
export function jwtCredentials({ keyId, keySecret }, scope, now = Date.now) {
    const secret = new TextEncoder().encode(keySecret);
    let renewAt = 0;
    let header = Promise.resolve('');
    return {
        key: keyId,
        authorization: () => {
            const seconds = Math.floor(now() / 1_000);
            if (seconds >= renewAt) {
                renewAt = seconds + JWT_LIFETIME_SECONDS - RENEW_BEFORE_SECONDS;
                header = new SignJWT({ scope })
                    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: keyId })
                    .setIssuedAt(seconds)
                    .setExpirationTime(seconds + JWT_LIFETIME_SECONDS)
                    .sign(secret)
                    .then((token) => `Bearer ${token}`);
            }
            return header;
        },
    };
}
//# sourceMappingURL=credentials.js.map