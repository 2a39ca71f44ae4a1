import { createServer, type ServerResponse } from 'node:http';

import { beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import {
  createAuthenticator,
  type Authenticate,
  type KeySetTimes,
} from '../../src/access/authenticator.js';
import { AUDIENCE, ISSUER, startKeySet, type Claims, type KeySet } from '../support/key-set.js';
import { listening } from '../support/listening.js';
import { until } from '../support/until.js';

const CLAIMS = { scope: 'users:read' };
const ALLOWED = {
  expiresAt: expect.any(Number),
  identity: { kind: 'service', key: expect.any(String), scopes: new Set(['users:read']) },
};
const UNAVAILABLE = { failure: 'keys-unavailable' };
const INVALID = { failure: 'invalid' };
const EXPIRED = { failure: 'expired' };

let issuer: KeySet;

beforeEach(async () => {
  issuer = await startKeySet();
});

function authenticatorAt(url: string, times: Partial<KeySetTimes> = {}): Authenticate {
  return createAuthenticator(
    { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], key: { setUrl: url } },
    { defaultAppId: 'app', allowedAppIds: [] },
    pino({ level: 'silent' }),
    times,
  );
}

describe.each<[string, number, string, Readonly<Record<string, string>>]>([
  ['down', 503, 'down', {}],
  ['not found', 404, '{"keys":[]}', {}],
  ['elsewhere', 302, '', { location: '/keys' }],
  ['elsewhere for good', 308, '', { location: '/keys' }],
  ['empty', 200, '', {}],
  ['no JSON', 200, '<html>', {}],
  ['null', 200, 'null', {}],
  ['a list', 200, '[]', {}],
  ['an error in JSON', 200, '{"error":"maintenance"}', {}],
  ['a set without keys', 200, '{"keys":[]}', {}],
  ['a set of nulls', 200, '{"keys":[null,null]}', {}],
  ['a set of secrets', 200, '{"keys":[{"kty":"oct","k":"AAAA"}]}', {}],
  ['too many keys', 200, JSON.stringify({ keys: Array(101).fill({ kty: 'EC' }) }), {}],
  ['huge', 200, `{"keys":[{"kty":"EC"}],"x":"${'x'.repeat(300_000)}"}`, {}],
])('a key server whose answer is %s', (_, status, body, headers) => {
  test('is asked once, whatever key ids tokens name', async () => {
    issuer.answer(status, body, headers);
    const authenticate = authenticatorAt(issuer.url);

    for (const keyId of ['key-1', 'a', 'b', 'c'])
      expect(await authenticate(`Bearer ${await issuer.token(CLAIMS, { keyId })}`)).toEqual(
        UNAVAILABLE,
      );

    expect(issuer.requests).toBe(1);
  });

  test('leaves the keys in use that it gave before', async () => {
    const authenticate = authenticatorAt(issuer.url, { cooldown: 0, maxAge: 0 });
    const token = await issuer.token(CLAIMS);
    expect(await authenticate(`Bearer ${token}`)).toEqual(ALLOWED);
    issuer.answer(status, body, headers);

    await until(async () => {
      expect(await authenticate(`Bearer ${token}`)).toEqual(ALLOWED);
      return issuer.requests > 3;
    });
    const unknown = await issuer.token(CLAIMS, { keyId: 'new' });
    expect(await authenticate(`Bearer ${unknown}`)).toEqual(UNAVAILABLE);
    expect(await authenticate(`Bearer ${token}`)).toEqual(ALLOWED);
  });
});

test('keys that are too old are not used while their server is away', async () => {
  const authenticate = authenticatorAt(issuer.url, { cooldown: 0, staleFor: 1 });
  const token = await issuer.token(CLAIMS);
  await authenticate(`Bearer ${token}`);
  issuer.answer(503, 'down');

  await until(async () => (await authenticate(`Bearer ${token}`)).failure === 'keys-unavailable');
});

test('new keys are used when their server is back', async () => {
  const authenticate = authenticatorAt(issuer.url, { cooldown: 0 });
  issuer.answer(503, 'down');
  expect(await authenticate(`Bearer ${await issuer.token(CLAIMS)}`)).toEqual(UNAVAILABLE);
  issuer.answer(200, JSON.stringify({ keys: [{ kty: 'unheard of' }, ...issuer.keys] }));

  expect(await authenticate(`Bearer ${await issuer.token(CLAIMS)}`)).toEqual(ALLOWED);
});

describe('with a key server that is silent', () => {
  let url: string;
  let waiting: ServerResponse[];

  beforeEach(async () => {
    waiting = [];
    const server = createServer((_, response) => {
      waiting.push(response);
    });
    url = `http://127.0.0.1:${await listening(server)}/keys`;
  });

  test('nobody waits while there is a set in use', async () => {
    const authenticate = authenticatorAt(url, { cooldown: 0, maxAge: 0 });
    const token = await issuer.token(CLAIMS);
    const first = authenticate(`Bearer ${token}`);
    await until(() => waiting.length === 1);
    waiting[0]?.end(JSON.stringify({ keys: issuer.keys }));
    expect(await first).toEqual(ALLOWED);

    for (let count = 0; count < 5; count += 1)
      expect(await authenticate(`Bearer ${token}`)).toEqual(ALLOWED);

    await until(() => waiting.length === 2);
    expect(waiting[1]?.writableEnded).toBe(false);
  });

  test.each<[string, () => Promise<string> | string, object]>([
    ['no token', () => '', { failure: 'missing' }],
    ['another scheme', () => 'Basic YTpi', INVALID],
    ['no JWT', () => 'Bearer a.b', INVALID],
    ['a header that is no JSON', () => 'Bearer AA.AA.AA', INVALID],
    ['an algorithm that is not allowed', () => bearer({}, { header: { alg: 'HS256' } }), INVALID],
    ['no algorithm', () => bearer({}, { header: { alg: 'none' } }), INVALID],
    ['a key id that is no text', () => bearer({}, { header: { kid: 1 } }), INVALID],
    ['a list for a key id', () => bearer({}, { header: { kid: ['key-1'] } }), INVALID],
    ['null for a key id', () => bearer({}, { header: { kid: null } }), INVALID],
    ['an endless key id', () => bearer({}, { header: { kid: 'k'.repeat(2_000) } }), INVALID],
    ['another issuer', () => bearer({ iss: 'x' }), INVALID],
    ['a list of issuers', () => bearer({ iss: [ISSUER] }), INVALID],
    ['another audience', () => bearer({ aud: 'x' }), INVALID],
    ['no end', () => bearer({ exp: undefined }), INVALID],
    ['an end that is no number', () => bearer({ exp: '9999999999' }), INVALID],
    ['its end long ago', () => bearer({ exp: 1 }), EXPIRED],
    ['its start far ahead', () => bearer({ nbf: 9_999_999_999 }), INVALID],
  ])('a request with %s does not wait, and no key is asked for', async (_, header, failure) => {
    expect(await authenticatorAt(url)(await header())).toEqual(failure);
    expect(waiting).toEqual([]);
  });

  /** The header of a token that is not signed: nothing reads its signature. */
  function bearer(
    claims: Claims,
    { header = {} }: { readonly header?: Readonly<Record<string, unknown>> } = {},
  ): string {
    const all = { iss: ISSUER, aud: AUDIENCE, exp: 9_999_999_999, ...CLAIMS, ...claims };
    return `Bearer ${[{ alg: 'ES256', kid: 'key-1', ...header }, all, 'x']
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')}`;
  }
});
