import type { Entity, Link } from '../../kernel/entity.js';
import { findInList } from '../../kernel/find-in-list.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { Definitions } from '../../kernel/graph.js';
import { wholeList, type List, type ListField } from '../../kernel/list.js';
import { nullWhen } from '../../kernel/loaders.js';
import type { PageRequest } from '../../kernel/page-request.js';
import { endUser } from '../user/definition.js';
import { costWithLookUp, isByExternalId } from '../user/naming.js';
import type { User, UserById, UserLookup } from '../user/records.js';
import type { Client, ClientReference, Device, DeviceReference } from './records.js';
import { getDevice, listClients, listDevices } from './rest.js';

/** Upstream's code when there is no user to read the clients or devices of. */
const USER_NOT_FOUND = 'user_not_found';

/** A channel over which a user can be reached. End users see their own. */
export const client: Entity<ClientReference, Client> = {
  type: 'EndUserClient',
  idParts: ['userId', 'clientId'],
  scopesFrom: 'EndUser.clients',
  known: ['id', 'clientId'],
  keyOf: ({ appId, userId, clientId }) => `${appId} ${userId} ${clientId}`,
  idsOf: ({ userId, id }) => [userId, id],
  referenceOf: ({ appId, userId, id }) => ({ appId, userId, clientId: id }),
  fromReference: ({ appId, userId, clientId }) => ({ appId, userId, id: clientId }),
  source: {
    find: (loaders, { clientId, ...user }) =>
      findInList(loaders, clients, userOf(user), ({ id }) => id === clientId).catch(
        nullWhen(USER_NOT_FOUND),
      ),
  },
  visibility: { before: (viewer, reference) => viewer.requireSelf(userOf(reference)) },
};

/** The clients of a user, who must exist. */
const clients: List<UserLookup, Client> = {
  at: 'EndUser.clients',
  of: client,
  startsFrom: endUser,
  startsFromIds: true,
  operation: 'listClients',
  read: (sunshine, user, page) => listClients(sunshine, userOf(user), page),
};

/** A device of a user. End users see none. */
const device: Entity<DeviceReference, Device> = {
  type: 'EndUserDevice',
  idParts: ['userId', 'deviceId'],
  scopesFrom: 'EndUser.devices',
  known: ['id', 'deviceId'],
  keyOf: ({ appId, userId, deviceId }) => `${appId} ${userId} ${deviceId}`,
  idsOf: ({ userId, id }) => [userId, id],
  referenceOf: ({ appId, userId, id }) => ({ appId, userId, deviceId: id }),
  fromReference: ({ appId, userId, deviceId }) => ({ appId, userId, id: deviceId }),
  source: {
    missing: 'device_not_found',
    read: async (sunshine, reference) =>
      (await getDevice(sunshine, reference).catch(nullWhen(USER_NOT_FOUND))) ?? undefined,
  },
  visibility: {
    before: () => Promise.reject(forbidden('an end user may not see devices')),
  },
};

/** The devices of a user, who must exist. Upstream gives all of them at once. */
export const devices: List<UserLookup, Device> = {
  at: 'EndUser.devices',
  of: device,
  startsFrom: endUser,
  startsFromIds: true,
  operation: 'listDevices',
  slicing: wholeList,
  read: (sunshine, user) => listDevices(sunshine, userOf(user)),
};

/** The part of the list of devices that has all of them. */
export const ALL_DEVICES: PageRequest = { direction: 'forward', size: 1, cursor: undefined };

const devicesOfUser: ListField<UserLookup, Device> = {
  at: 'EndUser.devices',
  list: devices,
  page: () => ALL_DEVICES,
};

const userOfClient: Link<UserById, UserLookup, User> = {
  at: 'EndUserClient.user',
  to: endUser,
  startsFrom: client,
  reference: userOf,
};

const userOfDevice: Link<UserById, UserLookup, User> = {
  ...userOfClient,
  at: 'EndUserDevice.user',
  startsFrom: device,
};

/** What this domain defines. */
export const clientDefinitions: Definitions = {
  entities: [client, device],
  lists: [clients],
  listFields: [devicesOfUser],
  links: [userOfClient, userOfDevice],
  costs: [
    costWithLookUp('Mutation.linkEndUserClient', isByExternalId),
    costWithLookUp('Mutation.removeEndUserClient', isByExternalId),
  ],
};

/** The user alone, of a reference that has the record id. */
function userOf({ appId, userId = '' }: UserLookup): UserById {
  return { appId, userId };
}
