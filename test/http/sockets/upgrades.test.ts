import { connect } from 'node:net';

import { expect, test } from '@jest/globals';

import { opened } from '../../support/closing.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { scrape } from '../../support/metrics.js';
import { requestBytes, sendBytes } from '../../support/raw-connection.js';
import { startService } from '../../support/service.js';
import { connectSocket, refusedStatus } from '../../support/socket.js';
import { until } from '../../support/until.js';

const KEY = 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==';
const HANDSHAKE = [
  'host: localhost',
  'connection: Upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  KEY,
  'sec-websocket-protocol: graphql-transport-ws',
];

function without(name: string, ...more: readonly string[]): readonly string[] {
  return [...HANDSHAKE.filter((line) => !line.startsWith(`${name}:`)), ...more];
}

test.each([
  ['none', {}, 101],
  ['its own', { origin: 'http://{host}' }, 101],
  ['its own behind TLS', { host: 'localhost', origin: 'https://localhost' }, 101],
  ['its own with the default port', { host: 'localhost:443', origin: 'https://localhost' }, 101],
  ['one of CORS_ORIGINS', { origin: 'https://front.example' }, 101],
  ['another', { origin: 'https://evil.example' }, 403],
  ['its own host with another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['one that contains its own', { origin: 'http://{host}.evil.example' }, 403],
  ['null', { origin: 'null' }, 403],
  ['no URL', { origin: 'x' }, 403],
  ['of an extension', { origin: 'chrome-extension://{host}' }, 403],
  ['another, in an early version', { 'sec-websocket-origin': 'https://evil.example' }, 403],
  [
    'that of a name that leads to loopback',
    { host: 'evil.example', origin: 'http://evil.example' },
    403,
  ],
  ['none, of a name that leads to loopback', { host: 'evil.example' }, 403],
  ['none, at a name of loopback', { host: 'sunshine.localhost:4000' }, 101],
])('a page whose origin is %s', async (_, given: Readonly<Record<string, string>>, status) => {
  const graph = await startGraph({ CORS_ORIGINS: 'https://front.example' });
  const { host } = new URL(graph.url);
  const headers = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.replace('{host}', host)]),
  );
  expect(await refusedStatus(graph.url, headers)).toBe(status);
});

test('where callers need credentials, a proxy on the same machine may name any host', async () => {
  const { graph } = await startService();
  expect(await refusedStatus(graph.url, { host: 'graph.example' })).toBe(101);
});

test.each<[string, string, readonly string[], number]>([
  ['without a key', 'GET /graphql', without('sec-websocket-key'), 400],
  ['with a bad key', 'GET /graphql', without('sec-websocket-key', 'sec-websocket-key: x'), 400],
  ['without a version', 'GET /graphql', without('sec-websocket-version'), 400],
  [
    'of an unknown version',
    'GET /graphql',
    without('sec-websocket-version', 'sec-websocket-version: 12'),
    400,
  ],
  [
    'with a bad subprotocol',
    'GET /graphql',
    without('sec-websocket-protocol', 'sec-websocket-protocol: ,'),
    400,
  ],
  ['without a host', 'GET /graphql', without('host'), 400],
  ['with two hosts', 'GET /graphql', [...HANDSHAKE, 'host: localhost'], 400],
  ['with two origins', 'GET /graphql', [...HANDSHAKE, 'origin: a', 'origin: b'], 400],
  ['at another address', 'GET /elsewhere', HANDSHAKE, 404],
])('a handshake %s is refused as a request is', async (_, start, headers, status) => {
  const graph = await startGraph();
  const answer = await sendBytes(graph.url, requestBytes(start, [...headers]));
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ message: expect.any(String) }] });
});

const QUERY = '{"query":"{ __typename }"}';
const BODY = ['content-type: application/json', `content-length: ${QUERY.length}`];

test.each<[string, string, readonly string[], string]>([
  ['h2c', 'POST /graphql', ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', ...BODY], QUERY],
  ['TLS', 'POST /graphql', ['connection: upgrade', 'upgrade: TLS/1.0', ...BODY], QUERY],
  [
    'websocket, with a body',
    'POST /graphql',
    ['connection: Upgrade', 'upgrade: websocket', ...BODY],
    QUERY,
  ],
  [
    'h2c, without a body',
    'GET /graphql?query=%7B__typename%7D',
    ['connection: Upgrade', 'upgrade: h2c', 'apollo-require-preflight: 1'],
    '',
  ],
])('a request to upgrade to %s is answered as plain HTTP', async (_, start, headers, body) => {
  const graph = await startGraph();
  const answer = await sendBytes(
    graph.url,
    requestBytes(start, ['host: localhost', ...headers], body),
  );
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ data: { __typename: 'Query' } });
});

/** Writes bytes one after the other on one connection, and gives what comes back. */
function speak(graph: Graph): {
  write(text: string): void;
  received(): string;
  isClosed(): boolean;
} {
  const { hostname, port } = new URL(graph.url);
  const socket = connect(Number(port), hostname);
  opened({ close: () => socket.destroy() });
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.on('error', () => undefined);
  return {
    write: (text) => void socket.write(text),
    received: () => received,
    isClosed: () => socket.closed,
  };
}

test('a client that asks for h2c with every request keeps its connection, whose body may come later', async () => {
  const graph = await startGraph({ MAX_CONNECTIONS: '1' });
  const connection = speak(graph);
  const request = requestBytes('POST /graphql', [
    'host: localhost',
    'connection: Upgrade',
    'upgrade: h2c',
    ...BODY,
  ]);
  for (let count = 1; count <= 20; count += 1) {
    connection.write(request + QUERY.slice(0, 5));
    connection.write(QUERY.slice(5));
    await until(() => connection.received().split('"__typename":"Query"').length === count + 1);
  }
  expect(connection.received()).not.toMatch(/HTTP\/1\.1 (?!200)/);
});

test('an upgrade behind a request that is not answered yet ends the connection, and no more', async () => {
  const graph = await startGraph();
  for (const upgrade of ['websocket', 'h2c']) {
    const connection = speak(graph);
    connection.write(
      requestBytes('POST /graphql', ['host: localhost', ...BODY], QUERY) +
        requestBytes('GET /graphql', [...without('upgrade', `upgrade: ${upgrade}`)]),
    );
    await until(() => connection.isClosed());
  }
  await connectSocket(graph.url);
});

test('WebSockets count as connections, beyond MAX_CONNECTIONS they are refused', async () => {
  const graph = await startGraph({ MAX_CONNECTIONS: '1' });
  const socket = await connectSocket(graph.url);
  expect(await refusedStatus(graph.url, {})).toBe(503);
  socket.ws.close();
  await until(async () => (await refusedStatus(graph.url, {})) === 101);
});

test('a refused upgrade is logged and counted as a rejected request', async () => {
  const graph = await startGraph();
  await refusedStatus(graph.url, { origin: 'https://evil.example' });
  const metrics = await scrape(graph.url);
  expect(
    metrics.value('sunshine_http_rejections_total', { status: '403', code: 'FORBIDDEN' }),
  ).toBe(1);
});
