import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { Identifiers, creationTime } from '../../src/sandbox/identifiers.js';
import type { Message } from '../../src/sandbox/records.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { type Answer, restCaller } from './rest-caller.js';
import { startSandbox } from '../support/sandbox.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations } = SAMPLE;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

function conversationsOf(userId: string, caller = call): Promise<Answer> {
  return caller('GET', `/conversations?filter[userId]=${userId}&page[size]=100`);
}

async function participantsOf(id: string): Promise<Answer['body']['participants']> {
  return (await call('GET', `/conversations/${id}/participants`)).body.participants;
}

test('every start has the same records, under its own address', async () => {
  const second = await startSandbox();
  const again = restCaller(second);
  const [one, other] = [
    await conversationsOf(users.bruno.id),
    await conversationsOf(users.bruno.id, again),
  ];

  expect(second.url).not.toBe(sandbox.url);
  expect(other.body).toEqual(one.body);
});

test('Bruno takes part in sixty conversations of both types, Chloe in none', async () => {
  const brunos = (await conversationsOf(users.bruno.id)).body.conversations ?? [];
  const chloes = (await conversationsOf(users.chloe.id)).body.conversations;

  expect(brunos).toHaveLength(60);
  expect(brunos.filter(({ type }) => type === 'sdkGroup')).toHaveLength(20);
  expect(brunos.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([
    conversations.brunoDefault.id,
  ]);
  expect(chloes).toEqual([]);
});

test('groups are empty, full and in between', async () => {
  const sizes = [conversations.empty, conversations.crew, conversations.full].map(
    async ({ id }) => (await participantsOf(id))?.length,
  );

  expect(await Promise.all(sizes)).toEqual([0, 3, 10]);
});

test('participants come over many channels', async () => {
  const lists = await Promise.all(Object.values(conversations).map(({ id }) => participantsOf(id)));
  const types = lists.flatMap((list) =>
    (list ?? []).flatMap(({ clientAssociations }) => clientAssociations.map(({ type }) => type)),
  );

  expect([...new Set(types)].toSorted()).toEqual([
    'apple',
    'instagram',
    'line',
    'mailgun',
    'messenger',
    'sdk',
    'telegram',
    'whatsapp',
  ]);
});

test('ids are unique, look like the real ones and tell the second of creation', async () => {
  const { body } = await conversationsOf(users.bruno.id);
  const brunos = body.conversations ?? [];
  const members = (await Promise.all(brunos.map(({ id }) => participantsOf(id)))).flat();
  const ids = [...brunos.map(({ id }) => id), ...members.map((member) => String(member?.id))];

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
  expect(brunos.map(({ id }) => creationTime(id).toISOString())).toEqual(
    brunos.map(({ createdAt }) => createdAt),
  );
});

test('new ids ascend whatever the clock does, and tell the second while it goes forward', () => {
  const second = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(fc.array(second, { minLength: 1 }), (seconds) => {
      const identifiers = new Identifiers();
      const ids = seconds.map((each) => identifiers.next(new Date(each * 1000)));
      const latest = Math.max(...seconds);

      expect(ids).toEqual([...new Set(ids)].toSorted());
      expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
      expect(creationTime(String(ids.at(-1))).getTime()).toBe(latest * 1000);
    }),
  );
});

async function newestOf(id: string): Promise<readonly Message[]> {
  return (await call('GET', `/conversations/${id}/messages`)).body.messages ?? [];
}

test('what is unread is what others have written since the participant read', async () => {
  const { adaDefault, oneMessage, hundredMessages, hundredAndOneMessages, everyContent } =
    conversations;
  for (const { id } of [
    adaDefault,
    oneMessage,
    hundredMessages,
    hundredAndOneMessages,
    everyContent,
  ]) {
    const messages = await newestOf(id);
    for (const { lastRead = '', unreadCount, userId } of (await participantsOf(id)) ?? []) {
      const unread = messages.filter(
        ({ author, received }) => author.userId !== userId && received > lastRead,
      );
      expect(unread).toHaveLength(unreadCount);
    }
  }
});

test('conversations were last updated with their last message', async () => {
  const brunos = (await conversationsOf(users.bruno.id)).body.conversations ?? [];
  const miras = (await conversationsOf(users.mira.id)).body.conversations ?? [];
  const all = await Promise.all(
    [...brunos, ...miras].map(async ({ id, lastUpdatedAt }) => {
      const last = (await newestOf(id)).at(-1);
      return last === undefined ? [] : [[last.received, lastUpdatedAt]];
    }),
  );

  expect(all.flat()).toHaveLength(64);
  expect(all.flat().filter(([received, updated]) => received !== updated)).toEqual([]);
});

test('one conversation has every content, and everything that a message can have', async () => {
  const messages = await newestOf(conversations.everyContent.id);
  const [form, answer] = ['form', 'formResponse'].map((type) =>
    messages.find(({ content }) => content.type === type),
  );

  expect(messages).toHaveLength(conversations.everyContent.messageCount);
  expect([...new Set(messages.map(({ content }) => content.type))]).toEqual([
    'text',
    'carousel',
    'list',
    'file',
    'image',
    'form',
    'formResponse',
    'location',
    'template',
    'sticker',
  ]);
  expect(answer?.quotedMessage).toEqual({ type: 'message', message: form });
  expect(new Set(messages.flatMap((message) => Object.keys(message)))).toEqual(
    new Set([
      ...['id', 'received', 'author', 'content', 'source', 'metadata', 'references'],
      ...['quotedMessage', 'activity', 'deleted'],
    ]),
  );
});

test('messages have ids of the second in which they were received, each its own', async () => {
  const lists = await Promise.all(Object.values(conversations).map(({ id }) => newestOf(id)));
  const messages = lists.flat();

  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  expect(messages.map(({ id }) => creationTime(id).getTime())).toEqual(
    messages.map(({ received }) => Math.floor(Date.parse(received) / 1000) * 1000),
  );
});

test('a taken port is an error', async () => {
  const port = Number(new URL(sandbox.url).port);

  await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE');
});
