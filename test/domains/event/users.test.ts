/** What happens to users and their clients, as the emulator reports it by webhooks. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { restCaller } from '../../sandbox/rest-caller.js';
import { endUserOf, program, SECRET, subscribe, type Running } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { clientGid, conversationGid, userGid } from '../../support/ids.js';
import { startSandbox } from '../../support/sandbox.js';
import { serviceOn } from '../../support/upstreams.js';

const { appId, conversations, integrations, users } = SAMPLE;
const { ada, dora, emil, julia } = users;
const { adaDefault, adaOrder, crew, full } = conversations;
const WHATSAPP = '67a0d9f09d3e51c7a4d00001';
const ADA = endUserOf(appId, ada.id);
const JULIA = endUserOf(appId, julia.id);
const WATCHER = program('events:read', 'users:read', 'clients:read', 'conversations:read');

let sandbox: Sandbox;
let graph: Graph;
let call: ReturnType<typeof restCaller>;
// The server remembers who takes part in what, and would not learn that a reset of the emulator has changed that.
beforeEach(async () => {
  sandbox = await startSandbox();
  graph = await startGraph({ ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET });
  call = restCaller(sandbox);
  sandbox.addWebhook({ target: new URL('/webhooks/sunshine', graph.url).href, secret: SECRET });
});

function write(conversationId: string, text: string): Promise<unknown> {
  const body = { author: { type: 'business' }, content: { type: 'text', text } };
  return call('POST', `/conversations/${conversationId}/messages`, body);
}

const ANY = `type ... on ConversationMessageEvent { message { content { text } } }
  ... on EndUserEvent { user { userId } removedUserId discardedConversationId reason }`;
const MINE = `subscription { userEvents { event { ${ANY} } } }`;

function ofConversation(id: string): string {
  return `subscription { conversationEvents(conversationId: "${id}") { event { ${ANY} } } }`;
}

function message(text: string): object {
  return { type: 'MESSAGE', message: { content: { text } } };
}

/** Reads on until that message comes: what came before it. */
async function upTo(running: Running, text: string): Promise<readonly unknown[]> {
  const before: unknown[] = [];
  for (;;) {
    const event = await running.event();
    if (JSON.stringify(event).includes(text)) return before;
    before.push(event);
    if (before.length > 20) throw new Error('the message does not come');
  }
}

describe('the link of a client', () => {
  const CLIENT = `{ event { type ... on EndUserClientEvent {
    user { userId } client { id clientId type status externalId user { userId } } removedClientId reason conversation { conversationId }
  } } }`;
  const BODY = {
    matchCriteria: {
      ...{ type: 'twilio', integrationId: integrations.twilio.id },
      phoneNumber: '+12125552368',
    },
    target: { conversationId: adaDefault.id },
  };
  const linked = { type: 'TWILIO', externalId: '+12125552368', user: { userId: ada.id } };

  test('is told with the client, without a call, and so are its confirmation and removal', async () => {
    const running = await subscribe(graph.server, `subscription { appEvents ${CLIENT} }`, {
      identity: WATCHER,
    });
    const { body } = await call('POST', `/users/${ada.id}/clients`, {
      ...BODY,
      confirmation: { type: 'immediate' },
    });
    const { id = '' } = (body as { client?: { id?: string } }).client ?? {};
    const before = sandbox.requests.total;

    expect(await running.event()).toMatchObject({
      type: 'CLIENT_ADDED',
      user: { userId: ada.id },
      client: { ...linked, id: clientGid(ada.id, id), clientId: id, status: 'PENDING' },
      removedClientId: null,
      reason: 'channelLinking',
      conversation: { conversationId: adaDefault.id },
    });
    expect(await running.event()).toMatchObject({
      type: 'CLIENT_UPDATED',
      client: { ...linked, clientId: id, status: 'ACTIVE' },
      reason: 'confirmed',
    });
    expect(sandbox.requests.total).toBe(before);

    await call('DELETE', `/users/${ada.id}/clients/${id}`);

    expect(await running.event()).toMatchObject({
      type: 'CLIENT_REMOVED',
      client: { clientId: id },
      removedClientId: clientGid(ada.id, id),
      reason: 'api',
    });
  });

  test('is told to the end user, and to no other', async () => {
    const source = `subscription { userEvents ${CLIENT.replace('type ...', 'type ... on ConversationMessageEvent { message { content { text } } } ...')} }`;
    const [mine, others] = await Promise.all([
      subscribe(graph.server, source, { identity: ADA }),
      subscribe(graph.server, source, { identity: endUserOf(appId, dora.id) }),
    ]);
    await call('DELETE', `/users/${ada.id}/clients/${WHATSAPP}`);
    await write(crew.id, 'after it');

    expect(await mine.event()).toMatchObject({
      type: 'CLIENT_REMOVED',
      client: { clientId: WHATSAPP, type: 'WHATSAPP' },
    });
    expect(await upTo(others, 'after it')).toEqual([]);
  });

  test('is told without the client to programs that may not read clients', async () => {
    const running = await subscribe(graph.server, `subscription { appEvents ${CLIENT} }`, {
      identity: program('events:read', 'users:read', 'conversations:read'),
    });
    await call('DELETE', `/users/${ada.id}/clients/${WHATSAPP}`);

    expect(await running.next()).toMatchObject({
      data: { appEvents: { event: { type: 'CLIENT_REMOVED', client: null } } },
      errors: expect.arrayContaining([expect.objectContaining({ code: 'FORBIDDEN' })]),
    });
  });
});

describe('when a user is deleted', () => {
  test('their streams end with that event, and those of others go on', async () => {
    const [mine, here, others] = await Promise.all([
      subscribe(graph.server, MINE, { identity: ADA }),
      subscribe(graph.server, ofConversation(crew.id), { identity: ADA }),
      subscribe(graph.server, ofConversation(crew.id), { identity: endUserOf(appId, emil.id) }),
    ]);
    await write(crew.id, 'before');
    for (const running of [mine, here, others])
      expect(await running.event()).toMatchObject(message('before'));

    await graph.query(
      `mutation { deleteEndUser(input: { user: { userId: "${ada.id}" } }) { deletedUserId } }`,
    );
    await write(crew.id, 'after');

    expect(await mine.event()).toMatchObject({
      type: 'USER_REMOVED',
      removedUserId: userGid(ada.id),
    });
    expect(await mine.next()).toMatchObject({ done: true, errors: [] });
    expect(await here.next()).toMatchObject({ done: true, errors: [] });
    expect(await others.event()).toMatchObject(message('after'));
  });

  test('a stream that they begin afterwards has nothing of the groups that they were in', async () => {
    const witness = await subscribe(graph.server, ofConversation(crew.id), {
      identity: endUserOf(appId, emil.id),
    });
    const first = await subscribe(graph.server, MINE, { identity: ADA });
    await write(crew.id, 'before');
    expect(await first.event()).toMatchObject(message('before'));
    expect(await witness.event()).toMatchObject(message('before'));
    await call('DELETE', `/users/${ada.id}`);
    expect(await first.event()).toMatchObject({ type: 'USER_REMOVED' });

    const again = await subscribe(graph.server, MINE, { identity: ADA });
    const next = again.next();
    await write(crew.id, 'after');
    expect(await witness.event()).toMatchObject(message('after'));
    await again.end();

    expect(await next).toMatchObject({ done: true });
  });
});

describe('when a user is merged into another one', () => {
  test('their streams become those of the user who goes on', async () => {
    const mine = await subscribe(graph.server, MINE, { identity: JULIA });
    await write(full.id, 'before');
    expect(await mine.event()).toMatchObject(message('before'));

    const { data } = await graph.query(`mutation {
      syncEndUser(input: { zendeskId: "25904178363413", survivingZendeskId: "25904178363412" }) {
        user { userId } userErrors { code }
      }
    }`);
    expect(data).toMatchObject({ syncEndUser: { user: { userId: ada.id }, userErrors: [] } });
    expect(await mine.event()).toMatchObject({
      type: 'USER_MERGED',
      user: { userId: ada.id },
      removedUserId: userGid(julia.id),
      discardedConversationId: null,
      reason: 'api',
    });

    await write(adaOrder.id, 'to Ada alone');
    expect(await mine.event()).toMatchObject(message('to Ada alone'));
    await write(full.id, 'to the group');
    expect(await mine.event()).toMatchObject(message('to the group'));
  });

  test('the stream of a conversation goes on as well', async () => {
    const running = await subscribe(graph.server, ofConversation(full.id), { identity: JULIA });
    await call('POST', '/users/25904178363413/sync', { survivingZendeskId: '25904178363412' });
    await write(full.id, 'after');

    expect(await upTo(running, 'after')).not.toContainEqual(
      expect.objectContaining({ done: true }),
    );
  });

  test('programs learn which conversation became part of which', async () => {
    const running = await subscribe(
      graph.server,
      `subscription { appEvents { event { type conversation { conversationId }
        ... on EndUserEvent { user { userId } removedUserId discardedConversationId } } } }`,
      { identity: program('events:read', 'users:read', 'conversations:read') },
    );
    const { body } = await call('POST', '/conversations', {
      type: 'personal',
      participants: [{ userId: julia.id }],
    });
    const id = String(body.conversation?.id);
    expect(await running.event()).toMatchObject({ type: 'CONVERSATION_CREATED' });

    await call('POST', '/users/25904178363413/sync', { survivingZendeskId: '25904178363412' });

    expect(await running.event()).toEqual({
      type: 'USER_MERGED',
      conversation: { conversationId: adaDefault.id },
      user: { userId: ada.id },
      removedUserId: userGid(julia.id),
      discardedConversationId: conversationGid(id),
    });
  });
});
