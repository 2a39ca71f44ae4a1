import { describe, expect, test } from '@jest/globals';
import type { Participant } from '../../src/sandbox/records.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { type Answer, refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations, integrations } = SAMPLE;
const { mira, noor, ada } = users;
const UNKNOWN = 'ffffffffffffffffffffffff';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

const path = (name: keyof typeof conversations): string =>
  `/conversations/${conversations[name].id}`;
const text = { type: 'text', text: 'Hello' };
const business = { type: 'business' };

function post(name: keyof typeof conversations, body: object = {}): Promise<Answer> {
  return call('POST', `${path(name)}/messages`, { author: business, content: text, ...body });
}

async function unread(name: keyof typeof conversations): Promise<[string, number][]> {
  const { body } = await call('GET', `${path(name)}/participants`);
  return (body.participants ?? []).map((part: Participant) => [part.userId, part.unreadCount]);
}

describe('postMessage', () => {
  test('answers 201 with the message, which is then the last of the list', async () => {
    const metadata = { order: 15, rush: true, note: 'x' };
    const { status, body } = await post('noMessages', { metadata });
    const list = await call('GET', `${path('noMessages')}/messages`);

    expect(status).toBe(201);
    expect(body).toEqual({
      messages: [
        {
          id: expect.stringMatching(/^[0-9a-f]{24}$/),
          received: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          author: { type: 'business', avatarUrl: expect.stringMatching(/^https:/) },
          content: text,
          source: { type: 'api:conversations' },
          metadata,
        },
      ],
    });
    expect(list.body.messages).toEqual(body.messages);
  });

  test('sets when the conversation was last updated', async () => {
    const { body } = await post('noMessages');
    const { conversation } = (await call('GET', path('noMessages'))).body;

    expect(conversation?.lastUpdatedAt).toBe(body.messages?.[0]?.received);
  });

  test('raises what is unread for all but the author', async () => {
    const before = new Map(await unread('longHistory'));
    await post('longHistory');
    await post('longHistory', { author: { type: 'user', userId: noor.id } });

    expect(await unread('longHistory')).toEqual([
      [mira.id, Number(before.get(mira.id)) + 2],
      [noor.id, Number(before.get(noor.id)) + 1],
    ]);
  });

  test.each<[string, object, object]>([
    ['a user by id', { type: 'user', userId: mira.id }, { displayName: 'Mira Sol' }],
    [
      'a user by external id, with a name',
      { type: 'user', userExternalId: mira.externalId, brandId: null, displayName: 'M' },
      { displayName: 'M' },
    ],
    [
      'a user with a picture',
      { type: 'user', userId: mira.id, avatarUrl: 'https://x.example/m.png' },
      { displayName: 'Mira Sol', avatarUrl: 'https://x.example/m.png' },
    ],
  ])('answers %s by the id alone', async (_who, author, shown) => {
    const { body } = await post('noMessages', { author });

    expect(body.messages?.[0]?.author).toEqual({ type: 'user', userId: mira.id, ...shown });
  });

  test('answers the business as it named itself', async () => {
    const author = {
      type: 'business',
      subtypes: ['AI'],
      displayName: 'Bot',
      avatarUrl: 'https://x.example/b.png',
    };

    expect((await post('noMessages', { author })).body.messages?.[0]?.author).toEqual(author);
  });

  test('makes two messages of a text that ends in a template in shorthand', async () => {
    const shorthand = '&((namespace=[[n]] template=[[sent]] language=[[de]] body_text=[[Mira]]))&';
    const { body } = await post('noMessages', {
      content: { type: 'text', text: `Look ${shorthand}` },
    });
    const alone = await post('noMessages', { content: { type: 'text', text: shorthand } });

    const template = {
      namespace: 'n',
      name: 'sent',
      language: { policy: 'deterministic', code: 'de' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Mira' }] }],
    };
    expect(body.messages?.map(({ content }) => content)).toEqual([
      { type: 'text', text: 'Look' },
      { type: 'template', template },
    ]);
    expect(alone.body.messages?.map(({ content }) => content)).toEqual([
      { type: 'template', template },
    ]);
    expect(await unread('noMessages')).toEqual([[mira.id, 3]]);
  });

  test.each([
    { integrationType: 'whatsapp' },
    { integrationType: 'web' },
    { integrationType: 'none' },
    { integrationId: integrations.whatsapp.id },
    { integrationId: integrations.web.id },
  ])('goes to the destination %j, which the user has', async (destination) => {
    expect((await post('everyContent', { destination })).status).toBe(201);
  });

  const notHere = 'is only for messages of the business in personal conversations';
  test.each<[keyof typeof conversations, object, string]>([
    [
      'everyContent',
      { destination: { integrationType: 'line' } },
      ".destination: the user has no client of type 'line'",
    ],
    [
      'everyContent',
      { destination: { integrationId: integrations.line.id } },
      ".destination: the user has no client of type 'line'",
    ],
    [
      'everyContent',
      { destination: { integrationId: UNKNOWN } },
      '.destination.integrationId: unknown integration',
    ],
    ['everyContent', { destination: {} }, '.destination: should match exactly one schema in oneOf'],
    ['longHistory', { destination: { integrationType: 'web' } }, `.destination: ${notHere}`],
    [
      'everyContent',
      { author: { type: 'user', userId: mira.id }, destination: { integrationType: 'web' } },
      `.destination: ${notHere}`,
    ],
  ])('in %s refuses %j', async (name, body, title) => {
    expect(await post(name, body)).toMatchObject(refusal(400, 'bad_request', title));
  });

  test('is for authors who take part', async () => {
    expect(await post('noMessages', { author: { type: 'user', userId: ada.id } })).toMatchObject(
      refusal(400, 'bad_request', 'User is not a participant of the conversation'),
    );
    expect(await post('noMessages', { author: { type: 'user', userId: UNKNOWN } })).toMatchObject(
      refusal(404, 'user_not_found', 'User not found'),
    );
  });

  test('is refused with 423 where there are as many messages as there can be', async () => {
    const full = refusal(423, 'locked', 'Message limit of 30000 per conversation reached.');

    expect(await post('locked')).toMatchObject(full);
    const { body } = await call('GET', `${path('locked')}/messages`);
    await call('DELETE', `${path('locked')}/messages/${String(body.messages?.at(-1)?.id)}`);
    expect((await post('locked')).status).toBe(201);
    expect(await post('locked')).toMatchObject(full);
    await call('DELETE', `${path('locked')}/messages`);
    expect((await post('locked')).status).toBe(201);
  });

  test('is refused with 413 over 100 kB', async () => {
    const override = { whatsapp: { payload: { text: 'x'.repeat(101 * 1024) } } };

    expect((await post('noMessages', { override })).status).toBe(413);
  });

  test('does not know strange conversations', async () => {
    const body = { author: business, content: text };

    expect(await call('POST', `/conversations/${UNKNOWN}/messages`, body)).toMatchObject(
      refusal(404, 'conversation_not_found', 'Conversation not found'),
    );
  });
});

describe('deleting', () => {
  test('removes one message, once', async () => {
    const list = await call('GET', `${path('oneMessage')}/messages`);
    const one = `${path('oneMessage')}/messages/${String(list.body.messages?.[0]?.id)}`;

    expect(await call('DELETE', one)).toMatchObject({ status: 200, body: {} });
    expect((await call('GET', `${path('oneMessage')}/messages`)).body.messages).toEqual([]);
    expect(await unread('oneMessage')).toEqual([[mira.id, 0]]);
    expect(await call('DELETE', one)).toMatchObject(
      refusal(404, 'not_found', 'Resource not found'),
    );
  });

  test('of a message that was read, or is of the reader, leaves what is unread', async () => {
    const { body } = await call('GET', `${path('hundredAndOneMessages')}/messages`);
    const all = body.messages ?? [];
    for (const message of [all[0], all.at(-1)]) {
      await call('DELETE', `${path('hundredAndOneMessages')}/messages/${String(message?.id)}`);
    }

    expect(await unread('hundredAndOneMessages')).toEqual([[mira.id, 2]]);
  });

  test('removes all messages, any number of times, and leaves nothing unread', async () => {
    const all = `${path('longHistory')}/messages`;

    expect(await call('DELETE', all)).toMatchObject({ status: 200, body: {} });
    expect((await call('GET', all)).body).toEqual({ messages: [], meta: { hasMore: false } });
    expect(await unread('longHistory')).toEqual([
      [mira.id, 0],
      [noor.id, 0],
    ]);
    expect((await call('DELETE', all)).status).toBe(200);
  });

  test.each(['/messages', '/messages/x'])(
    'does not know strange conversations: %s',
    async (rest) => {
      expect(await call('DELETE', `/conversations/${UNKNOWN}${rest}`)).toMatchObject(
        refusal(404, 'conversation_not_found', 'Conversation not found'),
      );
    },
  );

  test('a conversation with its messages leaves nothing', async () => {
    await call('DELETE', path('oneMessage'));

    expect((await call('GET', `${path('oneMessage')}/messages`)).status).toBe(404);
  });
});
