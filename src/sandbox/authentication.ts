import { errors, jwtVerify } from 'jose';
import { unauthorized } from './errors.js';

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

const REST_SCOPES: readonly unknown[] = ['app', 'account', 'integration'];

/**
 * Finds the key that a request was sent with. Accepts what the upstream accepts: Basic with key id and
 * secret, or a Bearer JWT signed by HS256 with the secret, naming the key in its `kid` and a scope
 * in its payload.
 *
 * @throws ApiError 401 for anything else.
 */
export async function authenticate<Key extends ApiKey>(
  authorization: string | undefined,
  keys: readonly Key[],
): Promise<Caller<Key>> {
  const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(authorization ?? '') ?? [];
  const find = (keyId: string | undefined): Key => {
    const key = keys.find((candidate) => candidate.keyId === keyId);
    if (key === undefined) throw unauthorized();
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

function basicKey<Key extends ApiKey>(credentials: string, find: (keyId: string) => Key): Key {
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  const key = find(pair.slice(0, Math.max(colon, 0)));
  if (pair.slice(colon + 1) !== key.keySecret) throw unauthorized();
  return key;
}

async function bearerCaller<Key extends ApiKey>(
  token: string,
  find: (keyId: string | undefined) => Key,
): Promise<Caller<Key>> {
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      ({ kid }) => new TextEncoder().encode(find(kid).keySecret),
      { algorithms: ['HS256'] },
    );
    const mayUseRest = REST_SCOPES.includes(payload['scope']);
    if (!mayUseRest && payload['scope'] !== 'user') throw unauthorized();
    return { key: find(protectedHeader.kid), mayUseRest };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw unauthorized();
    throw error;
  }
}
