import cors from '@fastify/cors';
import { beforeEach, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';

import { createServer, readConfig, type Config, type Server } from '../../src/index.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { opened } from '../support/closing.js';
import { isListening } from '../support/connections.js';
import { AUDIENCE, ISSUER, startKeySet } from '../support/key-set.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { connectSocket, openSocket } from '../support/socket.js';
import { openStream } from '../support/stream.js';
import { until } from '../support/until.js';

const PAGE = 'http://localhost:5173';
const CREW = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
const SUBSCRIPTION = `subscription { conversationEvents(conversationId: "${SAMPLE.conversations.crew.id}") { cursor } }`;

/** An app with routes, hooks and ways to read bodies of its own. */
function hostApp(): FastifyInstance {
  const app = opened(Fastify({ bodyLimit: 50_000_000 }));
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.setErrorHandler((error: Error, _, reply) => reply.code(500).send({ host: error.message }));
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ host: 'nothing' }));
  app.get('/', () => ({ host: 'home' }));
  app.get('/healthz', () => ({ host: 'up' }));
  app.get('/fail', () => Promise.reject(new Error('own words')));
  app.post('/echo', ({ body }) => ({ body }));
  return app;
}

function settings(more: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: '0', ...more });
}

async function mounted(
  config = settings(),
  app = hostApp(),
): Promise<{ readonly app: FastifyInstance; readonly server: Server; readonly url: string }> {
  const server = await createServer(config, { app });
  return { app, server, url: await server.listen() };
}

function query(
  url: string,
  source: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: source }),
  });
}

test('a server is mounted in an app, which listens and closes for both', async () => {
  const { app, server, url } = await mounted();

  const answer = await query(url, CREW);
  expect(await answer.json()).toEqual({ data: { conversation: { displayName: 'Crew' } } });
  expect(new URL(url).pathname).toBe('/graphql');

  await app.close();
  expect(await isListening(server.upstream.baseUrl)).toBe(false);
});

test('it can be mounted below a prefix', async () => {
  const app = hostApp();
  await app.register(
    async (scope) => {
      await createServer(settings(), { app: scope });
    },
    { prefix: '/api' },
  );
  const answer = await app.inject({
    method: 'POST',
    url: '/api/graphql',
    payload: { query: CREW },
  });
  expect(answer.json()).toEqual({ data: { conversation: { displayName: 'Crew' } } });
});

test('the routes of the app stay as they are', async () => {
  const { url } = await mounted();
  const get = async (path: string): Promise<unknown> => {
    const { status, headers, json } = await fetch(new URL(path, url)).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      json: await response.json(),
    }));
    return [status, json, headers.get('cache-control'), headers.get('x-request-id')];
  };
  expect(await get('/')).toEqual([200, { host: 'home' }, null, null]);
  expect(await get('/healthz')).toEqual([200, { host: 'up' }, null, null]);
  expect(await get('/fail')).toEqual([500, { host: 'own words' }, null, null]);
  for (const path of ['/nowhere', '/explorer', '/metrics', '/readyz'])
    expect(await get(path)).toEqual([404, { host: 'nothing' }, null, null]);
  const echo = await fetch(new URL('/echo', url), { method: 'POST', body: 'as text' });
  expect(await echo.json()).toEqual({ body: 'as text' });
  const preflight = await fetch(new URL('/echo', url), {
    method: 'OPTIONS',
    headers: { origin: PAGE, 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(404);
});

describe('of the protections of a server of its own, it has', () => {
  let url: string;

  beforeEach(async () => {
    const issuer = opened(await startKeySet());
    ({ url } = await mounted(
      settings({
        SUNSHINE_BASE_URL: 'http://127.0.0.1:9',
        SUNSHINE_APP_ID: SAMPLE.appId,
        SUNSHINE_KEY_ID: 'app_1',
        SUNSHINE_KEY_SECRET: 'secret-1',
        CALLER_AUTH: 'jwt',
        CALLER_JWKS_URL: issuer.url,
        CALLER_JWT_ISSUER: ISSUER,
        CALLER_JWT_AUDIENCE: AUDIENCE,
        WEBHOOK_SECRETS: 'a-secret-of-a-webhook',
        CORS_ORIGINS: PAGE,
        MAX_ALIASES: '2',
      }),
    ));
  });

  async function expectRefused(answer: Response, status: number, code: string): Promise<void> {
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })] },
    ]);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w.:-]{1,128}$/);
  }

  test.each([
    ['no token', {}],
    ['a token of its own making', { authorization: 'Bearer a.b.c' }],
  ])('authentication: a caller with %s is refused', async (_, headers) => {
    await expectRefused(await query(url, CREW, headers), 200, 'UNAUTHENTICATED');
  });

  test('authentication before large bodies are read', async () => {
    const { status, body } = await sendBytes(
      url,
      requestBytes('POST /graphql', [
        'host: localhost',
        'content-type: application/json',
        'content-length: 20000',
      ]),
    );
    expect([status, body]).toEqual([200, expect.stringContaining('UNAUTHENTICATED')]);
  });

  test('the limits of documents', async () => {
    await expectRefused(
      await query(url, '{ a: __typename b: __typename c: __typename d: __typename }'),
      400,
      'TOO_MANY_ALIASES',
    );
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'no way to read %s, which pages can send without asking',
    async (type) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );

  test('the check of repeated headers', async () => {
    const { status, body } = await sendBytes(
      url,
      requestBytes('GET /graphql?query={__typename}', ['host: a', 'origin: a', 'origin: b']),
    );
    expect([status, body]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
  });

  test('pages of the origins that are set, and no others', async () => {
    for (const [origin, allowed] of [
      [PAGE, PAGE],
      ['http://other.example', null],
    ] as const) {
      const asked = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([
        204,
        allowed,
      ]);
    }
  });

  test('webhooks for those who have the secret', async () => {
    const hook = new URL('/webhooks/sunshine', url);
    const send = async (key: string): Promise<number> =>
      (await fetch(hook, { method: 'POST', headers: { 'x-api-key': key }, body: '{}' })).status;
    expect(await send('guessed')).toBe(401);
    expect(await send('a-secret-of-a-webhook')).toBe(400);
  });
});

test('the bound on bodies is that of the server, though the app takes larger ones', async () => {
  const { url } = await mounted();
  const answer = await query(url, `{ __typename } #${'x'.repeat(2_000_000)}`);
  expect([answer.status, await answer.json()]).toEqual([
    413,
    { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});

test('a request that does not arrive in time ends, where the app has no time-out of its own', async () => {
  const { app } = await mounted(settings({ REQUEST_TIMEOUT_MS: '12345' }));
  expect(app.server.requestTimeout).toBe(12_345);

  const own = opened(Fastify({ requestTimeout: 999 }));
  await mounted(settings(), own);
  expect(own.server.requestTimeout).toBe(999);
});

test('an app with fewer connections keeps to that', async () => {
  const app = hostApp();
  app.server.maxConnections = 3;
  await mounted(settings(), app);
  expect(app.server.maxConnections).toBe(3);
});

test('subscriptions run, get what happens, and end when the app closes', async () => {
  const { app, url } = await mounted();
  const stream = await openStream(url, {
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: SUBSCRIPTION }),
  });
  expect(stream.status).toBe(200);
  await query(
    url,
    `mutation { sendConversationMessage(input: {
       conversationId: "${SAMPLE.conversations.crew.id}", author: { business: { displayName: "S" } },
       content: { text: { text: "hello" } }
     }) { userErrors { message } } }`,
  );

  await until(() => stream.text().includes('event: next'));

  await app.close();

  await until(() => stream.end() === 'ended');
  // A client that is not told that it is complete subscribes again.
  expect(stream.text()).not.toContain('event: complete');
});

test('WebSockets are opened, and end when the app closes', async () => {
  const { app, url } = await mounted(settings({ DRAIN_MS: '1' }));
  const socket = await connectSocket(url);
  socket.send({ type: 'subscribe', id: '1', payload: { query: CREW } });
  expect(await socket.next('next')).toMatchObject({
    payload: { data: { conversation: { displayName: 'Crew' } } },
  });
  await app.close();
  expect((await socket.closed())[0]).toBe(1001);
});

test.each(['before', 'after'])(
  'an app keeps its own WebSockets, set up %s the server is mounted',
  async (when) => {
    const app = hostApp();
    const sockets = new WebSocketServer({ noServer: true });
    const handleUpgrades = (): void =>
      void app.server.on('upgrade', (request, socket, head) => {
        sockets.handleUpgrade(request, socket, head, (ws) => ws.close(4_999, request.url));
      });
    if (when === 'before') handleUpgrades();
    const server = await createServer(settings(), { app });
    if (when === 'after') handleUpgrades();
    const url = new URL('/own', await server.listen());
    const socket = await openSocket(url.href);
    expect(await socket.closed()).toEqual([4_999, '/own']);
  },
);

test('with the CORS plugin in the app, the app says whose pages may call', async () => {
  const app = hostApp();
  await app.register(cors, { origin: 'https://shop.example' });
  const { url } = await mounted(settings(), app);
  const { headers } = await query(url, CREW, { origin: PAGE });
  expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
});

test('an id that the app took from a caller is sent back only in a valid format', async () => {
  const app = opened(Fastify({ requestIdHeader: 'x-request-id' }));
  const { url } = await mounted(settings(), app);
  const idOf = async (given: string): Promise<string | null> =>
    (await query(url, CREW, { 'x-request-id': given })).headers.get('x-request-id');
  expect(await idOf('trace-1')).toBe('trace-1');
  expect(await idOf('x'.repeat(5_000))).toMatch(/^[\w-]{36}$/);
});

test('the app may serve the metrics', async () => {
  const { server, url } = await mounted();
  await query(url, `query Crew ${CREW}`);
  expect(await server.metrics.metrics()).toMatch(
    /^sunshine_graphql_operations_total\{operation="Crew",.*\} 1$/m,
  );
});

test('an app that has a route at the same address is an error, and leaves nothing behind', async () => {
  const app = hostApp();
  app.post('/graphql', () => 'own');
  await expect(createServer(settings(), { app })).rejects.toThrow(/already declared/);
});
