import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import type { GraphAnswer } from '../../support/graph.js';
import { SEND, sentIn } from '../../support/sending.js';
import { startService, type Service } from '../../support/service.js';

const { users, conversations } = SAMPLE;
const { ada, chloe, dora } = users;
const CREW = conversations.crew.id;
const MISSING = 'ffffffffffffffffffffffff';
const URL = 'https://assets.example.com/x.png';
const POSTBACK = { postback: { text: 'a', payload: 'p' } };

let service: Service;

beforeAll(async () => {
  service = await startService({ END_USER_WRITES_PER_MINUTE: '10000' });
});
beforeEach(() => service.sandbox.reset());

function send(change: object, claims: object = { user_id: ada.id }): Promise<GraphAnswer> {
  const input = { conversationId: CREW, content: { text: { text: 'hello' } }, ...change };
  return service.query({ scope: 'user', ...claims }, SEND, { input });
}

function content(kind: string, value: object): object {
  return { content: { [kind]: value } };
}

describe('an end user', () => {
  test.each([
    ['a text', {}],
    ['a file', content('file', { mediaUrl: URL, altText: 'a', text: 'b', attachmentId: 'c' })],
    ['an image', content('image', { mediaUrl: URL })],
    ['a location', content('location', { latitude: 1, longitude: 2, name: 'a', address: 'b' })],
    ['with a key', { idempotencyKey: 'k' }],
    ['naming themselves', { author: { user: { user: { userId: ada.id } } } }],
    [
      'naming themselves by their other id',
      { author: { user: { user: { userExternalId: ada.externalId } } } },
    ],
  ])('sends %s as themselves', async (_, change) => {
    const answer = await send(change);

    expect(answer.errors).toEqual([]);
    expect(sentIn(answer)).toMatchObject({ wasSentBefore: false, userErrors: [] });
    const post = service.sandbox.requests.entries.find((each) => each.operation === 'postMessage');
    expect(post?.body).toMatchObject({ author: { type: 'user', userId: ada.id } });
  });

  test.each([
    ['as the business', { author: { business: {} } }],
    ['as somebody else', { author: { user: { user: { userId: dora.id } } } }],
    [
      'under another name',
      { author: { user: { user: { userId: ada.id }, displayName: 'Support' } } },
    ],
    ['with another picture', { author: { user: { user: { userId: ada.id }, avatarUrl: URL } } }],
    ['metadata', { metadata: { a: 1 } }],
    ['a destination', { destination: { silent: true } }],
    ['an override', { override: { line: {} } }],
    ['actions', content('text', { text: 'a', actions: [POSTBACK] })],
    ['actions beside a picture', content('image', { mediaUrl: URL, actions: [POSTBACK] })],
    ['HTML', content('text', { htmlText: 'a' })],
    ['HTML beside a file', content('file', { mediaUrl: URL, htmlText: 'a' })],
    ['Markdown', content('text', { markdownText: 'a' })],
    ['a payload', content('text', { text: 'a', payload: 'p' })],
    ['a carousel', content('carousel', { items: [{ title: 'a', actions: [POSTBACK] }] })],
    ['a list', content('list', { items: [{ title: 'a', actions: [POSTBACK] }] })],
    ['a form', content('form', { fields: [{ type: 'TEXT', name: 'a', label: 'b' }] })],
    ['a template', content('template', { template: {} })],
  ])('may not send %s', async (_, change) => {
    const answer = await send(change);

    expect(answer.data).toEqual({ sendConversationMessage: null });
    expect(answer.errors).toMatchObject([
      { path: ['sendConversationMessage'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(service.sandbox.requests.total).toBe(0);
  });

  test.each([[{ user_id: chloe.id }], [{ external_id: ada.externalId }]])(
    'with %j finds a conversation of others as missing as one that does not exist',
    async (claims) => {
      const other = conversations.brunoDefault.id;
      for (const change of [{}, { idempotencyKey: 'k' }]) {
        service.sandbox.requests.clear();
        const missing = await send({ ...change, conversationId: MISSING }, claims);
        const callsForMissing = service.sandbox.requests.counts();
        service.sandbox.requests.clear();
        const stranger = await send({ ...change, conversationId: other }, claims);

        expect(sentIn(missing)?.userErrors).toMatchObject([{ code: 'CONVERSATION_NOT_FOUND' }]);
        expect({ data: stranger.data, errors: stranger.errors }).toEqual({
          ...{ data: missing.data, errors: missing.errors },
        });
        expect(service.sandbox.requests.counts()).toEqual(callsForMissing);
        expect(callsForMissing).not.toHaveProperty('postMessage');
      }
    },
  );

  test('has keys of their own, whichever of their ids the token has', async () => {
    const keyed = { idempotencyKey: 'k' };
    const first = sentIn(await send(keyed));
    const again = sentIn(await send(keyed, { external_id: ada.externalId }));
    const other = sentIn(await send(keyed, { user_id: dora.id }));

    expect(again).toEqual({ ...first, wasSentBefore: true });
    expect(other).toMatchObject({ wasSentBefore: false });
    expect(other?.message?.messageId).not.toBe(first?.message?.messageId);
  });

  test('may send so many mutations in a minute, whatever becomes of them', async () => {
    const strict = await startService({ END_USER_WRITES_PER_MINUTE: '3' });
    const write = (claims: object, text: string): Promise<GraphAnswer> =>
      strict.query({ scope: 'user', ...claims }, SEND, {
        input: { conversationId: CREW, content: { text: { text } } },
      });
    for (const text of ['a', 'b', '']) await write({ user_id: ada.id }, text);
    const calls = strict.sandbox.requests.total;

    const refused = await write({ user_id: ada.id }, 'd');
    expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(refused.errors[0]?.extensions['retryAfter']).toBeGreaterThan(0);
    expect(refused.errors[0]?.extensions['retryAfter']).toBeLessThanOrEqual(60);
    expect(strict.sandbox.requests.total).toBe(calls);

    expect((await write({ user_id: dora.id }, 'a')).errors).toEqual([]);
    const program = await strict.query({ scope: 'messages:write' }, SEND, {
      input: { conversationId: CREW, author: { business: {} }, content: { text: { text: 'a' } } },
    });
    expect(program.errors[0]?.extensions.code).not.toBe('RATE_LIMITED');
  });
});

describe('conversations of end users', () => {
  const CREATE = `mutation ($input: CreateConversationInput!) {
    createConversation(input: $input) { conversation { displayName } userErrors { code } }
  }`;
  const OWN = { type: 'PERSONAL', participants: [{ user: { userId: ada.id } }] };

  function create(on: Service, input: object): Promise<GraphAnswer> {
    return on.query({ scope: 'user', user_id: ada.id }, CREATE, { input });
  }

  test('are FORBIDDEN by default', async () => {
    const answer = await create(service, OWN);

    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(service.sandbox.requests.total).toBe(0);
  });

  test('may be started where the server allows it, personal ones of their own', async () => {
    const open = await startService({ END_USER_CONVERSATIONS: 'on' });

    const answer = await create(open, { ...OWN, displayName: 'New' });
    expect(answer).toMatchObject({
      data: { createConversation: { conversation: { displayName: 'New' }, userErrors: [] } },
      errors: [],
    });
    expect(open.sandbox.requests.counts()).toEqual({ createConversation: 1 });

    for (const input of [
      { ...OWN, type: 'SDK_GROUP' },
      { ...OWN, participants: [{ user: { userId: dora.id } }] },
      { ...OWN, metadata: { a: 1 } },
    ])
      expect((await create(open, input)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    expect(open.sandbox.requests.counts()).toEqual({ createConversation: 1 });
  });
});
