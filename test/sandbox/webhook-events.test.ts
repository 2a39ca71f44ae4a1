import { beforeEach, describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../support/sandbox.js';
import { type Call, restCaller } from './rest-caller.js';
import { ABOUT, actWith, Receiver, SECRET } from './webhook-receiver.js';

const { appId, conversations, users } = SAMPLE;
const { ada, chloe, dora, mira } = users;
const HEX = /^[0-9a-f]{24}$/;
const FROM_API = { type: 'api:conversations' };
const { crew, crewPath: CREW, emptyPath: EMPTY, truncatedAda, text } = ABOUT;

let receiver: Receiver;
let call: Call;
let act: ReturnType<typeof actWith>;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
  sandbox = await startSandbox();
  receiver = await Receiver.of(sandbox);
  call = restCaller(sandbox);
  act = actWith(call);
});

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

    expect(await receiver.onlyEvent('conversation:create')).toEqual({
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

    expect(await receiver.onlyEvent('conversation:create')).not.toHaveProperty('user');
  });

  test('a deleted conversation comes without anybody leaving', async () => {
    await call('DELETE', CREW);

    expect(await receiver.onlyEvent('conversation:remove')).toEqual({
      conversation: expect.objectContaining(crew),
    });
  });

  test.each(['join', 'leave'])('one who is to %s comes', async (verb) => {
    const userId = verb === 'join' ? chloe.id : dora.id;
    await call('POST', `${CREW}/${verb}`, { userId });

    expect(await receiver.onlyEvent(`conversation:${verb}`)).toEqual({
      conversation: expect.objectContaining(crew),
      user: { id: userId, authenticated: false },
    });
  });

  test('a message comes as it is answered, with its user', async () => {
    const author = { type: 'user', userId: ada.id };
    const { body } = await call('POST', `${CREW}/messages`, { author, content: text });
    const [sent] = body.messages ?? [];

    expect(await receiver.onlyEvent('conversation:message')).toEqual({
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

    expect(await receiver.onlyEvent(trigger)).toMatchObject({
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

    expect(await receiver.onlyEvent('conversation:remove')).toBeDefined();
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
