import { errors, jwtVerify } from 'jose';
import { unauthorized } from './errors.js';
const REST_SCOPES = ['app', 'account', 'integration'];
/**
 * Tells whose key a request came with. Takes what the upstream takes: Basic with key id and
 * secret, or a Bearer JWT signed by HS256 with the secret, naming the key in its `kid` and a scope
 * in its payload.
 *
 * @throws ApiError 401 for anything else.
 */
export async function authenticate(authorization, keys) {
    const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(authorization ?? '') ?? [];
    const find = (keyId) => {
        const key = keys.find((candidate) => candidate.keyId === keyId);
        if (key === undefined)
            throw unauthorized();
        return key;
    };
    switch (scheme.toLowerCase()) {
        case 'basic':
            return { key: basicKey(credentials, find), mayUseRest: true };
        case 'bearer':
            return bearerCaller(credentials, find);
        default:
            throw unauthorized();
    }
}
function basicKey(credentials, find) {
    const pair = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    const key = find(pair.slice(0, Math.max(colon, 0)));
    if (pair.slice(colon + 1) !== key.keySecret)
        throw unauthorized();
    return key;
}
async function bearerCaller(token, find) {
    try {
        const { payload, protectedHeader } = await jwtVerify(token, ({ kid }) => new TextEncoder().encode(find(kid).keySecret), { algorithms: ['HS256'] });
        const mayUseRest = REST_SCOPES.includes(payload['scope']);
        if (!mayUseRest && payload['scope'] !== 'user')
            throw unauthorized();
        return { key: find(protectedHeader.kid), mayUseRest };
    }
    catch (error) {
        if (error instanceof errors.JOSEError)
            throw unauthorized();
        throw error;
    }
}
//# sourceMappingURL=authentication.js.map