import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph } from '../../support/graph.js';
import { Numbers } from '../../support/numbers.js';
import type { Claims } from '../../support/key-set.js';
import { bearer, startService } from '../../support/service.js';
import { connectSocket, openSocket, socketClient, type TestSocket } from '../../support/socket.js';
import { until } from '../../support/until.js';
import { passthroughTo } from '../../support/upstreams.js';
import { startSandbox } from '../../support/sandbox.js';

const NUMBERS = { query: 'subscription { numbers { number } }' };
const VIEWER = { query: '{ viewer { userId } }' };
const ADA = { scope: 'user', user_id: SAMPLE.users.ada.id };

function subscribe(socket: TestSocket, payload: object = NUMBERS, id = '1'): void {
  socket.send({ type: 'subscribe', id, payload });
}

test.each<[string, (token: string) => object]>([
  ['authorization', (token) => ({ authorization: `Bearer ${token}` })],
  ['Authorization', (token) => ({ Authorization: `Bearer ${token}` })],
  ['headers.authorization', (token) => ({ headers: { authorization: `Bearer ${token}` } })],
  ['headers.Authorization', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
  ['connectionParams.token', (token) => ({ connectionParams: { token: `Bearer ${token}` } })],
  ['connectionParams.token alone', (token) => ({ connectionParams: { token } })],
])('credentials in %s of connection_init are those of the operations', async (_, payload) => {
  const service = await startService();
  const wrong = bearer(await service.issuer.token({ ...ADA, user_id: SAMPLE.users.dora.id }));
  const socket = await connectSocket(service.graph.url, payload(await service.issuer.token(ADA)), {
    headers: wrong,
  });
  subscribe(socket, VIEWER);
  expect(await socket.next('next')).toMatchObject({
    payload: { data: { viewer: { userId: SAMPLE.users.ada.id } } },
  });
});

test('without credentials in connection_init those of the upgrade count', async () => {
  const service = await startService();
  const headers = bearer(await service.issuer.token(ADA));
  const socket = await connectSocket(service.graph.url, { headers: {} }, { headers });
  subscribe(socket, VIEWER);
  expect(await socket.next('next')).toMatchObject({
    payload: { data: { viewer: { userId: SAMPLE.users.ada.id } } },
  });
});

test.each<[string, object | undefined]>([
  ['no credentials', undefined],
  ['an invalid token', { authorization: 'Bearer x.y.z' }],
  ['a number', { authorization: 5 }],
  ['an object', { headers: { authorization: {} } }],
  ['a line end', { authorization: 'Bearer x\r\nx-more: 1' }],
  ['an empty text', { authorization: '' }],
])('%s in connection_init closes with 4403 and nothing else', async (_, payload) => {
  const { graph } = await startService();
  const socket = await openSocket(graph.url);
  socket.send({ type: 'connection_init', ...(payload && { payload }) });
  expect((await socket.closed())[0]).toBe(4403);
  expect(socket.messages).toEqual([]);
});

test('an expired token closes with 4403', async () => {
  const { graph, issuer } = await startService();
  const socket = await openSocket(graph.url);
  const payload = bearer(await issuer.token(ADA, { expiresIn: -60 }));
  socket.send({ type: 'connection_init', payload });
  expect(await socket.closed()).toEqual([4403, 'the token has expired']);
});

test('in passthrough, credentials are needed, and passed on', async () => {
  const sandbox = await startSandbox();
  const graph = await startGraph(passthroughTo(sandbox));
  const missing = await openSocket(graph.url);
  missing.send({ type: 'connection_init' });
  expect((await missing.closed())[0]).toBe(4403);
  const basic = Buffer.from(`${sandbox.keyId}:${sandbox.keySecret}`).toString('base64');
  const socket = await connectSocket(graph.url, { authorization: `Basic ${basic}` });
  const { crew } = SAMPLE.conversations;
  subscribe(socket, { query: `{ conversation(id: "${crew.id}") { displayName } }` });
  expect(await socket.next('next')).toMatchObject({
    payload: { data: { conversation: { displayName: expect.any(String) } } },
  });
});

test('a WebSocket closes with 4403 when the token of its caller ends, and clients come with a new one', async () => {
  const numbers = new Numbers();
  const service = await startService({}, undefined, numbers.extend);
  const tokens = [
    await service.issuer.token(ADA, { expiresIn: 2 }),
    await service.issuer.token({ ...ADA, jti: '2' }),
  ];
  const client = socketClient(service.graph.url, () => bearer(tokens.shift() ?? ''));
  const ends: number[] = [];
  client.on('closed', (event) => ends.push((event as { code: number }).code));
  const seen: unknown[] = [];
  client.subscribe(NUMBERS, {
    next: (result) => seen.push(result.data),
    error: () => undefined,
    complete: () => undefined,
  });
  await until(() => ends.length === 1);
  expect(ends).toEqual([4403]);
  numbers.send(1);
  await until(() => seen.length === 1);
  expect(tokens).toEqual([]);
});

test('an end user has so many connections open, over whatever transport', async () => {
  const service = await startService({ MAX_CONNECTIONS_PER_END_USER: '2' });
  const payload = async (claims: Claims = ADA) => bearer(await service.issuer.token(claims));
  const first = await connectSocket(service.graph.url, await payload());
  await connectSocket(service.graph.url, await payload());
  const third = await openSocket(service.graph.url);
  third.send({ type: 'connection_init', payload: await payload() });
  expect(await third.closed()).toEqual([1013, 'TOO_MANY_SUBSCRIPTIONS']);
  await connectSocket(service.graph.url, await payload({ ...ADA, user_id: SAMPLE.users.dora.id }));
  first.ws.close();
  await until(async () => {
    const again = await openSocket(service.graph.url);
    again.send({ type: 'connection_init', payload: await payload() });
    await until(() => again.messages.length > 0 || again.ws.readyState !== again.ws.OPEN);
    return again.messages.length > 0;
  });
});

test('scopes hold as over HTTP', async () => {
  const service = await startService();
  const socket = await connectSocket(
    service.graph.url,
    bearer(await service.issuer.token({ scope: 'users:read' })),
  );
  subscribe(socket, { query: 'subscription { appEvents { cursor } }' });
  expect(await socket.next('error')).toMatchObject({
    payload: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});
