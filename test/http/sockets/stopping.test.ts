import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph } from '../../support/graph.js';
import { Numbers } from '../../support/numbers.js';
import { connectSocket, openSocket, refusedStatus } from '../../support/socket.js';
import { until } from '../../support/until.js';

const NUMBERS = { query: 'subscription { numbers { number } }' };
const CREW = { query: `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }` };

test('a server that stops closes its WebSockets with 1001, spread over DRAIN_MS, and completes nothing', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({ DRAIN_MS: '1000' }, undefined, numbers.extend);
  const sockets = await Promise.all(Array.from({ length: 10 }, () => connectSocket(graph.url)));
  const times: number[] = [];
  for (const socket of sockets) {
    socket.ws.on('close', () => times.push(performance.now()));
    socket.send({ type: 'subscribe', id: '1', payload: NUMBERS });
  }
  await until(() => numbers.open === sockets.length);
  await graph.close();
  for (const socket of sockets) {
    expect((await socket.closed())[0]).toBe(1001);
    expect(socket.messages.map(({ type }) => type)).toEqual(['connection_ack']);
  }
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(400);
  expect(numbers.open).toBe(0);
});

test('while a server stops, what is under way is answered, and no more is taken', async () => {
  const graph = await startGraph({ DRAIN_MS: '50', SHUTDOWN_DELAY_MS: '1000' });
  graph.sandbox.faults.add({ kind: 'gate', count: 2 });
  const socket = await connectSocket(graph.url);
  socket.send({ type: 'subscribe', id: '1', payload: CREW });
  await until(() => graph.sandbox.requests.inFlight === 1);
  const closing = graph.close();
  expect(await refusedStatus(graph.url, {})).toBe(503);
  socket.send({ type: 'subscribe', id: '2', payload: { query: '{ __typename }' } });
  graph.sandbox.faults.clear();
  expect((await socket.closed())[0]).toBe(1001);
  expect(socket.messages).toMatchObject([
    { type: 'connection_ack' },
    { type: 'next', id: '1', payload: { data: { conversation: { displayName: 'Crew' } } } },
    { type: 'complete', id: '1' },
  ]);
  await closing;
});

test('a server stops whatever its clients do', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({ DRAIN_MS: '100' }, undefined, numbers.extend);
  graph.sandbox.faults.add({ kind: 'gate', count: 2 });
  const reading = await connectSocket(graph.url);
  reading.send({ type: 'subscribe', id: '1', payload: CREW });
  await until(() => graph.sandbox.requests.inFlight === 1);
  const paused = await connectSocket(graph.url);
  const query = `subscription { numbers(text: "${'x'.repeat(50_000)}") { text } }`;
  paused.send({ type: 'subscribe', id: '1', payload: { query } });
  await until(() => numbers.open === 1);
  paused.ws.pause();
  numbers.send(...Array.from({ length: 2_000 }, (_, index) => index));
  const silent = await openSocket(graph.url);
  silent.ws.pause();
  const start = performance.now();
  await graph.close();
  expect(performance.now() - start).toBeLessThan(5_100);
});
