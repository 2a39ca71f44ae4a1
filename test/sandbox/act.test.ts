import { beforeEach, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../support/sandbox.js';
import { type Call, refusal, restCaller } from './rest-caller.js';
import { ABOUT, actWith, Receiver } from './webhook-receiver.js';

const { conversations, users } = SAMPLE;
const { ada, chloe, mira } = users;
const FROM_WEB = { type: 'web', integrationId: SAMPLE.integrations.web.id };
const { crew, crewPath: CREW, emptyPath: EMPTY, truncatedAda, text } = ABOUT;

let receiver: Receiver;
let call: Call;
let act: ReturnType<typeof actWith>;

beforeEach(async () => {
  const sandbox = await startSandbox();
  receiver = await Receiver.of(sandbox);
  call = restCaller(sandbox);
  act = actWith(call);
});

const here = { as: mira.id, conversationId: conversations.noMessages.id };

test('a person writes, which is in the list of messages as well', async () => {
  const said = await act({ ...here, say: 'From the phone' });
  const listed = await call('GET', `${EMPTY}/messages`);

  expect(said).toMatchObject({ status: 200, body: { messages: listed.body.messages } });
  expect(await receiver.onlyEvent('conversation:message')).toMatchObject({
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
])('a person does %j, which comes as %s', async (what, trigger, type) => {
  await act({ ...here, ...what });

  expect(await receiver.onlyEvent(trigger)).toMatchObject({
    activity: { type, source: FROM_WEB, author: { type: 'user', user: { id: mira.id } } },
  });
});

test('a person has read everything after reading', async () => {
  const conversationId = conversations.oneMessage.id;
  await act({ as: mira.id, conversationId, read: true });
  const { body } = await call('GET', `/conversations/${conversationId}/participants`);

  expect(body.participants).toMatchObject([{ userId: mira.id, unreadCount: 0 }]);
});

test('a person presses a postback, which writes nothing', async () => {
  const conversationId = conversations.everyContent.id;
  const pressed = await act({ as: mira.id, conversationId, press: 'CHOOSE_LAMP' });

  expect(pressed.body).toEqual({ messages: [] });
  expect(await receiver.onlyEvent('conversation:postback')).toEqual({
    postback: { payload: 'CHOOSE_LAMP', metadata: { sku: 'L-1' } },
    conversation: { id: conversationId, type: 'personal' },
    user: { id: mira.id, authenticated: false, externalId: mira.externalId },
    source: { type: 'whatsapp', integrationId: SAMPLE.integrations.whatsapp.id },
  });
});

test('a person presses a reply, which writes it', async () => {
  await act({ as: mira.id, conversationId: conversations.everyContent.id, press: 'YES' });

  expect(await receiver.onlyEvent('conversation:message')).toMatchObject({
    message: { content: { type: 'text', text: 'Yes', payload: 'YES' } },
  });
});

test('a person leaves a group', async () => {
  await act({ as: ada.id, conversationId: crew.id, leave: true });
  const { body } = await call('GET', `${CREW}/participants`);

  expect(body.participants?.map(({ userId }) => userId)).not.toContain(ada.id);
  expect(await receiver.onlyEvent('conversation:leave')).toMatchObject({ user: truncatedAda });
});

test('a person is by default where something happened last', async () => {
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
])('a person cannot do %j', async (body, status, title) => {
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
])('a person does not find what %j needs', async (body, code, title) => {
  expect(await act(body)).toMatchObject(refusal(404, code, title));
});

test('a person cannot leave a personal conversation', async () => {
  expect((await act({ ...here, leave: true })).status).toBe(400);
});
