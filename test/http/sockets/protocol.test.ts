import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../../support/graph.js';
import { scrape } from '../../support/metrics.js';
import { Numbers } from '../../support/numbers.js';
import fc from '../../support/property.js';
import { connectSocket, openSocket, type TestSocket } from '../../support/socket.js';
import { until } from '../../support/until.js';

const NUMBERS = { query: 'subscription { numbers { number } }' };

let numbers: Numbers;
let graph: Graph;

beforeEach(async () => {
  numbers = new Numbers();
  graph = await startGraph({}, undefined, numbers.extend);
});

function subscribe(socket: TestSocket, id: string, payload: object = NUMBERS): void {
  socket.send({ type: 'subscribe', id, payload });
}

/** A frame that a client sends, without a mask. */
function unmasked(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);
}

/** The socket of a WebSocket, to write frames to that ws would not. */
function rawSocket({ ws }: TestSocket): { write(bytes: Buffer): void } {
  return Reflect.get(ws, '_socket') as { write(bytes: Buffer): void };
}

/** A frame with a mask that changes nothing. */
function masked(first: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/** The JSON text of a value that may have none. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}

const INIT = '{"type":"connection_init"}';

test.each<[string, number, (socket: TestSocket) => void]>([
  ['no JSON', 4400, ({ ws }) => ws.send('{')],
  ['JSON that is no message', 4400, ({ ws }) => ws.send('[]')],
  ['an unknown type', 4400, ({ ws }) => ws.send('{"type":"start"}')],
  ['a message of servers', 4400, ({ ws }) => ws.send('{"type":"connection_ack"}')],
  ['binary data', 4400, ({ ws }) => ws.send(Buffer.from(INIT))],
  ['an operation before connection_init', 4401, (socket) => subscribe(socket, '1')],
  [
    'connection_init twice',
    4429,
    ({ ws }) => {
      ws.send(INIT);
      ws.send(INIT);
    },
  ],
  ['more than 1 MiB', 1009, ({ ws }) => ws.send('x'.repeat(1_024 * 1_024 + 1))],
  ['more than 1 MiB in parts', 1009, ({ ws }) => sendInParts(ws, 2_048, 1_024)],
  ['text that is not UTF-8', 1007, ({ ws }) => ws.send(Buffer.from([0xff]), { binary: false })],
  ['a frame without a mask', 1002, (socket) => rawSocket(socket).write(unmasked(INIT))],
  ['a reserved bit', 1002, (socket) => rawSocket(socket).write(Buffer.from([0xc1, 0x80]))],
  ['JSON that is nested very deeply', 4400, ({ ws }) => ws.send(nested())],
])('%s closes with %i', async (_, code, send) => {
  const socket = await openSocket(graph.url);
  send(socket);
  expect((await socket.closed())[0]).toBe(code);
  // The server goes on.
  await connectSocket(graph.url);
});

function sendInParts(ws: TestSocket['ws'], count: number, size: number): void {
  for (let part = 0; part < count; part += 1) ws.send('x'.repeat(size), { fin: false });
}

/** A ping whose answer would be as deep. */
function nested(): string {
  const depth = 150_000;
  return `{"type":"ping","payload":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
}

test.each<[string, number, (socket: TestSocket) => void]>([
  [
    'an id that is in use',
    4409,
    (socket) => {
      subscribe(socket, '1');
      subscribe(socket, '1');
    },
  ],
  ['an empty id', 4400, (socket) => subscribe(socket, '')],
  ['a very long id', 4400, (socket) => subscribe(socket, 'x'.repeat(257))],
  ['an operation without a document', 4400, (socket) => subscribe(socket, '1', {})],
  ['variables in a list', 4400, (socket) => subscribe(socket, '1', { ...NUMBERS, variables: [] })],
  ['result of a client', 4400, ({ ws }) => ws.send('{"type":"next","id":"1","payload":{}}')],
])('after connection_ack, %s closes with %i', async (_, code, send) => {
  const socket = await connectSocket(graph.url);
  send(socket);
  expect((await socket.closed())[0]).toBe(code);
  await until(() => numbers.open === 0);
});

test('a WebSocket without connection_init is closed after 3 s', async () => {
  const start = performance.now();
  const socket = await openSocket(graph.url);
  expect(await socket.closed()).toEqual([4408, 'Connection initialisation timeout']);
  expect(performance.now() - start).toBeGreaterThan(2_900);
});

test.each(['', 'graphql-ws'])('the subprotocol "%s" closes with 4406', async (protocol) => {
  const socket = await openSocket(graph.url, {}, protocol).catch((error: unknown) => error);
  // A client that offers one gives up by itself when the server takes none of them.
  if (socket instanceof Error) expect(socket.message).toMatch(/subprotocol/);
  else expect((await (socket as TestSocket).closed())[0]).toBe(4406);
});

test('a ping is answered with its payload, before connection_init as well', async () => {
  const socket = await openSocket(graph.url);
  socket.send({ type: 'ping' });
  expect(await socket.next('pong')).toEqual({ type: 'pong' });
  socket.ws.send('{"type":"ping","payload":{"n":12345678901234567890}}');
  await until(() => socket.texts.includes('{"type":"pong","payload":{"n":12345678901234567890}}'));
});

test('an id can be used again once its operation is completed, by either side', async () => {
  const socket = await connectSocket(graph.url);
  subscribe(socket, '1');
  await until(() => numbers.open === 1);
  socket.send({ type: 'complete', id: '1' });
  subscribe(socket, '1');
  await until(() => numbers.open === 1);
  numbers.send(7);
  await socket.next('next', '1');
  socket.send({ type: 'complete', id: '1' });
  await until(() => numbers.open === 0);
  subscribe(socket, '1', { query: '{ __typename }' });
  await socket.next('complete', '1');
  subscribe(socket, '1', { query: '{ __typename }' });
  await until(() => socket.messages.filter(({ type }) => type === 'complete').length === 2);
});

test('the most subscriptions of a connection are MAX_SUBSCRIPTIONS_PER_CONNECTION', async () => {
  const small = await startGraph(
    { MAX_SUBSCRIPTIONS_PER_CONNECTION: '2' },
    undefined,
    numbers.extend,
  );
  const socket = await connectSocket(small.url);
  subscribe(socket, '1');
  subscribe(socket, '2');
  await until(() => numbers.open === 2);
  subscribe(socket, 'q', { query: '{ __typename }' });
  await socket.next('complete', 'q');
  subscribe(socket, '3');
  expect(await socket.next('error')).toMatchObject({
    id: '3',
    payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
  });
  expect(await socket.closed()).toEqual([1013, 'TOO_MANY_SUBSCRIPTIONS']);
  await until(() => numbers.open === 0);
});

test('connections, their subscriptions and their ends are counted', async () => {
  const socket = await connectSocket(graph.url);
  subscribe(socket, '1');
  const count = async (name: string, labels: Readonly<Record<string, string>>) =>
    (await scrape(graph.url)).value(name, labels);
  const running = { field: 'numbers', transport: 'ws' };
  await until(async () => (await count('sunco_subscriptions', running)) === 1);
  expect(await count('sunco_connections', { transport: 'ws' })).toBe(1);
  expect(await count('sunshine_graphql_requests_in_flight', {})).toBe(0);
  socket.ws.close(1000);
  await until(async () => (await count('sunco_connections', { transport: 'ws' })) === 0);
  expect(await count('sunco_subscriptions', running)).toBe(0);
  expect(await count('sunco_connection_ends_total', { reason: 'client' })).toBe(1);
});

test('whatever bytes follow the handshake, the server goes on, and keeps no connection', async () => {
  const frame = fc
    .tuple(fc.integer({ min: 0x80, max: 0x8f }), fc.uint8Array({ maxLength: 100 }))
    .map(([first, payload]) => masked(first, payload));
  const bytes = fc.oneof(frame, fc.uint8Array({ maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 10 }), async (parts) => {
      const socket = await openSocket(graph.url);
      for (const part of parts) rawSocket(socket).write(Buffer.from(part));
      socket.ws.terminate();
    }),
  );
  await until(
    async () => (await scrape(graph.url)).value('sunco_connections', { transport: 'ws' }) === 0,
  );
  await connectSocket(graph.url);
});

test('whatever message follows connection_ack, the server goes on', async () => {
  const type = fc.constantFrom(
    ...[
      'connection_init',
      'connection_ack',
      'ping',
      'pong',
      'subscribe',
      'next',
      'error',
      'complete',
    ],
  );
  const id = fc.oneof(fc.constantFrom('1', '2', '__proto__', ''), fc.anything());
  const query = fc.constantFrom('{ __typename }', 'subscription { numbers { number } }', '{', '');
  const payload = fc.oneof(
    fc.record({ query, variables: fc.jsonValue(), extensions: fc.jsonValue() }),
    fc.record({ query }),
    fc.jsonValue(),
  );
  const message = fc.record({ type, id, payload }, { requiredKeys: ['type'] });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 10 }), async (messages) => {
      const socket = await connectSocket(graph.url);
      for (const each of messages) socket.ws.send(textOf(each));
      socket.ws.close();
      const [code] = await socket.closed();
      expect(code).not.toBe(1006);
    }),
  );
  await until(() => numbers.open === 0);
  await connectSocket(graph.url);
});
