import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import {
  endUserOf,
  program,
  SECRET,
  sendWebhook,
  subscribe,
  webhookEvent,
} from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { startSandbox } from '../../support/sandbox.js';
import { passthroughTo, serviceOn } from '../../support/upstreams.js';

const { appId, users, conversations } = SAMPLE;
const { ada, bruno, chloe } = users;
const { crew, adaOrder } = conversations;
const CREW = { id: crew.id, type: 'sdkGroup', metadata: { order: 7 } };
const EVERYTHING = program('events:read', 'messages:read', 'users:read', 'conversations:read');
const ADA = endUserOf(appId, ada.id);

let sandbox: Sandbox;
let graph: Graph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph({ ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET });
});
beforeEach(() => {
  sandbox.reset();
});

function messageOf(
  conversationId: string,
  id: string,
  author: object = { type: 'business' },
): object {
  return webhookEvent('conversation:message', {
    conversation: { ...CREW, id: conversationId },
    message: { id, author, content: { type: 'text', text: id } },
  });
}

function parting(type: 'join' | 'leave', userId: string, conversationId: string = crew.id): object {
  return webhookEvent(`conversation:${type}`, {
    conversation: { ...CREW, id: conversationId },
    user: { id: userId, externalId: 'x' },
  });
}

function send(...events: readonly object[]): Promise<unknown> {
  return sendWebhook(graph, appId, events);
}

let serial = 0;
function messageId(): string {
  serial += 1;
  return serial.toString(16).padStart(24, '0');
}

const OF_CREW = `conversationEvents(conversationId: "${crew.id}")`;

describe('a delivery', () => {
  test('answers what the payload tells without a call', async () => {
    const running = await subscribe(
      graph.server,
      `subscription { ${OF_CREW} { isReplayed event { type origin appId
        conversation { conversationId type rawType metadata activeSwitchboardIntegration { name } }
        ... on ConversationMessageEvent { message { messageId content { text } conversation { id } author { type userId user { id } } } messageEdge { cursor node { id } } }
      } } }`,
      { identity: EVERYTHING },
    );
    const id = messageId();
    await send(
      messageOf(adaOrder.id, messageId()),
      messageOf(crew.id, id, { type: 'user', userId: bruno.id }),
    );

    expect(await running.next()).toMatchObject({
      errors: [],
      data: {
        conversationEvents: {
          isReplayed: false,
          event: {
            type: 'MESSAGE',
            origin: 'SUNSHINE_CONVERSATIONS',
            conversation: { conversationId: crew.id, type: 'SDK_GROUP', metadata: { order: 7 } },
            message: {
              messageId: id,
              content: { text: id },
              author: {
                userId: bruno.id,
                user: { id: encodeGlobalId({ type: 'EndUser', appId, userId: bruno.id }) },
              },
            },
            messageEdge: {
              node: {
                id: encodeGlobalId({
                  type: 'ConversationMessage',
                  appId,
                  conversationId: crew.id,
                  messageId: id,
                }),
              },
            },
          },
        },
      },
    });
    expect(sandbox.requests.total).toBe(0);
  });

  test('reads what the payload does not tell', async () => {
    const running = await subscribe(
      graph.server,
      `subscription { ${OF_CREW} { event { conversation { displayName type } } } }`,
      { identity: EVERYTHING },
    );
    await send(messageOf(crew.id, messageId()));

    expect(await running.event()).toEqual({
      conversation: { displayName: 'Crew', type: 'SDK_GROUP' },
    });
    expect(sandbox.requests.counts()).toEqual({ getConversation: 1 });
  });

  test('needs the scopes of its fields', async () => {
    const running = await subscribe(
      graph.server,
      `subscription { ${OF_CREW} { event { type ... on ConversationMessageEvent { message { id } } } } }`,
      { identity: program('events:read') },
    );
    await send(messageOf(crew.id, messageId()));

    expect(await running.next()).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
  });

  test('names the one before it, and can be gone on from', async () => {
    const source = `{ cursor previousCursor isReplayed event { eventId } gap { reason } }`;
    const { data } = await graph.query('{ eventCursor }');
    const { eventCursor } = data as { readonly eventCursor: string };
    await send(messageOf(crew.id, messageId()), messageOf(crew.id, messageId()));
    const first = await subscribe(
      graph.server,
      `subscription { conversationEvents(conversationId: "${crew.id}", after: "${eventCursor}") ${source} }`,
      { identity: EVERYTHING },
    );
    const one = await first.next();
    await first.end();
    const { cursor } = (one.data as Record<string, { readonly cursor: string }>)[
      'conversationEvents'
    ] ?? { cursor: '' };

    expect(one.data).toMatchObject({
      conversationEvents: { previousCursor: eventCursor, isReplayed: true, gap: null },
    });
    const second = await subscribe(
      graph.server,
      `subscription { conversationEvents(conversationId: "${crew.id}", after: "${cursor}") ${source} }`,
      { identity: EVERYTHING },
    );
    expect((await second.next()).data).toMatchObject({
      conversationEvents: { previousCursor: cursor, isReplayed: true },
    });
    const live = second.next();
    await send(messageOf(crew.id, messageId()));
    expect((await live).data).toMatchObject({ conversationEvents: { isReplayed: false } });
  });

  test('of changes that upstream does not report is made by this server', async () => {
    const running = await subscribe(
      graph.server,
      `subscription { ${OF_CREW} { event { type origin conversation { displayName }
        ... on ConversationLifecycleEvent { conversationEdge { node { displayName } } }
        ... on ConversationMessagesRemovedEvent { removedMessageIds } } } }`,
      { identity: EVERYTHING },
    );
    await graph.query(
      `mutation { updateConversation(input: { conversationId: "${crew.id}", displayName: "New" }) { userErrors { code } }
        deleteConversationMessages(input: { conversationId: "${crew.id}" }) { userErrors { code } } }`,
    );

    expect(await running.event()).toEqual({
      type: 'CONVERSATION_UPDATED',
      origin: 'THIS_SERVER',
      conversation: { displayName: 'New' },
      conversationEdge: { node: { displayName: 'New' } },
    });
    expect(await running.event()).toMatchObject({
      type: 'MESSAGES_REMOVED',
      removedMessageIds: null,
    });
  });
});

describe('an end user', () => {
  const TYPES = `{ event { type ... on ConversationParticipantEvent { userId user { id } }
    ... on ConversationMessageEvent { message { messageId author { userId user { id } } } } } }`;

  test('gets the events of a conversation they take part in, without a call for each', async () => {
    const running = await subscribe(graph.server, `subscription { ${OF_CREW} ${TYPES} }`, {
      identity: ADA,
    });
    const id = messageId();
    await send(
      webhookEvent('conversation:postback', {
        conversation: CREW,
        postback: { payload: 'secret' },
      }),
      webhookEvent('switchboard:passControl', { conversation: CREW }),
      webhookEvent('made:up', { conversation: CREW }),
      messageOf(crew.id, id, { type: 'user', userId: bruno.id }),
      parting('join', chloe.id),
    );

    expect(await running.event()).toEqual({
      type: 'MESSAGE',
      message: { messageId: id, author: { userId: bruno.id, user: null } },
    });
    expect(await running.event()).toEqual({
      type: 'PARTICIPANT_JOINED',
      userId: chloe.id,
      user: null,
    });
    expect(sandbox.requests.counts()).toEqual({ listParticipants: 1 });
  });

  test('is refused a conversation of others as one that does not exist', async () => {
    const answers = [];
    for (const id of [crew.id, '000000000000000000000000']) {
      const running = await subscribe(
        graph.server,
        `subscription { conversationEvents(conversationId: "${id}") ${TYPES} }`,
        { identity: endUserOf(appId, chloe.id) },
      );
      answers.push(await running.next());
    }

    expect(answers[0]).toMatchObject({ done: true, errors: [{ code: 'FORBIDDEN' }] });
    expect(answers[1]).toEqual(answers[0]);
  });

  test('who leaves gets that last, and nothing more', async () => {
    const one = await subscribe(graph.server, `subscription { ${OF_CREW} ${TYPES} }`, {
      identity: ADA,
    });
    const all = await subscribe(graph.server, `subscription { userEvents ${TYPES} }`, {
      identity: ADA,
    });
    await send(
      messageOf(crew.id, messageId()),
      parting('leave', ada.id),
      messageOf(crew.id, messageId()),
    );
    await send(messageOf(adaOrder.id, messageId()));

    for (const running of [one, all]) {
      expect(await running.event()).toMatchObject({ type: 'MESSAGE' });
      expect(await running.event()).toMatchObject({ type: 'PARTICIPANT_LEFT', userId: ada.id });
    }
    expect(await one.next()).toMatchObject({ done: true, errors: [] });
    expect(await all.event()).toMatchObject({ type: 'MESSAGE' });
  });

  test('gets all of their conversations and of themselves, and nothing of others', async () => {
    // Of the shared one it is known who takes part in what.
    const fresh = await startGraph({ ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET });
    const running = await subscribe(
      fresh.server,
      'subscription { userEvents { event { type ... on ConversationMessageEvent { message { messageId } } } } }',
      { identity: ADA },
    );
    const [mine, other] = [messageId(), messageId()];
    await sendWebhook(fresh, appId, [
      messageOf('1'.repeat(24), other),
      webhookEvent('user:update', { user: { id: bruno.id }, reason: 'authentication' }),
      webhookEvent('user:update', { user: { id: ada.id }, reason: 'authentication' }),
      messageOf(crew.id, mine),
    ]);

    expect(await running.event()).toEqual({ type: 'USER_UPDATED' });
    expect(await running.event()).toEqual({ type: 'MESSAGE', message: { messageId: mine } });
    expect(sandbox.requests.counts()).toEqual({ listParticipants: 2 });
  });

  test('who is deleted gets that last', async () => {
    const running = await subscribe(
      graph.server,
      'subscription { userEvents { event { type } } }',
      {
        identity: ADA,
      },
    );
    await send(
      webhookEvent('user:remove', { user: { id: ada.id } }),
      messageOf(crew.id, messageId()),
    );

    expect(await running.event()).toEqual({ type: 'USER_REMOVED' });
    expect(await running.next()).toMatchObject({ done: true });
  });

  test('may not see an app, nor the events of another user', async () => {
    for (const field of ['appEvents', `userEvents(by: { userId: "${bruno.id}" })`]) {
      const running = await subscribe(
        graph.server,
        `subscription { ${field} { event { type } } }`,
        {
          identity: ADA,
        },
      );
      expect(await running.next()).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
    }
  });

  test('who is taken out without an event is found out after a while', async () => {
    const doubting = await startGraph({
      ...serviceOn(sandbox),
      WEBHOOK_SECRETS: SECRET,
      MEMBERSHIP_TTL_MS: '1',
    });
    const running = await subscribe(doubting.server, `subscription { ${OF_CREW} ${TYPES} }`, {
      identity: ADA,
    });
    await doubting.query(
      `mutation { leaveConversation(input: { conversationId: "${crew.id}", participant: { userId: "${ada.id}" } }) { userErrors { code } } }`,
    );
    await sendWebhook(doubting, appId, [messageOf(crew.id, messageId())]);

    expect(await running.next()).toMatchObject({ done: true, errors: [] });
  });
});

describe('a subscription', () => {
  test.each([
    ['events:read is lacking', program('messages:read'), 'appEvents', 'FORBIDDEN'],
    ['the cursor is none', EVERYTHING, 'appEvents(after: "x")', 'BAD_USER_INPUT'],
    ['a program names no user', EVERYTHING, 'userEvents', 'BAD_USER_INPUT'],
    ['the app is not allowed', EVERYTHING, 'appEvents(appId: "other")', 'BAD_USER_INPUT'],
  ])('is refused when %s', async (_, identity, field, code) => {
    const running = await subscribe(graph.server, `subscription { ${field} { cursor } }`, {
      identity,
    });

    expect(await running.next()).toMatchObject({ done: true, errors: [{ code }] });
  });

  test('is refused where no webhook is configured, and so is eventCursor', async () => {
    const without = await startGraph(serviceOn(sandbox));
    const running = await subscribe(without.server, 'subscription { appEvents { cursor } }');

    expect(await running.next()).toMatchObject({ errors: [{ code: 'EVENTS_NOT_CONFIGURED' }] });
    expect((await without.query('{ eventCursor }')).errors).toMatchObject([
      { extensions: { code: 'EVENTS_NOT_CONFIGURED' } },
    ]);
    expect(
      (await fetch(new URL('/webhooks/sunshine', without.url), { method: 'POST' })).status,
    ).toBe(404);
  });

  test('tells a gap for a cursor of another log', async () => {
    const other = await startGraph({ ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET });
    const { data } = await other.query('{ eventCursor }');
    const { eventCursor } = data as { readonly eventCursor: string };
    const running = await subscribe(
      graph.server,
      `subscription { appEvents(after: "${eventCursor}") { gap { reason since } event { type } } }`,
      { identity: EVERYTHING },
    );

    expect(await running.event()).toMatchObject({
      gap: { reason: 'UNKNOWN_CURSOR', since: expect.any(String) },
      event: null,
    });
  });

  test('does not replay typing', async () => {
    const { data } = await graph.query('{ eventCursor }');
    const { eventCursor } = data as { readonly eventCursor: string };
    const typing = (type: string): object =>
      webhookEvent('conversation:typing', {
        conversation: CREW,
        activity: { type, author: { type: 'business' } },
      });
    await send(typing('typing:start'), messageOf(crew.id, messageId()));
    const running = await subscribe(
      graph.server,
      `subscription { conversationEvents(conversationId: "${crew.id}", after: "${eventCursor}") { event { type ... on ConversationActivityEvent { isTyping } } } }`,
      { identity: EVERYTHING },
    );

    expect(await running.event()).toEqual({ type: 'MESSAGE' });
    const live = running.event();
    await send(typing('typing:stop'));
    expect(await live).toEqual({ type: 'TYPING', isTyping: false });
  });

  test('that waits can be ended', async () => {
    const running = await subscribe(graph.server, 'subscription { appEvents { cursor } }');
    const waiting = running.next();
    await running.end();

    expect(await waiting).toMatchObject({ done: true });
  });

  test('of callers with credentials of their own is checked with those', async () => {
    const passing = await startGraph({ ...passthroughTo(sandbox), WEBHOOK_SECRETS: SECRET });
    const basic = (secret: string): string =>
      `Basic ${Buffer.from(`${sandbox.keyId}:${secret}`).toString('base64')}`;
    const fields = [
      OF_CREW,
      'appEvents',
      `userEvents(by: { userId: "${ada.id}" }, types: [MESSAGE])`,
    ];
    for (const [index, each] of fields.entries()) {
      const field = `subscription { ${each} { event { type } } }`;
      const good = await subscribe(passing.server, field, {
        authorization: basic(sandbox.keySecret),
      });
      const bad = await subscribe(passing.server, field, { authorization: basic('wrong') });
      await sendWebhook(passing, appId, [messageOf(crew.id, messageId())]);

      expect([index, await good.event()]).toEqual([index, { type: 'MESSAGE' }]);
      expect(await bad.next()).toMatchObject({ done: true, errors: [{ code: 'FORBIDDEN' }] });
    }
  });
});
