import { beforeEach, describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../support/sandbox.js';
import { type Call, refusal, restCaller } from './rest-caller.js';
import { Receiver, SECRET } from './webhook-receiver.js';

const { appId, conversations, users } = SAMPLE;
const { ada, chloe, dora, mira } = users;
const HEX = /^[0-9a-f]{24}$/;
const FROM_API = { type: 'api:conversations' };
const FROM_WEB = { type: 'web', integrationId: SAMPLE.integrations.web.id };
const truncatedAda = { id: ada.id, authenticated: true, externalId: ada.externalId };
const crew = { id: conversations.crew.id, type: 'sdkGroup' };
const CREW = `/conversations/${crew.id}`;
const EMPTY = `/conversations/${conversations.noMessages.id}`;
const text = { type: 'text', text: 'Hello' };

let receiver: Receiver;
let call: Call;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
  sandbox = await startSandbox();
  receiver = await Receiver.of(sandbox);
  call = restCaller(sandbox);
});

function act(body: object): ReturnType<Call> {
  return call('POST', '/_sandbox/act', body);
}

/** The payload of the one event that has come. */
async function onlyEvent(type: string): Promise<unknown> {
  await receiver.has(1);
  expect(receiver.types).toEqual([type]);
  return receiver.events[0]?.payload;
}

test('a delivery has the secret, the app, the webhook and the event', async () => {
  await call('POST', `${CREW}/activity`, { author: { type: 'business' }, type: 'typing:start' });
  await receiver.has(1);

  const [{ body, headers } = { body: undefined, headers: {} }] = receiver.requests;
  expect(headers).toMatchObject({ 'x-api-key': SECRET, 'content-type': 'application/json' });
  expect(body).toEqual({
    app: { id: appId },
    webhook: { id: expect.stringMatching(HEX), version: 'v2' },
    events: [
      {
        id: expect.stringMatching(HEX),
        type: 'conversation:typing',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        payload: expect.any(Object),
      },
    ],
  });
});

describe('calls of the API', () => {
  test('a new personal conversation comes with its user, and without joining', async () => {
    const created = await call('POST', '/conversations', {
      type: 'personal',
      participants: [{ userId: ada.id }],
      displayName: 'Hidden in events',
      metadata: { order: 15 },
    });

    expect(await onlyEvent('conversation:create')).toEqual({
      conversation: {
        id: created.body.conversation?.id,
        type: 'personal',
        metadata: { order: 15 },
      },
      creationReason: 'none',
      source: FROM_API,
      user: { ...truncatedAda, zendeskId: '25904178363412' },
    });
  });

  test('a new group comes without its users', async () => {
    const participants = [{ userId: ada.id }, { userId: dora.id }];
    await call('POST', '/conversations', { type: 'sdkGroup', participants });

    expect(await onlyEvent('conversation:create')).not.toHaveProperty('user');
  });

  test('a deleted conversation comes without anybody leaving', async () => {
    await call('DELETE', CREW);

    expect(await onlyEvent('conversation:remove')).toEqual({
      conversation: expect.objectContaining(crew),
    });
  });

  test.each(['join', 'leave'])('one who is to %s comes', async (verb) => {
    const userId = verb === 'join' ? chloe.id : dora.id;
    await call('POST', `${CREW}/${verb}`, { userId });

    expect(await onlyEvent(`conversation:${verb}`)).toEqual({
      conversation: expect.objectContaining(crew),
      user: { id: userId, authenticated: false },
    });
  });

  test('a message comes as it is answered, with its user', async () => {
    const author = { type: 'user', userId: ada.id };
    const { body } = await call('POST', `${CREW}/messages`, { author, content: text });
    const [sent] = body.messages ?? [];

    expect(await onlyEvent('conversation:message')).toEqual({
      conversation: expect.objectContaining(crew),
      message: {
        ...sent,
        author: { ...sent?.author, user: { ...truncatedAda, zendeskId: '25904178363412' } },
      },
    });
  });

  test('each of several messages comes by itself, and none when messages are deleted', async () => {
    const content = { type: 'text', text: 'Hello &((template=[[hi]]))&' };
    await call('POST', `${CREW}/messages`, { author: { type: 'business' }, content });
    await call('DELETE', `${CREW}/messages`);
    await call('DELETE', CREW);
    await receiver.has(3);

    expect(receiver.types).toEqual([
      'conversation:message',
      'conversation:message',
      'conversation:remove',
    ]);
    expect(receiver.events[0]?.payload['message']).not.toHaveProperty('author.user');
  });

  test.each([
    [{ type: 'business' }, 'conversation:read', 'conversation:read'],
    [{ type: 'user', userId: ada.id }, 'conversation:read', 'conversation:read'],
    [{ type: 'business' }, 'typing:stop', 'conversation:typing'],
  ])('what %j reports as %s comes as %s', async (author, type, trigger) => {
    await call('POST', `${CREW}/activity`, { author, type });

    expect(await onlyEvent(trigger)).toMatchObject({
      conversation: crew,
      activity: {
        type,
        source: FROM_API,
        author: { ...author, ...(author.type === 'user' ? { user: truncatedAda } : {}) },
      },
    });
  });

  test('nothing comes of what is rejected, or of what only reads', async () => {
    await call('POST', `${CREW}/messages`, { author: { type: 'business' } });
    await call('POST', `${CREW}/join`, { userId: dora.id });
    await call('GET', CREW);
    await call('DELETE', CREW);

    expect(await onlyEvent('conversation:remove')).toBeDefined();
  });

  test('without echoes, what callers write, read and type does not come', async () => {
    sandbox.assumptions.echoOwn = false;
    const author = { type: 'business' };
    await call('POST', `${EMPTY}/messages`, { author, content: text });
    await call('POST', `${EMPTY}/activity`, { author, type: 'conversation:read' });
    await act({ as: mira.id, conversationId: conversations.noMessages.id, say: 'Mine' });
    await receiver.has(1);

    expect(receiver.texts).toEqual(['Mine']);
  });
});

describe('a person', () => {
  const here = { as: mira.id, conversationId: conversations.noMessages.id };

  test('writes, which is in the list of messages as well', async () => {
    const said = await act({ ...here, say: 'From the phone' });
    const listed = await call('GET', `${EMPTY}/messages`);

    expect(said).toMatchObject({ status: 200, body: { messages: listed.body.messages } });
    expect(await onlyEvent('conversation:message')).toMatchObject({
      message: {
        author: { type: 'user', userId: mira.id, displayName: 'Mira Sol', user: { id: mira.id } },
        content: { type: 'text', text: 'From the phone' },
        source: FROM_WEB,
      },
    });
  });

  test.each([
    [{ type: true }, 'conversation:typing', 'typing:start'],
    [{ type: false }, 'conversation:typing', 'typing:stop'],
    [{ read: true }, 'conversation:read', 'conversation:read'],
  ])('does %j, which comes as %s', async (what, trigger, type) => {
    await act({ ...here, ...what });

    expect(await onlyEvent(trigger)).toMatchObject({
      activity: { type, source: FROM_WEB, author: { type: 'user', user: { id: mira.id } } },
    });
  });

  test('has read everything after reading', async () => {
    const conversationId = conversations.oneMessage.id;
    await act({ as: mira.id, conversationId, read: true });
    const { body } = await call('GET', `/conversations/${conversationId}/participants`);

    expect(body.participants).toMatchObject([{ userId: mira.id, unreadCount: 0 }]);
  });

  test('presses a postback, which writes nothing', async () => {
    const conversationId = conversations.everyContent.id;
    const pressed = await act({ as: mira.id, conversationId, press: 'CHOOSE_LAMP' });

    expect(pressed.body).toEqual({ messages: [] });
    expect(await onlyEvent('conversation:postback')).toEqual({
      postback: { payload: 'CHOOSE_LAMP', metadata: { sku: 'L-1' } },
      conversation: { id: conversationId, type: 'personal' },
      user: { id: mira.id, authenticated: false, externalId: mira.externalId },
      source: { type: 'whatsapp', integrationId: SAMPLE.integrations.whatsapp.id },
    });
  });

  test('presses a reply, which writes it', async () => {
    await act({ as: mira.id, conversationId: conversations.everyContent.id, press: 'YES' });

    expect(await onlyEvent('conversation:message')).toMatchObject({
      message: { content: { type: 'text', text: 'Yes', payload: 'YES' } },
    });
  });

  test('leaves a group', async () => {
    await act({ as: ada.id, conversationId: crew.id, leave: true });
    const { body } = await call('GET', `${CREW}/participants`);

    expect(body.participants?.map(({ userId }) => userId)).not.toContain(ada.id);
    expect(await onlyEvent('conversation:leave')).toMatchObject({ user: truncatedAda });
  });

  test('is by default where something happened last', async () => {
    const author = { type: 'business' };
    await call('POST', `/conversations/${conversations.adaApple.id}/messages`, {
      author,
      content: text,
    });
    await act({ as: ada.id, say: 'Here' });
    await receiver.has(2);

    expect(receiver.events[1]?.payload).toMatchObject({
      conversation: { id: conversations.adaApple.id },
    });
  });

  test.each([
    [{ as: mira.id, say: 'x', read: true }, 400, 'should match exactly one schema in oneOf'],
    [{ as: mira.id }, 400, 'should match exactly one schema in oneOf'],
    [{ as: mira.id, read: false }, 400, '.read: should be equal to constant'],
    [{ as: mira.id, say: '' }, 400, '.say: should not be shorter than 1 characters'],
    [{ as: mira.id, say: 'x', to: 'y' }, 400, 'should not have additional properties'],
  ])('cannot do %j', async (body, status, title) => {
    expect(await act(body)).toMatchObject(refusal(status, 'bad_request', title));
    expect(receiver.requests).toEqual([]);
  });

  test.each([
    [{ as: 'x', say: 'x' }, 'user_not_found', 'User not found'],
    [
      { as: mira.id, conversationId: 'x', say: 'x' },
      'conversation_not_found',
      'Conversation not found',
    ],
    [
      { as: mira.id, conversationId: crew.id, say: 'x' },
      'not_found',
      'User is not a member of the conversation',
    ],
    [{ as: chloe.id, say: 'x' }, 'not_found', 'User is not a member of the conversation'],
    [{ ...here, press: 'x' }, 'not_found', 'No message has a button with that payload'],
  ])('does not find what %j needs', async (body, code, title) => {
    expect(await act(body)).toMatchObject(refusal(404, code, title));
  });

  test('cannot leave a personal conversation', async () => {
    expect((await act({ ...here, leave: true })).status).toBe(400);
  });
});
