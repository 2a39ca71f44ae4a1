import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { buildPackage } from '../support/built-package.js';
import { startProgram } from '../support/server-process.js';
import { connectSocket, refusedStatus, type TestSocket } from '../support/socket.js';

const CONNECTIONS = 1_000;
const AT_ONCE = 50;
const DRAIN = 3_000;
/** What a stop may take beside that, by the promise of the documentation. */
const MORE = 5_000;

let programs: string;

beforeAll(() => {
  programs = buildPackage();
});

/** A connection with a subscription that runs. */
async function subscribed(url: string): Promise<TestSocket> {
  const socket = await connectSocket(url);
  const query = 'subscription { appEvents { cursor } }';
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  // Answered behind the subscription.
  socket.send({ type: 'subscribe', id: '2', payload: { query: '{ __typename }' } });
  await socket.next('complete', '2');
  return socket;
}

test('on SIGTERM, a thousand WebSockets are closed with 1001, spread over DRAIN_MS, and the process ends', async () => {
  const program = startProgram([join(programs, 'main.js')], {
    PORT: '0',
    DRAIN_MS: String(DRAIN),
    SHUTDOWN_DELAY_MS: '0',
  });
  const url = String((await program.ready)['url']);
  const sockets: TestSocket[] = [];
  while (sockets.length < CONNECTIONS)
    sockets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => subscribed(url)))));
  const times: number[] = [];
  for (const { ws } of sockets) ws.once('close', () => times.push(performance.now()));

  const start = performance.now();
  program.kill('SIGTERM');
  const ends = await Promise.all(sockets.map((socket) => socket.closed()));
  expect(new Set(ends.map(([code]) => code))).toEqual(new Set([1001]));
  expect((await program.ended).code).toBe(0);
  expect(performance.now() - start).toBeLessThan(DRAIN + MORE);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(DRAIN / 3);
  expect(sockets.flatMap(({ messages }) => messages.filter(({ id }) => id === '1'))).toEqual([]);
});

test('while a process stops, it takes no more WebSockets, and one that never answers does not delay it', async () => {
  const program = startProgram([join(programs, 'main.js')], {
    PORT: '0',
    DRAIN_MS: '100',
    SHUTDOWN_DELAY_MS: '1000',
  });
  const url = String((await program.ready)['url']);
  const socket = await connectSocket(url);
  const paused = await connectSocket(url);
  paused.ws.pause();
  const start = performance.now();
  program.kill('SIGTERM');
  await socket.closed();
  expect(await refusedStatus(url, {})).toBe(503);
  expect((await program.ended).code).toBe(0);
  expect(performance.now() - start).toBeLessThan(100 + MORE);
});
