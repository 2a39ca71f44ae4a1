/** Clients and devices: what is read, how, and by whom. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { costOf } from '../../support/cost.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { clientGid, deviceGid, UNKNOWN_ID, userGid } from '../../support/ids.js';
import type { Claims } from '../../support/key-set.js';
import { startService, type Service } from '../../support/service.js';

const { devices, integrations, users } = SAMPLE;
const { ada, bruno, chloe } = users;
const WHATSAPP = '67a0d9f09d3e51c7a4d00001';
const SDK = '67a0d9f09d3e51c7a4d00002';

let graph: Graph;
let service: Service;
beforeAll(async () => {
  graph = await startGraph({ SUBGRAPH: 'on' });
  service = await startService();
});
beforeEach(() => {
  graph.sandbox.reset();
  service.sandbox.reset();
});

const CLIENT = `id clientId type rawType status integrationId externalId lastSeen linkedAt displayName avatarUrl
  info raw user { userId }`;
const ADAS_WHATSAPP = {
  id: clientGid(ada.id, WHATSAPP),
  clientId: WHATSAPP,
  type: 'WHATSAPP',
  rawType: 'whatsapp',
  status: 'ACTIVE',
  integrationId: integrations.whatsapp.id,
  externalId: '+12125550001',
  lastSeen: '2025-02-03T15:00:00.000Z',
  linkedAt: '2025-02-03T15:00:00.000Z',
  displayName: 'Ada Byron',
  avatarUrl: 'https://assets.example.com/avatars/ada.png',
  info: { phoneNumber: '+12125550001' },
  raw: { from: '12125550001', profile: { name: 'Ada Byron' } },
  user: { userId: ada.id },
};
const DEVICE = `id deviceId type rawType guid clientId status integrationId lastSeen info appVersion user { userId }`;
const ADAS_PHONE = {
  id: deviceGid(ada.id, devices.adaPhone.id),
  deviceId: devices.adaPhone.id,
  type: 'IOS',
  rawType: 'ios',
  guid: '1C0E8B5A-6D0B-4D63-9A53-6F3B5A1B2C77',
  clientId: SDK,
  status: 'ACTIVE',
  integrationId: integrations.ios.id,
  lastSeen: '2025-02-09T07:31:05.114Z',
  info: { os: 'iOS', osVersion: '18.3', devicePlatform: 'iPhone17,3' },
  appVersion: '3.12.0',
  user: { userId: ada.id },
};

describe('EndUser.clients', () => {
  test('has every channel of the user with all that is known of it, in one call beside the user', async () => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2 });
    const { answer, counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      `{ user(by: { userId: "${ada.id}" }) { zendeskId clients { nodes { ${CLIENT} } } } }`,
    );

    expect(answer.errors).toEqual([]);
    const { clients } = (answer.data as { user: { clients: { nodes: { rawType: string }[] } } })
      .user;
    expect(clients.nodes[0]).toEqual(ADAS_WHATSAPP);
    expect(clients.nodes.map(({ rawType }) => rawType)).toEqual([
      ...['whatsapp', 'sdk', 'messenger', 'instagram', 'apple'],
    ]);
    expect(counts).toEqual({ getUser: 1, listClients: 1 });
    expect(estimated).toBe(2);
    expect(graph.sandbox.requests.waves()).toBe(1);
  });

  test('is read by the record id, which an external id has to be turned into', async () => {
    const { answer, counts } = await costOf(
      graph,
      graph.sandbox,
      `{ user(by: { userExternalId: "${ada.externalId}" }) { clients { nodes { id } } } }`,
    );

    expect(answer.errors).toEqual([]);
    expect(counts).toEqual({ getUser: 1, listClients: 1 });
    expect(graph.sandbox.requests.entries.at(-1)?.url).toContain(`/users/${ada.id}/clients?`);
  });

  test('is paged in both directions', async () => {
    const page = (args: string): Promise<unknown> =>
      graph
        .query(
          `{ user(by: { userId: "${ada.id}" }) { clients(${args}) {
            edges { cursor node { rawType } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
          } } }`,
        )
        .then(({ data }) => (data as { user: { clients: unknown } }).user.clients);

    const first = (await page('first: 2')) as {
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
    expect(first).toMatchObject({
      edges: [{ node: { rawType: 'whatsapp' } }, { node: { rawType: 'sdk' } }],
      pageInfo: { hasNextPage: true },
    });
    expect(await page(`first: 2, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      edges: [{ node: { rawType: 'messenger' } }, { node: { rawType: 'instagram' } }],
      pageInfo: { hasPreviousPage: true },
    });
    expect(await page('last: 1')).toMatchObject({ edges: [{ node: { rawType: 'apple' } }] });
  });

  test('turns what is not known yet into OTHER, and leaves out what is no client', async () => {
    graph.sandbox.faults.add({
      kind: 'replace',
      operation: 'listClients',
      body: {
        clients: [{ id: SDK, type: 'pager', status: 'asleep', info: null }, { type: 'sdk' }],
      },
    });

    const { data, errors } = await graph.query(
      `{ user(by: { userId: "${ada.id}" }) { clients { edges { node { type rawType status info } } } } }`,
    );

    expect(data).toEqual({
      user: {
        clients: {
          edges: [{ node: { type: 'OTHER', rawType: 'pager', status: 'OTHER', info: null } }],
        },
      },
    });
    expect(failures({ errors })).toMatchObject([{ code: 'UPSTREAM_INVALID_RESPONSE' }]);
  });

  test('is empty for a user without any', async () => {
    const { data } = await graph.query(
      `{ user(by: { userId: "${chloe.id}" }) { clients { nodes { id } } devices { id } } }`,
    );

    expect(data).toEqual({ user: { clients: { nodes: [] }, devices: [] } });
  });
});

describe('EndUser.devices', () => {
  test('has every device in one call beside the user, and no push token', async () => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2 });
    const { answer, counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      `{ user(by: { userId: "${ada.id}" }) { zendeskId devices { ${DEVICE} } } }`,
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      user: { devices: [{ type: 'WEB', appVersion: null }, ADAS_PHONE, { status: 'INACTIVE' }] },
    });
    expect(JSON.stringify(answer)).not.toContain('push-token');
    expect(counts).toEqual({ getUser: 1, listDevices: 1 });
    expect(estimated).toBe(2);
    expect(graph.sandbox.requests.waves()).toBe(1);
  });

  test('has no field that could show a push token', async () => {
    const { data } = await graph.query('{ __type(name: "EndUserDevice") { fields { name } } }');

    expect(JSON.stringify(data)).not.toMatch(/push|token/i);
  });

  test('gives more than 100, all at once', async () => {
    const body = {
      devices: Array.from({ length: 150 }, (_, index) => ({
        id: index.toString(16).padStart(24, '0'),
        type: 'console',
      })),
    };
    graph.sandbox.faults.add({ kind: 'replace', operation: 'listDevices', body });

    const { data } = await graph.query(
      `{ user(by: { userId: "${ada.id}" }) { devices { type status } } }`,
    );

    const given = (data as { user: { devices: unknown[] } }).user.devices;
    expect(given).toHaveLength(150);
    expect(given[0]).toEqual({ type: 'OTHER', status: 'OTHER' });
  });
});

describe.each<[string, string, object, string, Record<string, number>]>([
  ['EndUserClient', clientGid(ada.id, WHATSAPP), ADAS_WHATSAPP, CLIENT, { listClients: 1 }],
  ['EndUserDevice', deviceGid(ada.id, devices.adaPhone.id), ADAS_PHONE, DEVICE, { getDevice: 1 }],
])('%s', (type, gid, whole, fields, calls) => {
  test('is a node, found in one call', async () => {
    const { answer, counts, estimated } = await costOf(
      graph,
      graph.sandbox,
      `{ node(id: "${gid}") { id ... on ${type} { ${fields} } } }`,
    );

    expect(answer).toMatchObject({ data: { node: whole }, errors: [] });
    expect(counts).toEqual(calls);
    expect(estimated).toBe(1);
  });

  test('is an entity, found by its key', async () => {
    const { answer, counts } = await costOf(
      graph,
      graph.sandbox,
      `{ _entities(representations: [{ __typename: "${type}", id: "${gid}" }]) { ... on ${type} { ${fields} } } }`,
    );

    expect(answer).toMatchObject({ data: { _entities: [whole] }, errors: [] });
    expect(counts).toEqual(calls);
  });

  test('costs no call where another subgraph asks for its ids only', async () => {
    const { counts } = await costOf(
      graph,
      graph.sandbox,
      `{ _entities(representations: [{ __typename: "${type}", id: "${gid}" }]) { ... on ${type} { id } } }`,
    );

    expect(counts).toEqual({});
  });

  test.each([
    ['of a user who has none such', bruno.id],
    ['of a user who does not exist', UNKNOWN_ID],
  ])('is null %s', async (_, userId) => {
    const ofOther =
      type === 'EndUserClient'
        ? clientGid(userId, WHATSAPP)
        : deviceGid(userId, devices.adaPhone.id);

    const { data, errors } = await graph.query(
      `{ node(id: "${ofOther}") { ... on ${type} { rawType } } }`,
    );

    expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
  });
});

test('the user of a client is found by prefetching, in the same round trip', async () => {
  graph.sandbox.faults.add({ kind: 'gate', count: 3 });

  await costOf(
    graph,
    graph.sandbox,
    `{ node(id: "${clientGid(ada.id, WHATSAPP)}") { ... on EndUserClient { rawType user { zendeskId devices { type } } } } }`,
  );

  expect(graph.sandbox.requests.counts()).toEqual({ getUser: 1, listClients: 1, listDevices: 1 });
  expect(graph.sandbox.requests.waves()).toBe(1);
});

describe('who reads them', () => {
  const ADA: Claims = { scope: 'user', user_id: ada.id };
  const BY_EXTERNAL_ID: Claims = { scope: 'user', external_id: ada.externalId };
  const STRANGER: Claims = { scope: 'user', user_id: chloe.id };
  const clients = `{ user(by: { userId: "${ada.id}" }) { clients(first: 1) { nodes { externalId } } } }`;
  const given = { user: { clients: { nodes: [{ externalId: '+12125550001' }] } } };
  const listed = `{ user(by: { userId: "${ada.id}" }) { devices { appVersion } } }`;
  const versions = {
    user: { devices: [{ appVersion: null }, { appVersion: '3.12.0' }, { appVersion: '2.8.1' }] },
  };
  const aClient = `{ node(id: "${clientGid(ada.id, WHATSAPP)}") { ... on EndUserClient { externalId } } }`;
  const aDevice = `{ node(id: "${deviceGid(ada.id, devices.adaPhone.id)}") { ... on EndUserDevice { appVersion } } }`;

  test.each<[string, Claims, string, object]>([
    ['clients to a program', { scope: 'users:read clients:read' }, clients, given],
    ['clients to the end user', ADA, clients, given],
    ['clients to the end user known by external id', BY_EXTERNAL_ID, clients, given],
    [
      'a client to a program',
      { scope: 'clients:read' },
      aClient,
      { node: { externalId: '+12125550001' } },
    ],
    ['a client to the end user', ADA, aClient, { node: { externalId: '+12125550001' } }],
    [
      'a client to the end user known by external id',
      BY_EXTERNAL_ID,
      aClient,
      { node: { externalId: '+12125550001' } },
    ],
    ['devices to a program', { scope: 'users:read devices:read' }, listed, versions],
    [
      'a device to a program',
      { scope: 'devices:read' },
      aDevice,
      { node: { appVersion: '3.12.0' } },
    ],
  ])('%s', async (_, claims, source, data) => {
    expect(await service.query(claims, source)).toMatchObject({ data, errors: [] });
  });

  test.each<[string, Claims, string, object]>([
    [
      'clients of a program without the scope',
      { scope: 'users:read devices:read' },
      clients,
      { getUser: 1 },
    ],
    ['clients of another end user', STRANGER, clients, {}],
    ['a client of a program without the scope', { scope: 'users:read devices:read' }, aClient, {}],
    ['a client of another end user', STRANGER, aClient, {}],
    [
      'devices of a program without the scope',
      { scope: 'users:read clients:read' },
      listed,
      { getUser: 1 },
    ],
    ['devices of an end user', ADA, listed, { getUser: 1 }],
    ['a device of a program without the scope', { scope: 'users:read clients:read' }, aDevice, {}],
    ['a device of an end user', ADA, aDevice, {}],
  ])('not %s', async (_, claims, source, counts) => {
    const answer = await service.query(claims, source);

    expect(failures(answer)).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(JSON.stringify(answer.data)).not.toMatch(/1212555|3\.12/);
    expect(service.sandbox.requests.counts()).toEqual(counts);
  });

  test('an end user cannot tell a client of another user from one that does not exist', async () => {
    const answers = [];
    for (const id of [clientGid(ada.id, WHATSAPP), clientGid(UNKNOWN_ID, UNKNOWN_ID)]) {
      const { data, errors } = await service.query(STRANGER, `{ node(id: "${id}") { id } }`);
      answers.push({ data, errors, counts: service.sandbox.requests.counts() });
    }

    expect(answers[0]).toEqual(answers[1]);
  });
});

test('the ids of a user and a client say what they are of', () => {
  expect(clientGid(ada.id, WHATSAPP)).not.toBe(clientGid(bruno.id, WHATSAPP));
  expect(userGid(ada.id)).not.toBe(clientGid(ada.id, ada.id));
});
