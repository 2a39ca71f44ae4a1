import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph } from '../../support/graph.js';
import { scrape } from '../../support/metrics.js';
import { Numbers } from '../../support/numbers.js';
import { connectSocket, openSocket } from '../../support/socket.js';
import { until } from '../../support/until.js';

const NUMBERS = { query: 'subscription { numbers { number } }' };

test('a client is pinged, and one that answers no ping is cut after the second', async () => {
  const graph = await startGraph({ KEEPALIVE_MS: '100' });
  const silent = await connectSocket(graph.url, undefined, { autoPong: false });
  const lively = await connectSocket(graph.url);
  expect((await silent.closed())[0]).toBe(1006);
  expect(silent.pings()).toBe(2);
  const { value } = await scrape(graph.url);
  expect(value('sunco_connection_ends_total', { reason: 'slow' })).toBe(1);
  expect(lively.ws.readyState).toBe(lively.ws.OPEN);
});

test('a client that reads nothing is sent no more than its connection takes, and is cut', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({ KEEPALIVE_MS: '200' }, undefined, numbers.extend);
  const socket = await connectSocket(graph.url);
  const query = `subscription { numbers(text: "${'x'.repeat(50_000)}") { text } }`;
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  await until(() => numbers.open === 1);
  socket.ws.pause();
  numbers.send(...Array.from({ length: 2_000 }, (_, index) => index));
  await until(() => numbers.open === 0);
  expect(numbers.taken).toBeLessThan(1_000);
});

test('a client that reads slowly gets everything in order', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({ KEEPALIVE_MS: '400' }, undefined, numbers.extend);
  const socket = await connectSocket(graph.url);
  const query = `subscription { numbers(text: "${'x'.repeat(50_000)}") { number text } }`;
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  await until(() => numbers.open === 1);
  numbers.send(...Array.from({ length: 400 }, (_, index) => index));
  let came = 0;
  socket.ws.on('message', () => {
    came += 1;
    if (came % 20 !== 0) return;
    socket.ws.pause();
    setTimeout(() => socket.ws.resume(), 50);
  });
  await until(() => came === 400);
  const seen = socket.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload);
  expect(seen).toMatchObject(
    Array.from({ length: 400 }, (_, number) => ({ data: { numbers: { number } } })),
  );
});

test('nothing more is read from a client that takes no answers: it cannot fill the memory', async () => {
  const graph = await startGraph({ KEEPALIVE_MS: '500' });
  const socket = await connectSocket(graph.url);
  socket.ws.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(100_000) } });
  let taken = 0;
  for (let count = 0; count < 2_000; count += 1)
    socket.ws.send(ping, (error) => {
      if (!error) taken += 1;
    });
  await socket.closed();
  expect(taken).toBeLessThan(1_000);
});

test('a flood of pings of the protocol below is answered or cut', async () => {
  const graph = await startGraph();
  const socket = await openSocket(graph.url);
  for (let count = 0; count < 20_000; count += 1) socket.ws.ping('x'.repeat(100));
  socket.send({ type: 'connection_init' });
  await until(() => socket.messages.length > 0 || socket.ws.readyState !== socket.ws.OPEN);
  await connectSocket(graph.url);
});

test('operations of one connection are bounded as those of its caller are, and others are answered meanwhile', async () => {
  const graph = await startGraph({
    MAX_OPERATIONS_PER_CALLER: '4',
    MAX_WAITING_OPERATIONS_PER_CALLER: '8',
  });
  graph.sandbox.faults.add({ kind: 'gate', count: 1_000 });
  const socket = await connectSocket(graph.url);
  const query = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
  for (let id = 1; id <= 300; id += 1)
    socket.send({ type: 'subscribe', id: String(id), payload: { query } });
  await until(() => socket.messages.filter(({ type }) => type === 'error').length === 288);
  expect(socket.messages.at(-1)).toMatchObject({
    payload: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }],
  });
  graph.sandbox.faults.clear();
  await until(() => socket.messages.filter(({ type }) => type === 'complete').length === 12);
});

test('what runs when the connection is lost is ended', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({}, undefined, numbers.extend);
  graph.sandbox.faults.add({ kind: 'gate', count: 2 });
  const socket = await connectSocket(graph.url);
  const query = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  socket.send({ type: 'subscribe', id: '2', payload: NUMBERS });
  await until(() => graph.sandbox.requests.inFlight === 1 && numbers.open === 1);
  socket.ws.terminate();
  await until(() => graph.sandbox.requests.inFlight === 0 && numbers.open === 0);
});
