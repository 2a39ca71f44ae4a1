import {
  badRequest,
  clientNotFound,
  conflict,
  deviceNotFound,
  integrationNotFound,
} from '../errors.js';
import { cutPage } from '../paging.js';
import { readPage } from '../query.js';
import type { Client, Conversation, User } from '../records.js';
import { truncatedConversation } from '../webhooks/events.js';
import type { Change } from './changes.js';
import { createClientBody } from './client-schemas.js';
import type { Operation } from './operation.js';
import { userInPath } from './users.js';

interface Content {
  readonly type: string;
  readonly actions?: readonly { readonly type: string }[];
}

interface Link {
  readonly matchCriteria: {
    readonly type: string;
    readonly integrationId: string;
    readonly primary?: boolean;
    readonly address?: string;
    readonly phoneNumber?: string;
  };
  readonly confirmation: {
    readonly type: 'immediate' | 'userActivity' | 'prompt';
    readonly message?: { readonly content: Content };
  };
  readonly target: { readonly conversationId: string };
}

const createClient: Operation<Link, 'userIdOrExternalId'> = {
  name: 'createClient',
  method: 'POST',
  path: '/users/:userIdOrExternalId/clients',
  status: 201,
  bodySchema: createClientBody,
  perform(call) {
    const { app, body, emit, now } = call;
    const { confirmation, matchCriteria, target } = body;
    const { address, integrationId, phoneNumber, primary = true, type } = matchCriteria;
    const user = userInPath(call);
    checkContent(confirmation.message?.content);
    const integration = app.integrationType(integrationId);
    if (integration === undefined) throw integrationNotFound();
    if (integration !== type) {
      throw badRequest(`.matchCriteria.integrationId: is not of type '${type}'`);
    }
    const conversation = app.conversation(target.conversationId);
    if (app.participants(conversation.id).every(({ userId }) => userId !== user.id)) {
      throw badRequest('User is not a participant of the conversation');
    }
    const externalId = address ?? phoneNumber?.replace(/[^+0-9]/g, '');
    const clients = app.clients(user.id);
    if (
      clients.some((each) => each.integrationId === integrationId && each.externalId === externalId)
    ) {
      throw conflict('Client already exists');
    }
    const client: Client = {
      id: app.identifiers.next(now),
      type,
      status: 'pending',
      integrationId,
      externalId,
    };
    app.saveClients(user.id, [...clients, client]);
    emit('client:add', (show) => ({
      conversation: truncatedConversation(conversation),
      user: show(user),
      client,
      reason: 'channelLinking',
      source: { type: 'api:conversations' },
    }));
    if (confirmation.type === 'immediate') confirmClient(call, user, conversation, client, primary);
    return { client };
  },
};

const listClients: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'listClients',
  method: 'GET',
  path: '/users/:userIdOrExternalId/clients',
  status: 200,
  perform(call) {
    const { address, app, assumptions, query } = call;
    const list = app.clients(userInPath(call).id);
    const { items, info } = cutPage(list, readPage(query), address, query);
    return { clients: items, ...(assumptions.omitPageInfo ? {} : info) };
  },
};

const removeClient: Operation<undefined, 'userIdOrExternalId' | 'clientId'> = {
  name: 'removeClient',
  method: 'DELETE',
  path: '/users/:userIdOrExternalId/clients/:clientId',
  status: 200,
  perform(call) {
    const { app, emit, params } = call;
    const user = userInPath(call);
    const clients = app.clients(user.id);
    const client = clients.find(({ id }) => id === params.clientId);
    if (client === undefined) throw clientNotFound();
    if (client.type === 'sdk') throw badRequest("Cannot remove a client of type 'sdk'");
    app.saveClients(
      user.id,
      clients.filter(({ id }) => id !== client.id),
    );
    for (const { id } of app.conversationsOf(user.id))
      app.saveParticipants(
        id,
        app.participants(id).map((part) => ({
          ...part,
          clientAssociations: part.clientAssociations.filter((each) => each.clientId !== client.id),
        })),
      );
    emit('client:remove', (show) => ({
      user: show(user),
      client,
      reason: 'api',
      source: { type: 'api:conversations' },
    }));
    return {};
  },
};

const listDevices: Operation<undefined, 'userIdOrExternalId'> = {
  name: 'listDevices',
  method: 'GET',
  path: '/users/:userIdOrExternalId/devices',
  status: 200,
  perform(call) {
    return { devices: call.app.devices(userInPath(call).id) };
  },
};

const getDevice: Operation<undefined, 'userIdOrExternalId' | 'deviceId'> = {
  name: 'getDevice',
  method: 'GET',
  path: '/users/:userIdOrExternalId/devices/:deviceId',
  status: 200,
  perform(call) {
    const { app, params } = call;
    const device = app.devices(userInPath(call).id).find(({ id }) => id === params.deviceId);
    if (device === undefined) throw deviceNotFound();
    return { device };
  },
};

/** The routes of clients and devices. */
export const clientOperations = [createClient, listClients, removeClient, listDevices, getDevice];

/** Takes a pending client for confirmed: from now on the conversation goes on over it, too. */
export function confirmClient(
  { app, emit, now }: Change,
  user: User,
  conversation: Conversation,
  pending: Client,
  isPrimary: boolean,
): void {
  const client: Client = { ...pending, status: 'active', linkedAt: now.toISOString() };
  const { id: clientId, type } = client;
  app.saveClients(
    user.id,
    app.clients(user.id).map((each) => (each.id === clientId ? client : each)),
  );
  app.saveParticipants(
    conversation.id,
    app.participants(conversation.id).map((part) => {
      if (part.userId !== user.id) return part;
      const [own, others] = [[{ type, clientId }], part.clientAssociations];
      return {
        ...part,
        clientAssociations: isPrimary ? [...own, ...others] : [...others, ...own],
      };
    }),
  );
  emit('client:update', (show) => ({
    conversation: truncatedConversation(conversation),
    user: show(user),
    client,
    reason: 'confirmed',
  }));
}

function checkContent(content: Content | undefined): void {
  if (content === undefined) return;
  const { actions = [], type } = content;
  if (type !== 'text' && type !== 'image') {
    throw badRequest('.confirmation.message.content: should be a text or an image');
  }
  if (actions.some((action) => action.type !== 'link')) {
    throw badRequest('.confirmation.message.content.actions: should be links');
  }
}
