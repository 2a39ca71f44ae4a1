import { beforeAll, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { SECRET, sendWebhook, subscribe, webhookEvent } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';

const { appId } = SAMPLE;
const OTHER_SECRET = 'the-secret-of-another-app';
const NEW_SECRET = 'the-secret-after-rotation';

let graph: Graph;
let url: URL;
beforeAll(async () => {
  graph = await startGraph({
    WEBHOOK_SECRETS: `${SECRET},${NEW_SECRET},other-app:${OTHER_SECRET}`,
  });
  url = new URL('/webhooks/sunshine', graph.url);
});

function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'x-api-key': SECRET, ...headers } });
}

async function logged(): Promise<number> {
  return Promise.resolve(graph.server.upstream.shared.events.log.size(appId));
}

describe('a webhook', () => {
  test.each([SECRET, NEW_SECRET])('with any valid secret is taken', async (secret) => {
    const before = await logged();

    expect(await sendWebhook(graph, appId, [webhookEvent('a:b', {})], secret)).toEqual({
      status: 200,
      body: {},
    });
    expect(await logged()).toBe(before + 1);
  });

  test.each([
    ['a wrong secret', 'wrong', 401],
    ['no secret', '', 401],
    ['the secret of another app', OTHER_SECRET, 403],
  ])('with %s is refused, and nothing of it is kept', async (_, secret, status) => {
    const before = await logged();

    expect(await sendWebhook(graph, appId, [webhookEvent('a:b', {})], secret)).toMatchObject({
      status,
    });
    expect(await logged()).toBe(before);
  });

  test.each([
    ['no JSON', 'garbage'],
    ['no object', '[]'],
    ['nothing', ''],
    ['no app', '{"events":[]}'],
    ['no events', `{"app":{"id":"${appId}"}}`],
    ['an event without an id', `{"app":{"id":"${appId}"},"events":[{"type":"a"}]}`],
    ['an event without a type', `{"app":{"id":"${appId}"},"events":[{"id":"1"}]}`],
  ])('that is %s is answered 400 only with a valid secret', async (_, body) => {
    const json = { 'content-type': 'application/json' };

    expect((await post(body, json)).status).toBe(400);
    expect((await post(body, { ...json, 'x-api-key': 'wrong' })).status).toBe(401);
  });

  test('is taken up to 1 MiB', async () => {
    const fill = (bytes: number): string => {
      const event = webhookEvent('a:b', { text: '' });
      const empty = JSON.stringify({ app: { id: appId }, events: [event] });
      return empty.replace('"text":""', `"text":"${'x'.repeat(bytes - empty.length)}"`);
    };

    expect((await post(fill(1_048_576))).status).toBe(200);
    expect((await post(fill(1_048_577))).status).toBe(413);
  });

  test('may be asked for with HEAD', async () => {
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url)).status).toBe(404);
  });

  test('delivers all of its events, of whatever conversations and types, each once', async () => {
    const running = await subscribe(
      graph.server,
      'subscription { appEvents { event { type eventId ... on ConversationOtherEvent { rawType payload } } } }',
    );
    const events = [
      webhookEvent('conversation:message', {
        conversation: { id: 'c1', type: 'personal' },
        message: { id: 'm1', author: { type: 'business' }, content: { type: 'text', text: 'x' } },
      }),
      webhookEvent('never:heard:of', { deep: [1, { a: null }] }, { more: true }),
      webhookEvent('conversation:message', { message: 'unreadable' }),
      webhookEvent('constructor', {}),
    ];
    await sendWebhook(graph, appId, events);
    await sendWebhook(graph, appId, events);
    await sendWebhook(graph, appId, [webhookEvent('the:end', {})]);
    const seen = [];
    for (let index = 0; index < 5; index += 1) seen.push(await running.event());

    expect(seen).toMatchObject([
      { type: 'MESSAGE' },
      { type: 'OTHER', rawType: 'never:heard:of', payload: { deep: [1, { a: null }] } },
      { type: 'OTHER', rawType: 'conversation:message', payload: { message: 'unreadable' } },
      { type: 'OTHER', rawType: 'constructor' },
      { type: 'OTHER', rawType: 'the:end' },
    ]);
  });
});

test('a server that is stopping sends webhooks away, so that they come again', async () => {
  const stopping = await startGraph({ WEBHOOK_SECRETS: SECRET, SHUTDOWN_DELAY_MS: '60000' });
  void stopping.close();

  expect(await sendWebhook(stopping, appId, [webhookEvent('a:b', {})])).toMatchObject({
    status: 503,
  });
});
