import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { sharedSandbox } from '../support/shared-sandbox.js';
import { type Answer, refusal, restCaller } from './rest-caller.js';
import { Receiver } from './webhook-receiver.js';

const { custom } = SAMPLE.integrations;
const WEBHOOKS = `/integrations/${custom.id}/webhooks`;
const MESSAGES = `/conversations/${SAMPLE.conversations.crew.id}/messages`;
const triggers = ['conversation:message'];
const target = 'http://127.0.0.1:1/hook';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

interface Webhook {
  readonly id: string;
  readonly secret: string;
}

async function create(body: object): Promise<Answer & { readonly webhook: Webhook }> {
  const answer = await call('POST', WEBHOOKS, body);
  return { ...answer, webhook: (answer.body as { webhook: Webhook }).webhook };
}

async function say(author: object): Promise<void> {
  await call('POST', MESSAGES, { author, content: { type: 'text', text: 'Hello' } });
}

test('a webhook is created, listed and deleted', async () => {
  const { status, webhook } = await create({ target, triggers });
  const listed = await call('GET', WEBHOOKS);
  const ofCaller = await call('GET', '/integrations/me/webhooks');
  const deleted = await call('DELETE', `${WEBHOOKS}/${webhook.id}`);

  expect(status).toBe(201);
  expect(webhook).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    version: 'v2',
    target,
    triggers,
    secret: expect.stringMatching(/^[0-9a-f]{32}$/),
    includeFullUser: false,
    includeFullSource: false,
  });
  expect(listed).toMatchObject({ status: 200, body: { webhooks: [webhook] } });
  expect(ofCaller.body).toEqual(listed.body);
  expect(deleted).toMatchObject({ status: 200, body: {} });
  expect((await call('GET', WEBHOOKS)).body).toEqual({ webhooks: [] });
});

test('it gets what it is subscribed to, with its secret, until it is deleted', async () => {
  const receiver = await Receiver.start();
  const all = await Receiver.of(sandbox);
  const { webhook } = await create({ target: receiver.target, triggers });
  const activity = { author: { type: 'business' }, type: 'typing:start' };
  await call('POST', `/conversations/${SAMPLE.conversations.crew.id}/activity`, activity);
  await say({ type: 'business' });
  await receiver.has(1);
  await call('DELETE', `${WEBHOOKS}/${webhook.id}`);
  await say({ type: 'business' });
  await all.has(3);

  expect(receiver.types).toEqual(['conversation:message']);
  expect(receiver.requests[0]?.headers['x-api-key']).toBe(webhook.secret);
  expect(receiver.requests[0]?.body.webhook).toEqual({ id: webhook.id, version: 'v2' });
});

test('it gets whole users when it wants them', async () => {
  const receiver = await Receiver.start();
  await create({ target: receiver.target, triggers, includeFullUser: true });
  await say({ type: 'user', userId: SAMPLE.users.ada.id });
  await receiver.has(1);

  expect(receiver.events[0]?.payload).toMatchObject({
    message: { author: { user: { authenticated: true, profile: { givenName: 'Ada' } } } },
  });
});

test('a reset ends those that were created', async () => {
  await create({ target, triggers });
  sandbox.reset();

  expect((await call('GET', WEBHOOKS)).body).not.toMatchObject({ webhooks: [{ target }] });
});

test('an app has at most ten', async () => {
  const before = ((await call('GET', WEBHOOKS)).body as { webhooks: unknown[] }).webhooks.length;
  for (let count = before; count < 10; count += 1)
    expect((await create({ target, triggers })).status).toBe(201);

  expect((await create({ target, triggers })).status).toBe(400);
});

test.each<[object, string]>([
  [{ triggers }, "should have required property 'target'"],
  [{ target }, "should have required property 'triggers'"],
  [{ target, triggers: 'conversation:message' }, '.triggers: should be array'],
  [{ target, triggers: [] }, '.triggers: should not have fewer than 1 items'],
  [{ target, triggers: ['*'] }, '.triggers[0]: should be equal to one of the allowed values'],
  [{ target: 1, triggers }, '.target: should be string'],
  ...[
    'http://example.com/hook',
    'https://127.0.0.1/hook',
    'http://127.0.0.1.example.com/',
    'http://10.0.0.1/',
    'ftp://localhost/',
  ].map((elsewhere): [object, string] => [
    { target: elsewhere, triggers },
    '.target: should be an http address of this machine, such as 127.0.0.1',
  ]),
])('refuses %j', async (body, title) => {
  expect(await call('POST', WEBHOOKS, body)).toMatchObject(refusal(400, 'bad_request', title));
});

test.each(['http://localhost:1/', 'http://[::1]:1/', 'http://127.8.9.1/'])(
  'takes %s',
  async (address) => {
    expect((await create({ target: address, triggers })).status).toBe(201);
  },
);

test('knows neither strange integrations nor strange webhooks', async () => {
  expect(await call('GET', '/integrations/x/webhooks')).toMatchObject(
    refusal(404, 'integration_not_found', 'Integration not found'),
  );
  expect(await call('DELETE', `${WEBHOOKS}/x`)).toMatchObject(
    refusal(404, 'not_found', 'Resource not found'),
  );
});
