import { expect } from '@jest/globals';

import {
  createClient,
  getDevice,
  listClients,
  listDevices,
  removeClient,
} from '../../src/domains/client/rest.js';
import {
  createUser,
  deleteUser,
  deleteUserPersonalInformation,
  getUser,
  listUsers,
  syncUser,
  updateUser,
} from '../../src/domains/user/rest.js';
import type { RestOperation } from './rest-operations.js';

const APP = 'app-1';
const USER_ID = '67a0d9f09d3e51c7a4000a01';
const CLIENT_ID = '67a0d9f09d3e51c7a4d00001';
const DEVICE_ID = '67a0d9f09d3e51c7a4000d01';
const USER = { appId: APP, userId: USER_ID };
const USERS_URL = `/v2/apps/${APP}/users`;
const USER_URL = `${USERS_URL}/${USER_ID}`;

const user = { id: USER_ID, identities: [{ type: 'email', value: 'a@example.com' }] };
const known = { ...user, appId: APP, reference: { userId: USER_ID } };
const client = { id: CLIENT_ID, type: 'sdk', status: 'active' };
const device = { id: DEVICE_ID, type: 'web', status: 'active', clientId: CLIENT_ID };

function page(record: object): object {
  return {
    records: [record],
    ...{ hasMore: undefined, afterCursor: undefined, beforeCursor: undefined },
    invalid: expect.any(Function),
  };
}

/** Those of users, their clients and their devices. */
export const USER_OPERATIONS: readonly RestOperation[] = [
  {
    name: 'getUser',
    call: (sunshine) => getUser(sunshine, { appId: APP, userExternalId: 'crm/ada@example.com' }),
    method: 'GET',
    url: `${USERS_URL}/crm%2Fada%40example.com`,
    answer: { user },
    result: { ...user, appId: APP, reference: { userExternalId: 'crm/ada@example.com' } },
    idempotent: true,
  },
  {
    name: 'listUsers',
    call: (sunshine) => listUsers(sunshine, APP, 'a@example.com', '77'),
    method: 'GET',
    url: `${USERS_URL}?filter%5Bidentities.email%5D=a%40example.com&brandId=77`,
    answer: { users: [user] },
    result: [known],
    idempotent: true,
  },
  {
    name: 'createUser',
    call: (sunshine) => createUser(sunshine, APP, { externalId: 'crm/ada', brandId: '77' }),
    method: 'POST',
    url: USERS_URL,
    body: { externalId: 'crm/ada', brandId: '77' },
    answer: { user },
    result: known,
    idempotent: false,
  },
  {
    name: 'updateUser',
    call: (sunshine) => updateUser(sunshine, USER, { profile: { surname: null }, metadata: null }),
    method: 'PATCH',
    url: USER_URL,
    body: { profile: { surname: null }, metadata: null },
    answer: { user },
    result: known,
    idempotent: true,
  },
  {
    name: 'deleteUser',
    call: (sunshine) => deleteUser(sunshine, USER),
    method: 'DELETE',
    url: USER_URL,
    answer: {},
    result: undefined,
    idempotent: true,
  },
  {
    name: 'deleteUserPersonalInformation',
    call: (sunshine) => deleteUserPersonalInformation(sunshine, USER),
    method: 'DELETE',
    url: `${USER_URL}/personalinformation`,
    answer: { user },
    result: known,
    idempotent: true,
  },
  {
    name: 'syncUser',
    call: (sunshine) => syncUser(sunshine, APP, '35436', '35437'),
    method: 'POST',
    url: `${USERS_URL}/35436/sync`,
    body: { survivingZendeskId: '35437' },
    answer: { user },
    result: known,
    idempotent: false,
  },
  {
    name: 'listClients',
    call: (sunshine) => listClients(sunshine, USER, { size: 5, before: CLIENT_ID }),
    method: 'GET',
    url: `${USER_URL}/clients?page%5Bsize%5D=5&page%5Bbefore%5D=${CLIENT_ID}`,
    answer: { clients: [client] },
    result: page({ ...client, ...USER }),
    idempotent: true,
  },
  {
    name: 'createClient',
    call: (sunshine) => createClient(sunshine, USER, { target: { conversationId: 'c' } }),
    method: 'POST',
    url: `${USER_URL}/clients`,
    body: { target: { conversationId: 'c' } },
    answer: { client },
    result: { ...client, ...USER },
    idempotent: false,
  },
  {
    name: 'removeClient',
    call: (sunshine) => removeClient(sunshine, { ...USER, clientId: CLIENT_ID }),
    method: 'DELETE',
    url: `${USER_URL}/clients/${CLIENT_ID}`,
    answer: {},
    result: undefined,
    idempotent: true,
  },
  {
    name: 'listDevices',
    call: (sunshine) => listDevices(sunshine, USER),
    method: 'GET',
    url: `${USER_URL}/devices`,
    answer: { devices: [{ ...device, pushNotificationToken: 'secret' }] },
    result: page({ ...device, ...USER }),
    idempotent: true,
  },
  {
    name: 'getDevice',
    call: (sunshine) => getDevice(sunshine, { ...USER, deviceId: DEVICE_ID }),
    method: 'GET',
    url: `${USER_URL}/devices/${DEVICE_ID}`,
    answer: { device: { ...device, pushNotificationToken: 'secret' } },
    result: { ...device, ...USER },
    idempotent: true,
  },
];
