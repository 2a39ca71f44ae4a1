import { createServer } from 'node:http';

import { beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { pino } from 'pino';

import {
  createAuthenticator,
  type Authenticate,
  type KeySetTimes,
} from '../../src/access/authenticator.js';
import type { TokenRules } from '../../src/access/token-rules.js';
import { AUDIENCE, ISSUER, startKeySet, type KeySet } from '../support/key-set.js';
import { listening } from '../support/listening.js';
import { until } from '../support/until.js';

const ALLOWED = {
  expiresAt: expect.any(Number),
  identity: { kind: 'service', key: expect.any(String), scopes: new Set(['users:read']) },
};
const CLAIMS = { scope: 'users:read' };
/** Unknown key ids always have the set read again, and it is never read again for its age. */
const WITHOUT_COOLDOWN = { cooldown: 0, maxAge: Infinity };

let issuer: KeySet;

beforeEach(async () => {
  issuer = await startKeySet();
});

describe('the key set', () => {
  test('is read once, however many tokens come at once', async () => {
    const authenticate = authenticatorOf(issuer);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.token(CLAIMS)));

    const answers = await Promise.all(tokens.map((token) => authenticate(`Bearer ${token}`)));

    expect(answers).toEqual(tokens.map(() => ALLOWED));
    expect(issuer.requests).toBe(1);
  });

  test('is not read before a token comes', () => {
    authenticatorOf(issuer);

    expect(issuer.requests).toBe(0);
  });

  test('is read again when the issuer has a new key, and its old one is trusted no longer', async () => {
    const authenticate = authenticatorOf(issuer, WITHOUT_COOLDOWN);
    const old = await issuer.token(CLAIMS);
    await authenticate(`Bearer ${old}`);
    await issuer.rotate();

    expect(await authenticate(`Bearer ${await issuer.token(CLAIMS)}`)).toEqual(ALLOWED);
    expect(issuer.requests).toBe(2);
    expect(await authenticate(`Bearer ${old}`)).toEqual({ failure: 'invalid' });
  });

  test('is not read again and again for key ids that somebody makes up', async () => {
    const authenticate = authenticatorOf(issuer);
    const madeUp = ['a', 'b', 'c'].map((keyId) => issuer.token(CLAIMS, { keyId }));

    for (const token of await Promise.all(madeUp))
      expect(await authenticate(`Bearer ${token}`)).toEqual({ failure: 'invalid' });

    expect(issuer.requests).toBe(1);
  });

  test('is read again when it has got old', async () => {
    const authenticate = authenticatorOf(issuer, { cooldown: 0, maxAge: 0 });

    await authenticate(`Bearer ${await issuer.token(CLAIMS)}`);
    await authenticate(`Bearer ${await issuer.token(CLAIMS)}`);

    await until(() => issuer.requests === 2);
  });

  test.each<[string, number, string, Readonly<Record<string, string>>]>([
    ['fails', 503, 'down', {}],
    ['is no JSON', 200, '<html>', {}],
    ['is no key set', 200, '{"keys":{}}', {}],
    ['has moved', 302, '', { location: '/elsewhere' }],
  ])('that %s refuses nobody for good', async (_, status, body, headers) => {
    issuer.answer(status, body, headers);

    expect(await authenticatorOf(issuer)(`Bearer ${await issuer.token(CLAIMS)}`)).toEqual({
      failure: 'keys-unavailable',
    });
    expect(issuer.requests).toBe(1);
  });

  test('that nobody answers for refuses nobody for good', async () => {
    const token = await issuer.token(CLAIMS);
    await issuer.close();

    expect(await authenticatorOf(issuer)(`Bearer ${token}`)).toEqual({
      failure: 'keys-unavailable',
    });
  });
});

test('a key set is not waited for beyond what an operation has, though the connection is there', async () => {
  const silent = createServer();
  const port = await listening(silent);
  const authenticate = authenticatorOf(
    { ...issuer, url: `http://127.0.0.1:${port}` },
    { timeout: 20 },
  );

  const answer = await authenticate(`Bearer ${await issuer.token(CLAIMS)}`);

  expect(answer).toEqual({ failure: 'keys-unavailable' });
});

describe('algorithms', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('%s is one of those accepted', async (name) => {
    const other = await startKeySet(name);
    const answer = await authenticatorOf(other)(`Bearer ${await other.token(CLAIMS)}`);

    expect(answer).toEqual(ALLOWED);
  });

  test('none but those configured is accepted, though the key would do', async () => {
    const authenticate = authenticatorOf(issuer, WITHOUT_COOLDOWN, ['RS512']);

    expect(await authenticate(`Bearer ${await issuer.token(CLAIMS)}`)).toEqual({
      failure: 'invalid',
    });
    expect(issuer.requests).toBe(0);
  });

  test('with a secret, tokens signed with it are accepted, and those with another are not', async () => {
    const secret = 'a secret of thirty-two bytes ...';
    const authenticate = createAuthenticator(
      { ...rulesFor(issuer), algorithms: ['HS256'], key: { secret } },
      { defaultAppId: 'app', allowedAppIds: [] },
      pino({ level: 'silent' }),
    );

    expect(await authenticate(`Bearer ${await signedWith(secret)}`)).toEqual(ALLOWED);
    expect(await authenticate(`bearer ${await signedWith(secret)}`)).toEqual(ALLOWED);
    expect(await authenticate(`Bearer ${await signedWith(secret.toUpperCase())}`)).toEqual({
      failure: 'invalid',
    });
  });
});

function authenticatorOf(
  keySet: KeySet,
  times?: Partial<KeySetTimes>,
  algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'],
): Authenticate {
  return createAuthenticator(
    { ...rulesFor(keySet), algorithms },
    { defaultAppId: 'app', allowedAppIds: [] },
    pino({ level: 'silent' }),
    times,
  );
}

function rulesFor({ url }: KeySet): TokenRules {
  return { issuer: ISSUER, audience: AUDIENCE, algorithms: ['RS256'], key: { setUrl: url } };
}

function signedWith(secret: string): Promise<string> {
  return new SignJWT({ ...CLAIMS, iss: ISSUER, aud: AUDIENCE })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(secret));
}
