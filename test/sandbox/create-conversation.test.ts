import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users } = SAMPLE;
const UNKNOWN = 'ffffffffffffffffffffffff';
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

test('makes a personal conversation that is the default of a user who had none', async () => {
  const { status, headers, body } = await call('POST', '/conversations', {
    type: 'personal',
    participants: [{ userId: users.chloe.id }],
    displayName: 'Order 15',
    description: null,
    metadata: { order: 15, gift: false, shop: 'west' },
  });

  expect(status).toBe(201);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('etag')).toBeNull();
  expect(body).toEqual({
    conversation: {
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      type: 'personal',
      isDefault: true,
      displayName: 'Order 15',
      metadata: { order: 15, gift: false, shop: 'west' },
      createdAt: expect.stringMatching(DATE),
      lastUpdatedAt: body.conversation?.createdAt,
    },
  });
  const { id = '', createdAt = '' } = body.conversation ?? {};
  expect(Number.parseInt(id.slice(0, 8), 16)).toBe(Math.floor(Date.parse(createdAt) / 1000));
});

test('makes the second personal conversation of a user one that is not the default', async () => {
  const personal = { type: 'personal', participants: [{ userId: users.chloe.id }] };
  await call('POST', '/conversations', personal);

  const { body } = await call('POST', '/conversations', personal);

  expect(body.conversation?.isDefault).toBe(false);
});

test('takes a group without participants, and with ten', async () => {
  const { ada, bruno, chloe, dora, emil, fatima, goran, hana, ivan, julia } = users;
  const ten = [ada, bruno, chloe, dora, emil, fatima, goran, hana, ivan, julia];

  const empty = await call('POST', '/conversations', { type: 'sdkGroup' });
  const full = await call('POST', '/conversations', {
    type: 'sdkGroup',
    participants: ten.map(({ id }) => ({ userId: id })),
  });

  expect(empty).toMatchObject({ status: 201, body: { conversation: { isDefault: false } } });
  const path = `/conversations/${String(full.body.conversation?.id)}/participants`;
  const { body } = await call('GET', path);
  expect(body.participants?.map(({ userId }) => userId)).toEqual(ten.map(({ id }) => id));
});

test('subscribes the SDK client only of those for whom it was asked', async () => {
  const { body } = await call('POST', '/conversations', {
    type: 'sdkGroup',
    participants: [
      { userExternalId: users.ada.externalId, subscribeSDKClient: true },
      { userId: users.chloe.id, subscribeSDKClient: false },
    ],
  });

  const list = await call('GET', `/conversations/${String(body.conversation?.id)}/participants`);
  expect(list.body.participants).toMatchObject([
    {
      userId: users.ada.id,
      userExternalId: users.ada.externalId,
      clientAssociations: [{ type: 'sdk', clientId: expect.stringMatching(/^[0-9a-f]{24}$/) }],
    },
    { userId: users.chloe.id, clientAssociations: [] },
  ]);
});

test('counts characters, not code units, and ignores properties that it does not know', async () => {
  const answer = await call('POST', '/conversations', {
    type: 'sdkGroup',
    displayName: '😀'.repeat(100),
    metadata: { a: 'x'.repeat(4088) },
    isDefault: true,
    colour: 'blue',
  });

  expect(answer).toMatchObject({ status: 201, body: { conversation: { isDefault: false } } });
  expect(answer.body.conversation).not.toHaveProperty('colour');
});

test.each([{ userId: UNKNOWN }, { userExternalId: 'nobody' }])(
  'tells that it does not know the user %j, and makes nothing',
  async (stranger) => {
    const body = { type: 'sdkGroup', participants: [{ userId: users.chloe.id }, stranger] };

    const answer = await call('POST', '/conversations', body);

    expect(answer).toMatchObject(refusal(404, 'user_not_found', 'User not found'));
    const list = await call('GET', `/conversations?filter[userId]=${users.chloe.id}`);
    expect(list.body.conversations).toEqual([]);
  },
);

test('demands subscribeSDKClient in groups where the strict assumption is on', async () => {
  sandbox.assumptions.requireSubscribeSDKClient = true;
  const participants = [{ userId: users.ada.id }, { userId: users.bruno.id }];

  const group = await call('POST', '/conversations', { type: 'sdkGroup', participants });
  const personal = await call('POST', '/conversations', {
    type: 'personal',
    participants: participants.slice(0, 1),
  });

  expect(group).toMatchObject(
    refusal(
      400,
      'bad_request',
      ".participants[0]: should have required property 'subscribeSDKClient'",
      ".participants[1]: should have required property 'subscribeSDKClient'",
    ),
  );
  expect(personal.status).toBe(201);
});
