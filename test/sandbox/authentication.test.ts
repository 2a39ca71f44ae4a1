import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basic, refusal } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { appId, otherApp, otherAppId } = SAMPLE;
const keyId: string = SAMPLE.keyId;
const keySecret: string = SAMPLE.keySecret;
const unauthorized = refusal(401, 'unauthorized', 'Authorization is required');
const forbidden = refusal(403, 'forbidden', 'Forbidden');

const sandbox = sharedSandbox();

async function getUser(
  authorization: string | undefined,
  { app = appId, user = SAMPLE.users.ada.id }: { app?: string; user?: string } = {},
): Promise<object> {
  const response = await fetch(`${sandbox.url}/v2/apps/${app}/users/${user}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return { status: response.status, body: await response.json() };
}

function token(
  payload: Record<string, unknown>,
  { kid = keyId, secret = keySecret, alg = 'HS256' } = {},
): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg, kid })
    .sign(new TextEncoder().encode(secret));
}

const hour = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

describe('lets in', () => {
  test('the key with its secret', async () => {
    expect(await getUser(basic(keyId, keySecret))).toMatchObject({ status: 200 });
  });

  test('the scheme in any letters', async () => {
    const credentials = basic(keyId, keySecret).replace('Basic', 'bASIC');

    expect(await getUser(credentials)).toMatchObject({ status: 200 });
  });

  test.each(['app', 'account', 'integration'])('a token of scope %s', async (scope) => {
    expect(await getUser(`Bearer ${await token({ scope })}`)).toMatchObject({ status: 200 });
  });

  test('a token that has not expired yet', async () => {
    const jwt = await token({ scope: 'app', exp: now() + hour });

    expect(await getUser(`Bearer ${jwt}`)).toMatchObject({ status: 200 });
  });

  test('the key of the other app to that app', async () => {
    const credentials = basic(otherApp.keyId, otherApp.keySecret);

    expect(
      await getUser(credentials, { app: otherAppId, user: otherApp.users.zoe.id }),
    ).toMatchObject({ status: 200, body: { user: { id: otherApp.users.zoe.id } } });
  });
});

describe('turns away with 401', () => {
  test.each<[string, string | undefined]>([
    ['no credentials', undefined],
    ['an empty header', ''],
    ['a scheme without credentials', 'Basic'],
    ['another scheme', 'Digest abc'],
    ['the secret of another key', basic(keyId, otherApp.keySecret)],
    ['an empty secret', basic(keyId, '')],
    ['an unknown key', basic('app_000000000000000000000000', keySecret)],
    ['credentials without a colon', `Basic ${Buffer.from(keyId).toString('base64')}`],
    ['credentials that are no base64', 'Basic %%%'],
    ['a token that is none', 'Bearer not.a.token'],
  ])('%s', async (_what, authorization) => {
    expect(await getUser(authorization)).toEqual(unauthorized);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['without a scope', () => token({})],
    ['of an unknown scope', () => token({ scope: 'galaxy' })],
    ['that has expired', () => token({ scope: 'app', exp: now() - 1 })],
    ['that is not valid yet', () => token({ scope: 'app', nbf: now() + hour })],
    ['signed by another secret', () => token({ scope: 'app' }, { secret: otherApp.keySecret })],
    ['of an unknown key', () => token({ scope: 'app' }, { kid: 'app_unknown' })],
    ['of another algorithm', () => token({ scope: 'app' }, { alg: 'HS512' })],
    ['that is unsigned', () => new UnsecuredJWT({ scope: 'app' }).encode()],
    [
      'signed by a key pair',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        const jwt = new SignJWT({ scope: 'app' });
        return jwt.setProtectedHeader({ alg: 'RS256', kid: keyId }).sign(privateKey);
      },
    ],
    [
      'that names no key',
      () =>
        new SignJWT({ scope: 'app' })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(keySecret)),
    ],
  ])('a token %s', async (_what, make) => {
    expect(await getUser(`Bearer ${await make()}`)).toEqual(unauthorized);
  });
});

describe('tells apart', () => {
  test('a token of scope user, which is for messaging SDKs: 403', async () => {
    expect(await getUser(`Bearer ${await token({ scope: 'user' })}`)).toEqual(forbidden);
  });

  test('the app of another key: 403', async () => {
    expect(await getUser(basic(keyId, keySecret), { app: otherAppId })).toEqual(forbidden);
    expect(await getUser(basic(otherApp.keyId, otherApp.keySecret))).toEqual(forbidden);
  });

  test.each(['000000000000000000000000', 'x'])('the unknown app %s: 404', async (app) => {
    const notFound = refusal(404, 'app_not_found', 'App not found');

    expect(await getUser(basic(keyId, keySecret), { app })).toEqual(notFound);
    expect(await getUser(`Bearer ${await token({ scope: 'user' })}`, { app })).toEqual(notFound);
  });

  test('missing credentials before an unknown app: 401', async () => {
    expect(await getUser(undefined, { app: 'x' })).toEqual(unauthorized);
  });
});
