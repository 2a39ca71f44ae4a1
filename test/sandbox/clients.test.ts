import { describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { sharedSandbox } from '../support/shared-sandbox.js';
import { refusal, restCaller } from './rest-caller.js';

const { conversations, devices, integrations, users } = SAMPLE;
const { ada, bruno } = users;
const SDK = '67a0d9f09d3e51c7a4d00002';

const call = restCaller(sharedSandbox());

const LINK = {
  matchCriteria: {
    ...{ type: 'twilio', integrationId: integrations.twilio.id },
    phoneNumber: '+1 212-555-2368',
  },
  confirmation: { type: 'prompt' },
  target: { conversationId: conversations.adaDefault.id },
};

interface Listed {
  readonly clients: readonly { readonly id: string; readonly status: string }[];
}

async function clientsOf(userId: string): Promise<Listed['clients']> {
  return ((await call('GET', `/users/${userId}/clients`)).body as unknown as Listed).clients;
}

describe('clients', () => {
  test('are listed by the id of the user or the external one, in pages', async () => {
    const all = await clientsOf(ada.id);
    const page = await call(
      'GET',
      `/users/${encodeURIComponent(ada.externalId)}/clients?page[size]=2&page[after]=${all[0]?.id ?? ''}`,
    );

    expect(all).toHaveLength(5);
    expect(page.body).toMatchObject({
      clients: [{ id: all[1]?.id }, { id: all[2]?.id }],
      meta: { hasMore: true, afterCursor: all[2]?.id },
    });
  });

  test('are pending until a person confirms them, and then part of the conversation', async () => {
    const made = await call('POST', `/users/${ada.id}/clients`, LINK);
    const { id } = (made.body as unknown as { readonly client: { readonly id: string } }).client;

    expect(made).toMatchObject({
      status: 201,
      body: { client: { type: 'twilio', status: 'pending', externalId: '+12125552368' } },
    });
    const act = { as: ada.id, conversationId: conversations.adaDefault.id, confirm: id };
    expect((await call('POST', '/_sandbox/act', act)).status).toBe(200);
    expect((await clientsOf(ada.id)).at(-1)).toMatchObject({ id, status: 'active' });
    const { body } = await call(
      'GET',
      `/conversations/${conversations.adaDefault.id}/participants`,
    );
    expect(body.participants?.[0]?.clientAssociations[0]).toEqual({ type: 'twilio', clientId: id });
    expect(await call('POST', '/_sandbox/act', act)).toMatchObject({ status: 404 });
  });

  test.each<[string, object, number, string]>([
    ['no criteria', { matchCriteria: undefined }, 400, 'bad_request'],
    [
      'an unknown channel',
      { matchCriteria: { ...LINK.matchCriteria, type: 'sdk' } },
      400,
      'bad_request',
    ],
    [
      'a phone number without +',
      { matchCriteria: { ...LINK.matchCriteria, phoneNumber: '212 555 2368' } },
      400,
      'bad_request',
    ],
    [
      'an unknown integration',
      { matchCriteria: { ...LINK.matchCriteria, integrationId: 'x' } },
      404,
      'integration_not_found',
    ],
    [
      'an integration of another kind',
      { matchCriteria: { ...LINK.matchCriteria, integrationId: integrations.web.id } },
      400,
      'bad_request',
    ],
    ['an unknown confirmation', { confirmation: { type: 'later' } }, 400, 'bad_request'],
    [
      'a confirmation by a form',
      {
        confirmation: {
          type: 'prompt',
          message: {
            author: { type: 'business' },
            content: { type: 'location', coordinates: { lat: 1, long: 2 } },
          },
        },
      },
      400,
      'bad_request',
    ],
    [
      'a confirmation by a button that is no link',
      {
        confirmation: {
          type: 'prompt',
          message: {
            author: { type: 'business' },
            content: {
              type: 'text',
              text: 'Yes?',
              actions: [{ type: 'reply', text: 'Yes', payload: 'YES' }],
            },
          },
        },
      },
      400,
      'bad_request',
    ],
    ['an unknown conversation', { target: { conversationId: 'x' } }, 404, 'conversation_not_found'],
    [
      'the conversation of others',
      { target: { conversationId: conversations.brunoDefault.id } },
      400,
      'bad_request',
    ],
  ])('are refused with %s', async (_, body, status, code) => {
    expect(await call('POST', `/users/${ada.id}/clients`, { ...LINK, ...body })).toMatchObject({
      status,
      body: { errors: [{ code }] },
    });
  });

  test('are made once, and removed for good, but for those of SDKs', async () => {
    const { body } = await call('POST', `/users/${ada.id}/clients`, LINK);
    const { id } = (body as unknown as { readonly client: { readonly id: string } }).client;
    const path = `/users/${ada.id}/clients/${id}`;

    expect(await call('POST', `/users/${ada.id}/clients`, LINK)).toMatchObject({ status: 409 });
    expect(await call('DELETE', path)).toMatchObject({ status: 200, body: {} });
    expect(await call('DELETE', path)).toMatchObject(
      refusal(404, 'client_not_found', 'Client not found'),
    );
    expect(await call('DELETE', `/users/${ada.id}/clients/${SDK}`)).toMatchObject(
      refusal(400, 'bad_request', "Cannot remove a client of type 'sdk'"),
    );
  });
});

test('devices come the one seen last first, with the push token that only upstream knows', async () => {
  const { body } = await call('GET', `/users/${ada.id}/devices`);

  expect(body).toMatchObject({
    devices: [
      { id: devices.adaWeb.id, clientId: SDK },
      { id: devices.adaPhone.id, pushNotificationToken: expect.any(String) },
      { id: devices.adaOldPhone.id },
    ],
  });
  expect((await call('GET', `/users/${ada.id}/devices/${devices.adaWeb.id}`)).status).toBe(200);
  expect(await call('GET', `/users/${bruno.id}/devices/${devices.adaWeb.id}`)).toMatchObject(
    refusal(404, 'device_not_found', 'Device not found'),
  );
});

test('external ids of brands are their own', async () => {
  const created = await call('POST', '/users', { externalId: 'crm/1', brandId: '77' });
  const id = created.body.user?.id;

  expect((await call('GET', '/users/crm%2F1')).status).toBe(404);
  expect((await call('GET', '/users/crm%2F1?brandId=77')).body.user?.id).toBe(id);
  expect((await call('POST', '/users', { externalId: 'crm/1' })).status).toBe(201);
  expect((await call('POST', '/users', { externalId: 'crm/1', brandId: '77' })).status).toBe(409);
});

test.each(['', '?filter[identities.email]=', '?filter=x', '?filter[email]=a@x.example'])(
  'users are not listed by %j',
  async (query) => {
    expect(await call('GET', `/users${query}`)).toMatchObject(
      refusal(400, 'bad_request', 'Invalid query parameters'),
    );
  },
);
