import type { Resolvers } from '../../__generated__/resolvers.js';
import { idAt } from '../../events/triggers.js';
import { toEdge } from '../../kernel/connection.js';
import { objectOf, recordIn, stringIn } from '../../kernel/faults.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import { originOf } from '../../kernel/list.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { isValid } from '../../kernel/slice.js';
import { openEnum } from '../message/values.js';
import { clientTypeOf } from '../participant/client-type.js';
import { byRecordId } from '../user/definition.js';
import { readUserReference } from '../user/input.js';
import { ALL_DEVICES, client, devices } from './definition.js';
import { readLink } from './input.js';
import { toClient } from './records.js';
import { createClient, removeClient } from './rest.js';

const clientStatusOf = openEnum({
  active: 'ACTIVE',
  blocked: 'BLOCKED',
  inactive: 'INACTIVE',
  pending: 'PENDING',
});
const deviceTypeOf = openEnum({ android: 'ANDROID', ios: 'IOS', web: 'WEB' });
const deviceStatusOf = openEnum({ active: 'ACTIVE', inactive: 'INACTIVE' });

/** The resolvers that cannot be derived from the definitions. */
export const clientResolvers: Resolvers = {
  Mutation: {
    linkEndUserClient: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const reference = readUserReference(reader, ['user'], input.user);
        const body = readLink(reader, input);
        const named = { appId: reader.finish(), ...reference };
        const user = await byRecordId(loaders, named, 'createClient');
        loaders.clearLists();
        return { client: await createClient(sunshine, user, body) };
      }),

    removeEndUserClient: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(
        async () => {
          const reader = new InputReader(apps, input);
          const reference = readUserReference(reader, ['user'], input.user);
          const { userId } = reference;
          const rule = 'must be the id of a client of this user';
          const inside = userId === undefined ? undefined : { ids: [userId], rule };
          const clientId = reader.recordId(client, ['clientId'], input.clientId, inside);
          const named = { appId: reader.finish(), ...reference };
          const user = await byRecordId(loaders, named, 'removeClient');
          loaders.clear(client, { ...user, clientId });
          await removeClient(sunshine, { ...user, clientId });
          return { ...user, clientId };
        },
        { missing: { client_not_found: 'CLIENT_NOT_FOUND' } },
      ),
  },

  EndUser: {
    devices: async (user, _, { faults, loaders }, info) => {
      const from = originOf(devices, user);
      const { records } = await loaders.page(devices).load({ from, page: ALL_DEVICES });
      for (const record of records) if (!isValid(record)) faults.report(record, info);
      return records.filter(isValid);
    },
  },

  EndUserClient: {
    type: ({ type }) => clientTypeOf(type),
    rawType: ({ type }) => stringIn(type),
    status: ({ status }) => clientStatusOf(status) ?? 'OTHER',
    info: ({ info }) => objectOf(info),
    raw: ({ raw }) => objectOf(raw),
  },

  EndUserDevice: {
    type: ({ type }) => deviceTypeOf(type) ?? 'OTHER',
    rawType: ({ type }) => stringIn(type),
    status: ({ status }) => deviceStatusOf(status) ?? 'OTHER',
    info: ({ info }) => objectOf(info),
  },

  EndUserClientEvent: {
    client: ({ appId, payload }) => {
      const id = idAt(payload, 'client.id');
      const userId = idAt(payload, 'user.id');
      if (id === undefined || userId === undefined) return null;
      // A copy: what reads the client may change the record, and all subscriptions share the event.
      return toClient({ ...objectOf(payload['client']), id }, { appId, userId });
    },
  },

  LinkEndUserClientPayload: {
    client: ({ result }) => recordIn(result?.client),
    clientEdge: ({ result }) => {
      const linked = recordIn(result?.client);
      return linked && toEdge(client.type, linked);
    },
  },

  RemoveEndUserClientPayload: {
    removedClientId: ({ result }) => result && globalIdOf(client, client.fromReference(result)),
  },
};
