import { describe, expect, test } from '@jest/globals';

import { readIdentity } from '../../src/access/token-claims.js';
import type { CallerIdentity } from '../../src/access/identity.js';
import fc from '../support/property.js';
import type { Claims } from '../support/key-set.js';

const APPS = { defaultAppId: 'app-1', allowedAppIds: ['app-2'] };
const USER_ID = '5d8cff3cd55b040010928b5b';
const READ = 'users:read';

function identify(claims: Claims): CallerIdentity | undefined {
  try {
    return readIdentity(claims, APPS);
  } catch {
    return undefined;
  }
}

describe('scopes are found', () => {
  test.each<[unknown]>([
    ['users:read conversations:read'],
    ['users:read\tconversations:read'],
    ['users:read\nconversations:read'],
    ['\r\nusers:read\r\nconversations:read\r\n'],
    ['users:read,conversations:read'],
    [' users:read , conversations:read, '],
    ['users:read;conversations:read'],
    ['users:read|conversations:read'],
    ['users:read+conversations:read'],
    ['users:read\u00a0conversations:read'],
    [['users:read', 'conversations:read']],
    [['users:read conversations:read']],
    [['users:read,other', '', 'conversations:read\tother']],
  ])('in %j', (scope) => {
    const scopes = new Set(['users:read', 'conversations:read']);

    expect(identify({ scope })).toMatchObject({ kind: 'service', scopes });
    expect(identify({ scp: scope })).toMatchObject({ kind: 'service', scopes });
  });
});

describe('scopes are refused', () => {
  test.each<[unknown]>([
    [null],
    [1],
    [true],
    [{}],
    [{ 0: READ }],
    [[[READ]]],
    [[READ, 1]],
    [[READ, null]],
    [[READ, { user: true }]],
    ['users:read user\u200b'],
    ['users:read \u0000user'],
    ['users:read "user"'],
    ['users:read \u{ff55}ser'],
  ])('in %j', (scope) => {
    expect(identify({ scope })).toBeUndefined();
    expect(identify({ scope: READ, scp: scope })).toBeUndefined();
    expect(identify({ scope: READ, scopes: scope })).toBeUndefined();
  });
});

test.each<[Claims]>([
  [{ scope: 'user' }],
  [{ scope: 'users:read user' }],
  [{ scope: 'users:read\tuser' }],
  [{ scope: 'users:read,user' }],
  [{ scope: 'user\nusers:read' }],
  [{ scope: 'USER users:read' }],
  [{ scope: ['users:read,User'] }],
  [{ scope: READ, scp: 'user' }],
  [{ scope: READ, scopes: ['user'] }],
  [{ scope: READ, SCOPE: 'user' }],
  [{ scope: READ, 'https://example.com/scopes': 'user' }],
  [{ scope: 'users:read appUser' }],
])("a token with the claims %j is an end user's", (claims) => {
  const expected = { kind: 'end-user', scopes: new Set(['user']), appId: 'app-1' };

  expect(identify({ ...claims, user_id: USER_ID })).toMatchObject(expected);
  expect(identify({ ...claims, external_id: 'ada' })).toMatchObject(expected);
  expect(identify(claims)).toBeUndefined();
});

describe('a claim that names a user', () => {
  const NAMES = [
    'user_id',
    'external_id',
    'userId',
    'externalId',
    'user-id',
    'USER_ID',
    'user_external_id',
    'userExternalId',
    'external_user_id',
    'appUserId',
    'custom:user_id',
    'https://example.com/external_id',
  ];

  test.each(NAMES)('%s makes no program, whatever it is', (name) => {
    for (const value of [USER_ID, 'ada', '', null, 0, false, [], {}, [USER_ID]])
      for (const scope of [READ, '', ['users:read', 'conversations:write'], undefined])
        expect(identify({ scope, [name]: value })).toBeUndefined();
  });

  test.each(NAMES.slice(2))('%s is not overlooked beside one that is read', (name) => {
    expect(identify({ scope: 'user', user_id: USER_ID, [name]: USER_ID })).toBeUndefined();
  });

  test.each<[Claims]>([
    [{ user_id: '' }],
    [{ user_id: null, external_id: 'ada' }],
    [{ user_id: 7, external_id: 'ada' }],
    [{ user_id: '', external_id: 'ada' }],
    [{ user_id: [USER_ID] }],
    [{ user_id: USER_ID, external_id: '' }],
    [{ user_id: USER_ID, external_id: null }],
    [{ user_id: USER_ID, external_id: '..' }],
    [{ user_id: USER_ID, app_id: '' }],
    [{ user_id: USER_ID, app_id: null }],
    [{ user_id: USER_ID, app_id: ['app-1'] }],
    [{ user_id: USER_ID, app_id: 'app-3' }],
    [{ user_id: USER_ID, app_id: '*' }],
    [{ user_id: USER_ID, appId: 'app-2' }],
  ])('is refused in %j', (claims) => {
    expect(identify({ scope: 'user', ...claims })).toBeUndefined();
  });
});

test.each<[Claims]>([
  [{ app_id: 'app-1' }],
  [{ app_id: null }],
  [{ appId: 'app-2' }],
  [{ aud: [{}] }],
  [{ aud: ['graph', 1] }],
])('a program with the claims %j is refused', (claims) => {
  expect(identify({ scope: READ, ...claims })).toBeUndefined();
});

test('no claim that is added gives a caller more', () => {
  const names = fc.oneof(
    fc.constantFrom(
      'user_id',
      'userId',
      'external_id',
      'app_id',
      'scopes',
      'Scope',
      'roles',
      'sub',
    ),
    fc.string(),
  );
  const values = fc.oneof(
    fc.constantFrom('user', 'users:read', 'USER\tx', USER_ID, 'ada', 'app-2', '', null),
    fc.jsonValue(),
  );
  const bases = fc.constantFrom<Claims>(
    {},
    { scope: READ },
    { scp: ['users:read,conversations:read'] },
    { scope: 'user', external_id: 'ada' },
    { scope: 'user users:read', user_id: USER_ID },
  );

  fc.assert(
    fc.property(bases, fc.dictionary(names, values), (base, added) => {
      const before = identify(base);
      const after = identify({ ...added, ...base });
      if (after === undefined) return;
      expect(before).toBeDefined();
      if (before?.kind === 'end-user') {
        const { appId } = before;
        const isNamed = Object.hasOwn(added, 'app_id') || Object.hasOwn(added, 'user_id');
        expect(after).toMatchObject({ kind: 'end-user', ...(isNamed ? {} : { appId }) });
        return;
      }
      if (after.kind === 'service' && before?.kind === 'service')
        expect(after.scopes).toEqual(before.scopes);
      else expect(after.kind).toBe('end-user');
    }),
  );
});
