import type { SunshineClient } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import { path } from '../../upstream/path.js';
import { pageParameters, type PageQuery } from '../../upstream/query.js';
import {
  InvalidRecord,
  readChangedRecord,
  readPage,
  readRecord,
  type RecordPage,
} from '../../upstream/response.js';
import type { UserById } from '../user/records.js';
import {
  toClient,
  toDevice,
  type Client,
  type ClientReference,
  type Device,
  type DeviceReference,
} from './records.js';

/**
 * ListClients: `GET /v2/apps/{appId}/users/{userIdOrExternalId}/clients`. The order of the list is not documented.
 */
export async function listClients(
  client: SunshineClient,
  user: UserById,
  page: PageQuery,
): Promise<RecordPage<Client>> {
  const answer = await client.send({
    operation: 'listClients',
    method: 'GET',
    path: `${userPath(user)}/clients`,
    query: pageParameters(page),
  });
  return readPage(answer, 'clients', ['id'], (record) => toClient(record, user));
}

/**
 * CreateClient: `POST /v2/apps/{appId}/users/{userIdOrExternalId}/clients`. Never sent twice.
 *
 * @returns The new client, as far as the answer has it.
 */
export async function createClient(
  client: SunshineClient,
  user: UserById,
  body: JsonObject,
): Promise<Client | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'createClient',
    method: 'POST',
    path: `${userPath(user)}/clients`,
    body,
  });
  const record = readChangedRecord(answer, 'client', ['id'], {});
  return record === null || record instanceof InvalidRecord ? record : toClient(record, user);
}

/**
 * RemoveClient: `DELETE /v2/apps/{appId}/users/{userIdOrExternalId}/clients/{clientId}`. When it is sent again because the
 * first answer was lost, "not found" means that it is done.
 */
export async function removeClient(
  client: SunshineClient,
  { clientId, ...user }: ClientReference,
): Promise<void> {
  await client.send({
    operation: 'removeClient',
    method: 'DELETE',
    path: `${userPath(user)}${path`/clients/${clientId}`}`,
    doneWhenMissing: (code) => code === 'client_not_found',
  });
}

/** ListDevices: `GET /v2/apps/{appId}/users/{userIdOrExternalId}/devices`. It has no pages. */
export async function listDevices(
  client: SunshineClient,
  user: UserById,
): Promise<RecordPage<Device>> {
  const answer = await client.send({
    operation: 'listDevices',
    method: 'GET',
    path: `${userPath(user)}/devices`,
  });
  return readPage(answer, 'devices', ['id'], (record) => toDevice(record, user));
}

/** GetDevice: `GET /v2/apps/{appId}/users/{userIdOrExternalId}/devices/{deviceId}`. */
export async function getDevice(
  client: SunshineClient,
  { deviceId, ...user }: DeviceReference,
): Promise<Device> {
  const answer = await client.send({
    operation: 'getDevice',
    method: 'GET',
    path: `${userPath(user)}${path`/devices/${deviceId}`}`,
  });
  return toDevice(readRecord(answer, 'device', ['id'], { id: deviceId }), user);
}

function userPath({ appId, userId }: UserById): string {
  return path`/v2/apps/${appId}/users/${userId}`;
}
