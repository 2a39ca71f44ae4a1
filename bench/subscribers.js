/**
 * The clients of subscriptions, a process of its own. It is asked by messages (see `event-clients.ts`). It looks at what
 * comes as little as it can: it counts results, and takes the time from `t=…;`, which the text of each event has.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

import { WebSocket } from 'ws';

const RESULT = { sse: 'event: next', ws: '"next"' };
/** How much of what came before is looked at again: less than a result is found by. */
const OVERLAP = { sse: RESULT.sse.length - 1, ws: 0 };
const TIME = /t=([\d.]+);/g;
const GAP = /"gap":\{"reason":"(\w+)"/g;
/** How many are being opened at a time. */
const BATCH = 50;

let clients = [];
let latencies = [];
/** The first result that has an error. */
let failure;

const commands = {
  async open({ url, transport, query, headers, count, isPaused = false }) {
    const { host, pathname } = new URL(url);
    for (let opened = 0; opened < count; opened += BATCH)
      await Promise.all(
        Array.from({ length: Math.min(BATCH, count - opened) }, async () => {
          const client = { transport, results: 0, gaps: {}, rest: '' };
          client.close = await OPEN[transport](client, {
            host,
            pathname,
            query,
            headers,
            isPaused,
          });
          clients.push(client);
        }),
      );
    return clients.length;
  },
  seen() {
    if (failure !== undefined) throw new Error(failure);
    const results = clients.map((client) => client.results);
    const gaps = clients.filter((client) => Object.keys(client.gaps).length > 0);
    return {
      least: Math.min(...results),
      total: results.reduce((sum, count) => sum + count, 0),
      withGaps: gaps.length,
      reasons: [...new Set(gaps.flatMap((client) => Object.keys(client.gaps)))],
    };
  },
  /** Forgets what came so far. */
  reset() {
    for (const client of clients) client.results = 0;
    latencies = [];
  },
  latency() {
    latencies.sort((a, b) => a - b);
    const percentile = (share) => latencies[Math.ceil(latencies.length * share) - 1];
    return { p50: percentile(0.5), p99: percentile(0.99) };
  },
  resume() {
    for (const client of clients) client.socket.resume();
  },
  close() {
    for (const client of clients) client.close();
    clients = [];
  },
};

const OPEN = {
  async sse(client, { host, pathname, query, headers, isPaused }) {
    const [hostname, port] = host.split(':');
    const socket = connect({ host: hostname, port: Number(port) });
    client.socket = socket;
    const body = JSON.stringify({ query });
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `host: ${host}`,
      'accept: text/event-stream',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    const [first] = await once(socket, 'data');
    if (!first.toString().startsWith('HTTP/1.1 200')) throw new Error(first.toString());
    look(client, first.latin1Slice());
    socket.on('data', (chunk) => look(client, chunk.latin1Slice()));
    if (isPaused) socket.pause();
    return () => socket.destroy();
  },
  async ws(client, { host, pathname, query, headers }) {
    const socket = new WebSocket(`ws://${host}${pathname}`, 'graphql-transport-ws', {
      headers,
      perMessageDeflate: false,
    });
    client.socket = socket;
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: headers }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    socket.on('message', (data) => look(client, data.latin1Slice()));
    return () => socket.terminate();
  },
};

function look(client, chunk) {
  const text = client.rest + chunk;
  const result = RESULT[client.transport];
  if (chunk.includes('"errors"')) failure ??= chunk.slice(0, 1_000);
  for (let at = text.indexOf(result); at >= 0; at = text.indexOf(result, at + 1))
    client.results += 1;
  const now = performance.timeOrigin + performance.now();
  for (const [, time] of chunk.matchAll(TIME)) latencies.push(now - Number(time));
  for (const [, reason] of chunk.matchAll(GAP))
    client.gaps[reason] = (client.gaps[reason] ?? 0) + 1;
  const overlap = OVERLAP[client.transport];
  client.rest = overlap === 0 ? '' : text.slice(-overlap);
}

process.on('message', async ({ command, ...given }) => {
  try {
    process.send({ result: (await commands[command](given)) ?? null });
  } catch (error) {
    process.send({ problem: error.message });
  }
});
