import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { costOf } from '../../support/cost.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { UNKNOWN_ID, userGid } from '../../support/ids.js';
import { calledOperations, sentBodies, textAt } from '../../support/mutations.js';

const { ada, chloe, goran, julia, kofi } = SAMPLE.users;

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** The payload of a mutation whose input is that JSON. */
async function change(
  name: string,
  input: object,
  payload: string,
): Promise<Readonly<Record<string, unknown>>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const { data, errors } = await graph.query(
    `mutation ($input: ${type}) { ${name}(input: $input) { ${payload} userErrors { code field message } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return (data as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[name] ?? {};
}

const WHOLE = `user { userId externalId brandId signedUpAt toBeRetained metadata
  profile { givenName surname email avatarUrl locale } }`;
const NOTHING = { givenName: null, surname: null, email: null, avatarUrl: null, locale: null };

describe('createEndUser', () => {
  test('creates a user with all that is given, in one call', async () => {
    const profile = {
      givenName: 'Nia',
      surname: 'Okafor',
      email: 'nia@example.com',
      avatarUrl: 'https://assets.example.com/nia.png',
      locale: 'en-NG',
    };
    const input = {
      ...{ externalId: 'crm/nia', brandId: '77', toBeRetained: true },
      ...{ signedUpAt: '2025-03-04T05:06:07+01:00', profile, metadata: { plan: 'free', seats: 2 } },
    };

    const created = await change('createEndUser', input, `isNew ${WHOLE}`);

    expect(created).toMatchObject({
      isNew: true,
      user: {
        ...{ externalId: 'crm/nia', brandId: '77', toBeRetained: true, profile },
        ...{ signedUpAt: '2025-03-04T04:06:07.000Z', metadata: { plan: 'free', seats: 2 } },
      },
      userErrors: [],
    });
    expect(sentBodies(graph, 'createUser')).toEqual([
      { ...input, signedUpAt: '2025-03-04T04:06:07.000Z' },
    ]);
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test('leaves out what is null', async () => {
    const input = {
      ...{ externalId: null, brandId: null, signedUpAt: null, metadata: null },
      profile: { givenName: 'Nia', surname: null },
    };

    expect(await change('createEndUser', input, 'isNew')).toMatchObject({ isNew: true });
    expect(sentBodies(graph, 'createUser')).toEqual([{ profile: { givenName: 'Nia' } }]);
  });

  test('is a CONFLICT when there is such a user, unless that one is to be given', async () => {
    const input = { externalId: ada.externalId, profile: { givenName: 'Another' } };

    expect(await change('createEndUser', input, 'isNew user { id }')).toMatchObject({
      isNew: null,
      user: null,
      userErrors: [{ code: 'CONFLICT', field: null }],
    });
    expect(
      await change('createEndUser', { ...input, ifExists: 'GIVE' }, `isNew ${WHOLE}`),
    ).toMatchObject({
      isNew: false,
      user: { userId: ada.id, profile: { givenName: 'Ada' } },
      userErrors: [],
    });
    expect(calledOperations(graph)).toEqual(['createUser', 'createUser', 'getUser']);
  });

  test('gives the user of the brand, and not the one with the same id in another', async () => {
    const ofBrand = { externalId: 'crm/1', brandId: '77' };
    const first = await change('createEndUser', ofBrand, 'user { userId }');
    const other = await change('createEndUser', { ...ofBrand, brandId: '78' }, 'user { userId }');

    const again = await change(
      'createEndUser',
      { ...ofBrand, ifExists: 'GIVE' },
      'isNew user { userId conversations { nodes { id } } }',
    );

    expect(textAt(other, 'user', 'userId')).not.toBe(textAt(first, 'user', 'userId'));
    expect(again).toMatchObject({
      isNew: false,
      user: { userId: textAt(first, 'user', 'userId') },
    });
    expect(graph.sandbox.requests.entries.at(-2)?.url).toContain('crm%2F1?brandId=77');
  });

  describe('when the answer is lost after the user was created', () => {
    beforeEach(() => {
      graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'createUser', times: 1 });
    });

    test('gives the user, of whom it is not known whether they are new, with GIVE', async () => {
      const input = { externalId: 'crm/new', ifExists: 'GIVE' };

      expect(await change('createEndUser', input, 'isNew user { externalId }')).toEqual({
        ...{ isNew: null, user: { externalId: 'crm/new' }, userErrors: [] },
      });
      expect(calledOperations(graph)).toEqual(['createUser', 'getUser']);
    });

    test.each([
      ['without GIVE', { externalId: 'crm/new' }],
      ['without an external id', { ifExists: 'GIVE' }],
    ])('is an error in doubt %s, and nothing is sent twice', async (_, input) => {
      const answer = await graph.query(
        'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { isNew } }',
        { input },
      );

      expect(answer.errors).toMatchObject([
        { extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true } },
      ]);
      expect(calledOperations(graph)).toEqual(['createUser']);
    });
  });

  test('stays in doubt when there is no such user yet', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'before', operation: 'createUser', times: 1 });

    const { errors } = await graph.query(
      'mutation { createEndUser(input: { externalId: "crm/new", ifExists: GIVE }) { isNew } }',
    );

    expect(errors).toMatchObject([{ extensions: { inDoubt: true } }]);
    expect(calledOperations(graph)).toEqual(['createUser', 'getUser']);
  });

  test.each<[object, readonly string[]]>([
    [{ externalId: '' }, ['externalId']],
    [{ externalId: 'x'.repeat(1_025) }, ['externalId']],
    [{ brandId: '7a' }, ['brandId']],
    [{ brandId: '7'.repeat(25) }, ['brandId']],
    [{ profile: { givenName: '' } }, ['profile', 'givenName']],
    [{ profile: { surname: 'x'.repeat(129) } }, ['profile', 'surname']],
    [{ profile: { email: 'nobody' } }, ['profile', 'email']],
    [{ profile: { email: `${'x'.repeat(128)}@x` } }, ['profile', 'email']],
    [{ profile: { locale: 'x'.repeat(65) } }, ['profile', 'locale']],
    [
      { profile: { avatarUrl: `https://x.example/${'x'.repeat(2_048)}` } },
      ['profile', 'avatarUrl'],
    ],
    [{ metadata: { a: [] } }, ['metadata', 'a']],
    [{ metadata: { a: 'x'.repeat(4_096) } }, ['metadata']],
  ])('is refused before any call for %j', async (input, field) => {
    expect(await change('createEndUser', input, 'isNew')).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field }],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test.each([
    'yesterday',
    '2025-02-30T00:00:00Z',
    '2025-01-01',
    '5 May 2020',
    '2025-01-01T25:00:00Z',
  ])('takes no %s for a date', async (signedUpAt) => {
    const answer = await graph.query(
      'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { isNew } }',
      { input: { signedUpAt } },
    );

    expect(failures(answer)).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('updateEndUser', () => {
  const user = { userId: ada.id };

  test('changes what is given and nothing else, in one call', async () => {
    const input = { user, profile: { surname: 'Lovelace' }, toBeRetained: true };

    const { user: now } = await change('updateEndUser', input, WHOLE);

    expect(now).toMatchObject({
      toBeRetained: true,
      profile: { givenName: 'Ada', surname: 'Lovelace', email: 'ada@example.com' },
      metadata: { plan: 'gold', seats: 3, newsletter: true },
    });
    expect(sentBodies(graph, 'updateUser')).toEqual([
      { toBeRetained: true, profile: { surname: 'Lovelace' } },
    ]);
    expect(graph.sandbox.requests.total).toBe(1);
  });

  test('clears what is null', async () => {
    const input = { user, profile: null, metadata: null, toBeRetained: null };

    expect(await change('updateEndUser', input, WHOLE)).toMatchObject({
      user: { profile: NOTHING, metadata: {}, toBeRetained: false },
      userErrors: [],
    });
  });

  test('takes a user by external id in one call, and by one that could be a record id in two', async () => {
    const odd = 'abcdefabcdefabcdefabcdef';
    await change('createEndUser', { externalId: odd }, 'isNew');
    graph.sandbox.requests.clear();

    for (const userExternalId of [goran.externalId, odd])
      expect(
        await change(
          'updateEndUser',
          { user: { userExternalId }, toBeRetained: true },
          'user { externalId }',
        ),
      ).toMatchObject({ user: { externalId: userExternalId } });
    expect(calledOperations(graph)).toEqual(['updateUser', 'getUser', 'updateUser']);
  });

  test('is sent again when the answer was lost', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'updateUser', times: 1 });

    expect(
      await change('updateEndUser', { user, toBeRetained: true }, 'user { toBeRetained }'),
    ).toMatchObject({ user: { toBeRetained: true } });
    expect(calledOperations(graph)).toEqual(['updateUser', 'updateUser']);
  });

  test.each<[string, object, object]>([
    ['changes nothing', {}, { field: null }],
    ['changes nothing of the profile', { profile: {} }, { field: null }],
    ['clears what cannot be cleared', { signedUpAt: null, profile: {} }, { field: null }],
  ])('is refused before any call when it %s', async (_, attributes, error) => {
    const { userErrors } = await change('updateEndUser', { user, ...attributes }, 'user { id }');

    expect(userErrors).toContainEqual(expect.objectContaining({ code: 'INVALID_INPUT', ...error }));
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('names the date that cannot be cleared', async () => {
    const input = { user, signedUpAt: null, toBeRetained: true };

    expect(await change('updateEndUser', input, 'user { id }')).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['signedUpAt'] }],
    });
  });

  test.each([{ userId: UNKNOWN_ID }, { userExternalId: 'nobody' }, { userExternalId: UNKNOWN_ID }])(
    'is USER_NOT_FOUND for %j',
    async (missing) => {
      expect(
        await change('updateEndUser', { user: missing, toBeRetained: true }, 'user { id }'),
      ).toMatchObject({ user: null, userErrors: [{ code: 'USER_NOT_FOUND', field: null }] });
    },
  );
});

describe('deleteEndUser', () => {
  const readAda = `{ user(by: { userId: "${ada.id}" }) { zendeskId } }`;

  test.each<[object, readonly string[]]>([
    [{ userId: ada.id }, ['deleteUser']],
    [{ userId: userGid(ada.id) }, ['deleteUser']],
    [{ userExternalId: ada.externalId }, ['getUser', 'deleteUser']],
  ])('deletes %j', async (user, calls) => {
    expect(await change('deleteEndUser', { user }, 'deletedUserId')).toEqual({
      deletedUserId: userGid(ada.id),
      userErrors: [],
    });
    expect(calledOperations(graph)).toEqual(calls);
    expect((await graph.query(readAda)).data).toEqual({ user: null });
  });

  test('is done when the answer is lost and the user is gone', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'deleteUser', times: 1 });

    expect(await change('deleteEndUser', { user: { userId: ada.id } }, 'deletedUserId')).toEqual({
      deletedUserId: userGid(ada.id),
      userErrors: [],
    });
  });

  test.each([{ userId: UNKNOWN_ID }, { userExternalId: 'nobody' }])(
    'is USER_NOT_FOUND for %j',
    async (user) => {
      expect(await change('deleteEndUser', { user }, 'deletedUserId')).toMatchObject({
        deletedUserId: null,
        userErrors: [{ code: 'USER_NOT_FOUND' }],
      });
    },
  );
});

test('deleteEndUserPersonalInformation leaves the user and the conversations', async () => {
  const clients = 'clients { nodes { displayName avatarUrl info raw } }';

  const { user } = await change(
    'deleteEndUserPersonalInformation',
    { user: { userId: ada.id } },
    `${WHOLE.slice(0, -1)} conversations(first: 1) { nodes { id } } ${clients} }`,
  );

  expect(user).toMatchObject({
    externalId: ada.externalId,
    profile: { ...NOTHING, locale: 'en-GB' },
    metadata: {},
    conversations: { nodes: [{ id: expect.any(String) }] },
  });
  expect(JSON.stringify((user as { clients: unknown }).clients)).not.toContain('Ada');
});

describe('syncEndUser', () => {
  const ADAS = '25904178363412';
  const JULIAS = '25904178363413';

  test('takes over the primary e-mail address', async () => {
    await change(
      'updateEndUser',
      { user: { userId: ada.id }, profile: { email: 'ada@example.org' } },
      '',
    );

    expect(
      await change('syncEndUser', { zendeskId: ADAS }, 'user { userId identities { value } }'),
    ).toEqual({
      user: { userId: ada.id, identities: [{ value: 'ada@example.org' }] },
      userErrors: [],
    });
    expect(sentBodies(graph, 'syncUser')).toEqual([{}]);
  });

  test('merges the users of persons who were merged', async () => {
    const input = { zendeskId: JULIAS, survivingZendeskId: ADAS };

    expect(await change('syncEndUser', input, 'user { userId }')).toMatchObject({
      user: { userId: ada.id },
      userErrors: [],
    });
    const { data } = await graph.query(`{ user(by: { userId: "${julia.id}" }) { zendeskId } }`);
    expect(data).toEqual({ user: null });
  });

  test('is never sent twice', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'syncUser', times: 1 });

    const { errors } = await graph.query(
      `mutation { syncEndUser(input: { zendeskId: "${ADAS}" }) { user { id } } }`,
    );

    expect(errors).toMatchObject([{ extensions: { inDoubt: true } }]);
    expect(calledOperations(graph)).toEqual(['syncUser']);
  });

  test.each<[object, string]>([
    [{ zendeskId: 'x' }, 'zendeskId'],
    [{ zendeskId: '' }, 'zendeskId'],
    [{ zendeskId: '1', survivingZendeskId: '../2' }, 'survivingZendeskId'],
    [{ zendeskId: '1', survivingZendeskId: '1' }, 'survivingZendeskId'],
  ])('is refused before any call for %j', async (input, field) => {
    expect(await change('syncEndUser', input, '')).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: [field] }],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('is USER_NOT_FOUND for a person without a user', async () => {
    expect(await change('syncEndUser', { zendeskId: '1' }, '')).toMatchObject({
      userErrors: [{ code: 'USER_NOT_FOUND' }],
    });
  });
});

describe('usersByEmail', () => {
  test('gives those who have the address as an identity', async () => {
    const { data, errors } = await graph.query(
      '{ usersByEmail(email: "julia@example.com") { userId profile { givenName } } }',
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      usersByEmail: [{ userId: julia.id, profile: { givenName: 'Julia' } }],
    });
    expect(graph.sandbox.requests.entries[0]?.url).toMatch(
      /\/users\?filter%5Bidentities\.email%5D=julia%40example\.com$/,
    );
  });

  test('gives nobody for an address that is in a profile only', async () => {
    await change(
      'updateEndUser',
      { user: { userId: kofi.id }, profile: { email: 'k@x.example' } },
      '',
    );

    expect((await graph.query('{ usersByEmail(email: "k@x.example") { id } }')).data).toEqual({
      usersByEmail: [],
    });
  });

  test('passes the brand on', async () => {
    const source = '{ usersByEmail(email: "julia@example.com", brandId: "77") { id } }';

    expect((await graph.query(source)).data).toEqual({ usersByEmail: [] });
    expect(graph.sandbox.requests.entries[0]?.url).toContain('&brandId=77');
  });

  test('is estimated with what is selected of each of ten', async () => {
    const { counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      '{ usersByEmail(email: "julia@example.com") { conversations { nodes { id } } } }',
    );

    expect(counts).toEqual({ listUsers: 1, listConversations: 1 });
    expect(estimated).toBe(11);
  });

  test('leaves out what is no user, and says so', async () => {
    graph.sandbox.faults.add({
      kind: 'replace',
      operation: 'listUsers',
      body: { users: [{ id: chloe.id }, { id: 7 }, null] },
    });

    const { data, errors } = await graph.query(
      '{ usersByEmail(email: "a@example.com") { userId } }',
    );

    expect(data).toEqual({ usersByEmail: [{ userId: chloe.id }] });
    expect(errors).toMatchObject([
      { path: ['usersByEmail'], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
      { path: ['usersByEmail'], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
    ]);
  });

  test.each(['', 'nobody', 'a b@example.com', `${'x'.repeat(128)}@x.example`])(
    'is refused before any call for %j',
    async (email) => {
      const answer = await graph.query(
        'query ($email: String!) { usersByEmail(email: $email) { id } }',
        { email },
      );

      expect(failures(answer)).toMatchObject([{ path: ['usersByEmail'], code: 'BAD_USER_INPUT' }]);
      expect(graph.sandbox.requests.total).toBe(0);
    },
  );
});

test.each([
  ['createEndUser', '{ externalId: "a" }', 1],
  ['createEndUser', '{ externalId: "a", ifExists: GIVE }', 2],
  ['createEndUser', '{ ifExists: GIVE }', 1],
  ['updateEndUser', `{ user: { userId: "${ada.id}" }, toBeRetained: true }`, 1],
  ['updateEndUser', '{ user: { userExternalId: "a" }, toBeRetained: true }', 1],
  ['updateEndUser', `{ user: { userExternalId: "${UNKNOWN_ID}" }, toBeRetained: true }`, 2],
  ['deleteEndUser', `{ user: { userId: "${chloe.id}" } }`, 1],
  ['deleteEndUser', '{ user: { userExternalId: "a" } }', 2],
])('%s(input: %s) is estimated to need %i calls', async (name, input, calls) => {
  const { estimated } = await costOf(
    graph,
    graph.sandbox,
    `mutation { ${name}(input: ${input}) { userErrors { code } } }`,
  );

  expect(estimated).toBe(calls);
});
