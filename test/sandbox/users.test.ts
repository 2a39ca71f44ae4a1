import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users } = SAMPLE;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

describe('getUser', () => {
  test('finds a user by id and by percent-encoded external id', async () => {
    const expected = {
      user: {
        id: users.ada.id,
        externalId: 'crm/ada@example.com',
        zendeskId: '25904178363412',
        signedUpAt: '2025-02-03T14:58:11.000Z',
        profile: {
          givenName: 'Ada',
          surname: 'Byron',
          email: 'ada@example.com',
          avatarUrl: 'https://assets.example.com/avatars/ada.png',
          locale: 'en-GB',
        },
        metadata: { plan: 'gold', seats: 3, newsletter: true },
        identities: [{ type: 'email', value: 'ada@example.com', verification: 'sso' }],
      },
    };

    const byId = await call('GET', `/users/${users.ada.id}`);
    const byExternalId = await call('GET', `/users/${encodeURIComponent(users.ada.externalId)}`);

    expect(byId.body).toEqual(expected);
    expect(byExternalId.body).toEqual(expected);
  });

  test.each(['nobody', 'ffffffffffffffffffffffff', SAMPLE.otherApp.users.zoe.id])(
    'does not find %s',
    async (name) => {
      expect(await call('GET', `/users/${name}`)).toMatchObject(
        refusal(404, 'user_not_found', 'User not found'),
      );
    },
  );

  test('adds undocumented keys where that is assumed', async () => {
    sandbox.assumptions.undocumentedKeys = true;

    const { body } = await call('GET', `/users/${users.emil.id}`);

    expect(body.user).toEqual({
      id: users.emil.id,
      profile: { localeOrigin: 'apiRequest' },
      metadata: {},
      identities: [],
      hasPaymentInfo: false,
    });
  });
});

describe('createUser', () => {
  test.each(['crm/77', 'a%2Fb', 'ü ?#&+', '😀'.repeat(1024)])(
    'makes a user who is found by the external id %s',
    async (externalId) => {
      const created = await call('POST', '/users', { externalId });
      const found = await call('GET', `/users/${encodeURIComponent(externalId)}`);

      expect(created.status).toBe(201);
      expect(created.body).toEqual({
        user: {
          id: expect.stringMatching(/^[0-9a-f]{24}$/),
          externalId,
          profile: {},
          metadata: {},
          identities: [],
        },
      });
      expect(found.body).toEqual(created.body);
    },
  );

  test('keeps what is known, drops what is null or unknown, and makes no conversation', async () => {
    const { body } = await call('POST', '/users', {
      brandId: '12',
      signedUpAt: '2024-01-02T03:04:05Z',
      toBeRetained: true,
      profile: { givenName: 'Noor', surname: null, email: 'noor@example.com', shoeSize: 38 },
      metadata: null,
    });

    expect(body.user).toEqual({
      id: expect.any(String),
      brandId: '12',
      signedUpAt: '2024-01-02T03:04:05.000Z',
      toBeRetained: true,
      profile: { givenName: 'Noor', email: 'noor@example.com' },
      metadata: {},
      identities: [],
    });
    const list = await call('GET', `/conversations?filter[userId]=${String(body.user?.id)}`);
    expect(list.body.conversations).toEqual([]);
  });

  test('refuses an external id that somebody has', async () => {
    expect(await call('POST', '/users', { externalId: users.ada.externalId })).toMatchObject(
      refusal(409, 'conflict', 'User already exists'),
    );
  });

  test.each<[string, object, string]>([
    [
      'an empty external id',
      { externalId: '' },
      '.externalId: should not be shorter than 1 characters',
    ],
    ['a null external id', { externalId: null }, '.externalId: should be string'],
    [
      'a long external id',
      { externalId: 'x'.repeat(1025) },
      '.externalId: should not be longer than 1024 characters',
    ],
    [
      'a long brand',
      { brandId: 'x'.repeat(25) },
      '.brandId: should not be longer than 24 characters',
    ],
    ['no date', { signedUpAt: 'yesterday' }, '.signedUpAt: should match format "date-time"'],
    ['no email', { profile: { email: 'x' } }, '.profile.email: should match format "email"'],
    [
      'a list in the metadata',
      { metadata: { a: [] } },
      '.metadata.a: should be string,number,boolean',
    ],
  ])('refuses %s', async (_what, body, title) => {
    expect(await call('POST', '/users', body)).toMatchObject(refusal(400, 'bad_request', title));
  });
});
