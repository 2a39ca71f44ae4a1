import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { jwtVerify } from 'jose';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import {
  basicCredentials,
  jwtCredentials,
  type Credentials,
  type JwtScope,
} from '../../src/upstream/credentials.js';
import { getUser } from '../../src/domains/user/rest.js';
import { failureOf, KEY, openClient } from '../support/rest-client.js';
import { startSandbox } from '../support/sandbox.js';

const SCOPES: readonly JwtScope[] = ['app', 'account', 'integration'];
const SECRET = new TextEncoder().encode(KEY.keySecret);
const NOW = Date.parse('2025-03-01T12:00:00.700Z');

/** A clock that stands still until it is told to go on. */
function clock(): { now: () => number; goOn: (seconds: number) => void } {
  let time = NOW;
  return { now: () => time, goOn: (seconds) => (time += seconds * 1_000) };
}

function tokenOf(header: string): string {
  expect(header).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  return header.slice('Bearer '.length);
}

test('basic credentials are the key id and the secret in base64', async () => {
  expect(await basicCredentials({ keyId: 'app_1', keySecret: 'se:crét' }).authorization()).toBe(
    'Basic YXBwXzE6c2U6Y3LDqXQ=',
  );
});

test.each(SCOPES)(
  'a token of scope %s is signed with the key and says what it must',
  async (scope) => {
    const header = await jwtCredentials(KEY, scope, () => NOW).authorization();

    const { payload, protectedHeader } = await jwtVerify(tokenOf(header), SECRET, {
      algorithms: ['HS256'],
      currentDate: new Date(NOW),
    });

    const issued = Math.floor(NOW / 1_000);
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT', kid: KEY.keyId });
    expect(payload).toEqual({ scope, iat: issued, exp: issued + 300 });
  },
);

test('a token is of no use five minutes later, nor to another key', async () => {
  const token = tokenOf(await jwtCredentials(KEY, 'app', () => NOW).authorization());

  await expect(
    jwtVerify(token, SECRET, { currentDate: new Date(NOW + 300_000) }),
  ).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  await expect(
    jwtVerify(token, new TextEncoder().encode('other'), { currentDate: new Date(NOW) }),
  ).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

test('calls share a token, also those that ask at once', async () => {
  const credentials = jwtCredentials(KEY, 'app', () => NOW);

  const headers = await Promise.all(Array.from({ length: 20 }, () => credentials.authorization()));

  expect(new Set(headers).size).toBe(1);
});

test('a token is renewed a minute before it ends, and not sooner', async () => {
  const { now, goOn } = clock();
  const credentials = jwtCredentials(KEY, 'app', now);

  const first = await credentials.authorization();
  goOn(239);
  expect(await credentials.authorization()).toBe(first);
  goOn(1);
  const second = await credentials.authorization();
  expect(second).not.toBe(first);
  goOn(239);
  expect(await credentials.authorization()).toBe(second);

  const { payload } = await jwtVerify(tokenOf(second), SECRET, { currentDate: new Date(NOW) });
  expect(payload.exp).toBe(Math.floor(NOW / 1_000) + 240 + 300);
});

describe('on the sandbox', () => {
  let sandbox: Sandbox;
  const ADA = { appId: SAMPLE.appId, userId: SAMPLE.users.ada.id };

  beforeEach(async () => {
    sandbox = await startSandbox();
  });

  async function readAda(credentials: Credentials): Promise<unknown> {
    return getUser(openClient(sandbox.url, { credentials }).client, ADA);
  }

  test.each([
    ['the key itself', () => basicCredentials(SAMPLE)],
    ...SCOPES.map(
      (scope) => [`a token of scope ${scope}`, () => jwtCredentials(SAMPLE, scope)] as const,
    ),
  ] as const)('%s opens the app', async (_, credentials) => {
    expect(await readAda(credentials())).toMatchObject({ id: SAMPLE.users.ada.id });
  });

  test.each([
    ['a wrong secret', () => basicCredentials({ ...SAMPLE, keySecret: 'wrong' }), 401],
    ['an unknown key', () => basicCredentials(KEY), 401],
    [
      'a token signed with a wrong secret',
      () => jwtCredentials({ ...SAMPLE, keySecret: 'wrong' }, 'app'),
      401,
    ],
    [
      'a token that has ended',
      () => jwtCredentials(SAMPLE, 'app', () => Date.now() - 301_000),
      401,
    ],
    ['the key of another app', () => basicCredentials(SAMPLE.otherApp), 403],
  ] as const)('%s does not open the app', async (_, credentials, status) => {
    expect(await failureOf(readAda(credentials()))).toMatchObject({ reason: 'refused', status });
  });

  test('each attempt is signed when it goes out: a token may end while a call waits', async () => {
    const credentials = basicCredentials(SAMPLE);
    const sign = jest.fn(() => credentials.authorization());
    sandbox.faults.add({ kind: 'status', status: 503, times: 1 });

    await readAda({ key: credentials.key, authorization: sign });

    expect(sign).toHaveBeenCalledTimes(2);
    expect(sandbox.requests.total).toBe(2);
  });

  test('credentials that cannot be had fail the call before it is made', async () => {
    const broken = {
      key: 'broken',
      authorization: () => Promise.reject(new Error('no key today')),
    };

    await expect(readAda(broken)).rejects.toThrow('no key today');
    expect(sandbox.requests.total).toBe(0);
  });
});
