import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { type Answer, refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations } = SAMPLE;
const { mira, noor, ada } = users;
const LONG = `/conversations/${conversations.longHistory.id}`;
const UNKNOWN = 'ffffffffffffffffffffffff';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

function report(author: object, type: string, path = LONG): Promise<Answer> {
  return call('POST', `${path}/activity`, { author, type });
}

async function state(): Promise<object> {
  const [conversation, participants] = [
    await call('GET', LONG),
    await call('GET', `${LONG}/participants`),
  ];
  return { ...conversation.body, ...participants.body };
}

test.each([
  { type: 'user', userId: noor.id },
  { type: 'user', userId: noor.id, displayName: 'Noor' },
])('a user who has read, %j, has nothing unread, and the others as before', async (author) => {
  const began = new Date().toISOString();
  const before = await state();
  expect(await report(author, 'conversation:read')).toMatchObject({ status: 200, body: {} });
  const after = await state();

  expect(before).toMatchObject({ participants: [{ unreadCount: 6 }, { unreadCount: 234 }] });
  const { participants: [miras, noors] = [] } = (await call('GET', `${LONG}/participants`)).body;
  expect(noors?.unreadCount).toBe(0);
  expect(String(noors?.lastRead) >= began).toBe(true);
  expect(miras).toMatchObject({ userId: mira.id, unreadCount: 6 });
  expect({ ...after, participants: [] }).toEqual({ ...before, participants: [] });
});

test('a user can be named by an external id', async () => {
  await report({ type: 'user', userExternalId: mira.externalId }, 'conversation:read');

  expect(await state()).toMatchObject({
    participants: [{ userId: mira.id, unreadCount: 0 }, { unreadCount: 234 }],
  });
});

test('the business who has read changes when it last did, and nothing else', async () => {
  const began = new Date().toISOString();
  const before = await state();
  expect(await report({ type: 'business' }, 'conversation:read')).toMatchObject({
    status: 200,
    body: {},
  });
  const after = await state();

  const { businessLastRead } = (await call('GET', LONG)).body.conversation ?? {};
  expect(String(businessLastRead) >= began).toBe(true);
  expect(after).toEqual({
    ...before,
    conversation: { ...(before as Answer['body']).conversation, businessLastRead },
  });
});

test.each(['typing:start', 'typing:stop'])('%s changes nothing', async (type) => {
  const before = await state();

  expect(await report({ type: 'business', displayName: 'Sam' }, type)).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await state()).toEqual(before);
});

test.each<[object, string[]]>([
  [{}, ["should have required property 'author'", "should have required property 'type'"]],
  [
    { author: { type: 'business' }, type: 'typing' },
    ['.type: should be equal to one of the allowed values'],
  ],
  [
    { author: { type: 'user', userId: mira.id }, type: 'typing:start' },
    ['.type: should be equal to constant'],
  ],
  [
    { author: { type: 'user' }, type: 'conversation:read' },
    ['.author: should match exactly one schema in oneOf'],
  ],
  [
    { author: { type: 'business', userId: mira.id }, type: 'typing:stop' },
    ['.author.userId: boolean schema is false'],
  ],
  [
    { author: { type: 'user', userId: ada.id }, type: 'conversation:read' },
    ['User is not a participant of the conversation'],
  ],
])('refuses %j', async (body, titles) => {
  expect(await call('POST', `${LONG}/activity`, body)).toMatchObject(
    refusal(400, 'bad_request', ...titles),
  );
});

test('knows neither strange users nor strange conversations', async () => {
  const stranger = { type: 'user', userId: UNKNOWN };

  expect(await report(stranger, 'conversation:read')).toMatchObject(
    refusal(404, 'user_not_found', 'User not found'),
  );
  expect(
    await report({ type: 'business' }, 'typing:start', `/conversations/${UNKNOWN}`),
  ).toMatchObject(refusal(404, 'conversation_not_found', 'Conversation not found'));
});
