import { createHmac } from 'node:crypto';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { GraphAnswer } from '../support/graph.js';
import {
  AUDIENCE,
  ISSUER,
  startKeySet,
  type Claims,
  type TokenOptions,
} from '../support/key-set.js';
import { bearer, startService, type Service } from '../support/service.js';

const { users, otherAppId } = SAMPLE;
const { ada } = users;
const SOURCE = `{ user(by: { userId: "${ada.id}" }) { zendeskId } }`;
const READ = { scope: 'users:read' };
const HOUR = 3_600;

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

describe('a token is accepted', () => {
  test.each<[string, Claims, TokenOptions]>([
    ['with scopes in one text', { scope: 'other users:read' }, {}],
    ['with scopes in a list', { scope: ['users:read'] }, {}],
    ['with scopes in scp, as one text', { scp: 'users:read other' }, {}],
    ['with scopes in scp, as a list', { scp: ['users:read'] }, {}],
    ['that is for others, too', { ...READ, aud: ['somebody else', AUDIENCE] }, {}],
    ['that ended less than half a minute ago: clocks differ', READ, { expiresIn: -20 }],
    ['of an end user, by record id', { scope: 'user', user_id: ada.id }, {}],
    ['of an end user, by external id', { scope: 'user', external_id: ada.externalId }, {}],
    ['of an end user, with both ids', { scope: 'user', user_id: ada.id, external_id: 'x' }, {}],
    ['of an end user of this app', { scope: 'user', user_id: ada.id, app_id: SAMPLE.appId }, {}],
  ])('%s', async (_, claims, options) => {
    const { data, errors } = await ask(await service.issuer.token(claims, options));

    expect({ data, errors }).toEqual({
      data: { user: { zendeskId: '25904178363412' } },
      errors: [],
    });
  });
});

describe('a token is refused before any call', () => {
  test.each<[string, Claims, TokenOptions]>([
    ['of another issuer', { ...READ, iss: `${ISSUER}x` }, {}],
    ['of no issuer', { ...READ, iss: undefined }, {}],
    ['for somebody else', { ...READ, aud: 'https://other.example.com' }, {}],
    ['for nobody', { ...READ, aud: undefined }, {}],
    ['that never ends', { ...READ, exp: undefined }, {}],
    ['that is not good yet', { ...READ, nbf: Math.floor(Date.now() / 1_000) + HOUR }, {}],
    ['with an unknown critical header', READ, { header: { crit: ['extension'], extension: 1 } }],
    ['of an end user without an id', { scope: 'user' }, {}],
    ['of an end user whose id is none', { scope: 'user', user_id: 'ada' }, {}],
    ['of an end user whose id is no text', { scope: 'user', user_id: { id: ada.id } }, {}],
    ['of an end user whose external id is a path', { scope: 'user', external_id: '..' }, {}],
    ['of an end user of another app', { scope: 'user', user_id: ada.id, app_id: otherAppId }, {}],
  ])('%s', async (_, claims, options) => {
    expectRefusal(await ask(await service.issuer.token(claims, options)), 'the token is not valid');
  });

  test('that has expired', async () => {
    const token = await service.issuer.token(READ, { expiresIn: -HOUR });

    expectRefusal(await ask(token), 'the token has expired');
  });

  test('that has expired and is not for here, which is not told', async () => {
    const token = await service.issuer.token({ ...READ, iss: 'x' }, { expiresIn: -HOUR });

    expectRefusal(await ask(token), 'the token is not valid');
  });

  test('signed with the key of somebody else under a known key id', async () => {
    const stranger = await startKeySet();
    const token = await stranger.token(READ);

    expectRefusal(await ask(token), 'the token is not valid');
  });

  test('that is unsigned', async () => {
    const [, payload] = (await service.issuer.token(READ)).split('.');
    const unsigned = `${encode({ alg: 'none' })}.${payload ?? ''}.`;

    expectRefusal(await ask(unsigned), 'the token is not valid');
    expectRefusal(await ask(`${unsigned}AA`), 'the token is not valid');
  });

  test('signed with the public key as if it were a secret', async () => {
    const [jwk] = service.issuer.keys;
    const publicKey = await exportSPKI((await importJWK(jwk ?? {}, 'ES256')) as CryptoKey);
    const [, payload] = (await service.issuer.token(READ)).split('.');
    const signed = `${encode({ alg: 'HS256', kid: jwk?.kid })}.${payload ?? ''}`;
    const signature = createHmac('sha256', publicKey).update(signed).digest('base64url');

    expectRefusal(await ask(`${signed}.${signature}`), 'the token is not valid');
  });

  test('of which a character was changed', async () => {
    const [header, , signature] = (await service.issuer.token(READ)).split('.');
    const payload = encode({ iss: ISSUER, aud: AUDIENCE, exp: 9_999_999_999, ...READ });

    expectRefusal(await ask([header, payload, signature].join('.')), 'the token is not valid');
  });
});

describe('a header is refused before any call', () => {
  test.each([
    ['Basic', { authorization: 'Basic YXBwOnNlY3JldA==' }, 'the token is not valid'],
    ['no token', { authorization: 'Bearer' }, 'the token is not valid'],
    ['no JWT', { authorization: 'Bearer opaque' }, 'the token is not valid'],
    ['nothing at all', {}, 'an Authorization header is needed'],
  ])('with %s', async (_, headers, message) => {
    expectRefusal(await service.graph.query(SOURCE, {}, headers), message);
  });
});

test.each([
  [
    'the schema',
    '{ __schema { queryType { name } } }',
    { __schema: { queryType: { name: 'Query' } } },
  ],
  ['what composes it', '{ _service { __typename } }', { _service: { __typename: '_Service' } }],
])('%s is described to everybody', async (_, source, described) => {
  const { data } = await service.graph.query(source, {}, bearer('no token'));

  expect(data).toEqual(described);
});

function ask(token: string): Promise<GraphAnswer> {
  return service.graph.query(SOURCE, {}, bearer(token));
}

function expectRefusal({ status, data, errors }: GraphAnswer, message: string): void {
  expect({ status, data, errors }).toEqual({
    status: 200,
    data: undefined,
    errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(service.sandbox.requests.total).toBe(0);
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
