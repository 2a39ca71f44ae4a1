/**
 * Measures events with Redis: what a webhook waits, what it takes from one process through Redis and another one to a
 * client, how fast the log is replayed, and what Redis needs for it.
 *
 *     npm run bench:redis              three rounds, about two minutes
 *     npm run bench:redis -- --quick   once and in haste
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'node:child_process';

import { Redis } from 'ioredis';
import { Pool } from 'undici';

import { APP_ID } from './caller.js';
import { freePort, stop } from './child-processes.js';
import { median } from './median.js';
import { cpuOf, memoryOf } from './process-usage.js';
import { ours, startServer, type RunningServer } from './servers.js';
import { startStub } from './stub.js';
import { figure, table } from './table.js';

const SECRET = 'a-secret-of-webhooks';
/** Of the JSON of an event, in bytes. */
const EVENT_BYTES = 1_000;
const FILLER = 'x'.repeat(EVENT_BYTES - 300);

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 1 : 3;
const seconds = isQuick ? 2 : 8;
const replayed = isQuick ? 2_000 : 10_000;

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const port = await freePort();
const redisServer = spawn(
  'redis-server',
  [...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder], '--save', ''],
  { stdio: 'ignore' },
);
process.on('exit', () => redisServer.kill('SIGKILL'));
const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 });
redis.on('error', () => undefined);
await redis.ping();
const { pid: redisPid = 0 } = redisServer;

const stub = await startStub();
const service = {
  SUNSHINE_KEY_ID: 'app_1',
  SUNSHINE_KEY_SECRET: 'secret',
  CALLER_AUTH: 'none',
  WEBHOOK_SECRETS: SECRET,
  LOG_LEVEL: 'warn',
};
const shared = { ...service, REDIS_URL: `redis://127.0.0.1:${port}` };
const alone = await startServer(ours('memory', service), stub.url);
const one = await startServer(ours('one', shared), stub.url);
const other = await startServer(ours('other', shared), stub.url);
await sleep(500);

let serial = 0;
const rows: string[][] = [];

/** The median of several rounds of something that gives figures. */
async function medians(measure: () => Promise<readonly number[]>): Promise<readonly number[]> {
  const found: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await measure());
  return (found[0] ?? []).map((_, index) => median(found.map((each) => each[index] ?? 0)));
}

function eventOf(): object {
  serial += 1;
  return {
    id: `event ${serial}`,
    type: 'conversation:message',
    createdAt: new Date().toISOString(),
    payload: {
      conversation: { id: '0123456789abcdef01234567', type: 'personal' },
      message: {
        id: serial.toString(16).padStart(24, '0'),
        author: { type: 'business' },
        content: { type: 'text', text: `${performance.now()} ${FILLER}` },
      },
    },
  };
}

async function send(pool: Pool, count = 1): Promise<void> {
  const { statusCode, body } = await pool.request({
    path: '/webhooks/sunshine',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': SECRET },
    body: JSON.stringify({ app: { id: APP_ID }, events: Array.from({ length: count }, eventOf) }),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`a webhook was answered with ${statusCode}`);
}

/** Milliseconds that webhooks wait, p50 and p99, at so many a second. */
async function latencyOf({ url }: RunningServer, rate: number): Promise<readonly number[]> {
  const pool = new Pool(url, { connections: 32 });
  const histogram = createHistogram();
  const pending: Promise<void>[] = [];
  const start = performance.now();
  for (let count = 0; performance.now() - start < seconds * 1_000; count += 1) {
    const due = start + (count * 1_000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    pending.push(
      send(pool).then(() => {
        histogram.record(Math.max(1, Math.round((performance.now() - due) * 1_000)));
      }),
    );
  }
  await Promise.all(pending);
  await pool.close();
  return [histogram.percentile(50) / 1_000, histogram.percentile(99) / 1_000];
}

/** How many webhooks a second are answered, of 32 senders; and the CPU time of the server, and of Redis, for each. */
async function capacityOf({ url, pid }: RunningServer): Promise<readonly number[]> {
  const pool = new Pool(url, { connections: 32 });
  const before = [cpuOf(pid), cpuOf(redisPid)];
  const start = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (performance.now() - start < seconds * 1_000) {
        await send(pool);
        count += 1;
      }
    }),
  );
  const took = (performance.now() - start) / 1_000;
  await pool.close();
  const cpu = [cpuOf(pid), cpuOf(redisPid)].map(
    (now, index) => (now - (before[index] ?? 0)) / count,
  );
  return [count / took, ...cpu];
}

/** Subscribes to everything. `onEvent` is called with the text of each message. */
async function subscribe(
  { url }: RunningServer,
  after: string | undefined,
  onEvent: (text: string) => void,
): Promise<() => void> {
  const stopping = new AbortController();
  const query = `subscription { appEvents${after === undefined ? '' : `(after: "${after}")`} {
    event { ... on ConversationMessageEvent { message { content { text } } } } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: stopping.signal,
  });
  const { body } = response;
  if (response.status !== 200 || !body) throw new Error(`not subscribed: ${response.status}`);
  void (async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, text] = /^data: .*"text":"([^"]*)"/.exec(line) ?? [];
        if (text !== undefined) onEvent(text);
      }
    }
  })().catch(() => undefined);
  return () => stopping.abort();
}

/** Milliseconds from sending a webhook to one process until a client of another one has it, p50 and p99. */
async function passageOf(
  from: RunningServer,
  to: RunningServer,
  rate: number,
): Promise<readonly number[]> {
  const pool = new Pool(from.url, { connections: 8 });
  const histogram = createHistogram();
  const end = await subscribe(to, undefined, (text) => {
    const took = performance.now() - Number(text.split(' ')[0]);
    histogram.record(Math.max(1, Math.round(took * 1_000)));
  });
  await sleep(300);
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < seconds * 1_000; count += 1) {
    const due = start + (count * 1_000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    void send(pool);
  }
  while (histogram.count < count) await sleep(5);
  end();
  await pool.close();
  return [histogram.percentile(50) / 1_000, histogram.percentile(99) / 1_000];
}

async function cursorOf({ url }: RunningServer): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ eventCursor }"}',
  });
  return ((await response.json()) as { data: { eventCursor: string } }).data.eventCursor;
}

async function fill(server: RunningServer, count: number): Promise<void> {
  const pool = new Pool(server.url, { connections: 4 });
  for (let done = 0; done < count; done += 100) await send(pool, 100);
  await pool.close();
}

/** Milliseconds until a client of another process has the whole log. */
async function replayOf(server: RunningServer, after: string): Promise<readonly number[]> {
  let count = 0;
  const start = performance.now();
  const end = await subscribe(server, after, () => (count += 1));
  while (count < replayed) await sleep(1);
  const took = performance.now() - start;
  end();
  return [took];
}

async function usedMemory(): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
}

const units = (values: readonly number[], unit: string): string[] =>
  values.map((value) => `${figure(value)} ${unit}`);

console.error('webhooks');
for (const [name, server] of [
  ['in memory', alone],
  ['with Redis', one],
] as const) {
  await latencyOf(server, 100);
  const latency = await medians(() => latencyOf(server, 200));
  rows.push([`webhook answered, ${name}, 200 a second`, ...units(latency, 'ms')]);
  const [perSecond = 0, cpu = 0, ofRedis = 0] = await medians(() => capacityOf(server));
  rows.push([
    `webhooks a second, ${name}; CPU of the server and of Redis for each`,
    figure(perSecond),
    `${figure(cpu)} ms, ${server === alone ? '-' : `${figure(ofRedis)} ms`}`,
  ]);
}

console.error('from process to process');
await redis.flushall();
await sleep(3_000);
for (const rate of [20, 200]) {
  const passage = await medians(() => passageOf(one, other, rate));
  rows.push([`process → Redis → process → client, ${rate} a second`, ...units(passage, 'ms')]);
}

console.error('replay');
await redis.flushall();
await sleep(3_000);
const empty = await usedMemory();
const start = await cursorOf(one);
await fill(one, replayed);
const full = await usedMemory();
const [took = 0] = await medians(() => replayOf(other, start));
rows.push([
  `replay of ${replayed} events of ${EVENT_BYTES} bytes by another process`,
  `${figure(took)} ms`,
  '',
]);
rows.push([
  'memory of Redis for each event, with the ids that it is known by',
  `${figure((full - empty) / replayed)} bytes`,
  '',
]);
const [seen] = await redis.keys('*:seen');
const ids = (await redis.memory('USAGE', seen ?? '', 'SAMPLES', 0)) ?? 0;
rows.push([
  'of that for its ids, which are kept for an hour',
  `${figure(ids / replayed)} bytes`,
  '',
]);

console.error('idle');
const commands = async (): Promise<number> =>
  Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);
const before = await commands();
await sleep(10_000);
rows.push([
  'commands a second of two idle processes',
  figure(((await commands()) - before) / 10),
  '',
]);
rows.push([
  'resident memory of each process',
  ...[one, other].map(({ pid }) => `${figure(memoryOf(pid))} MB`),
]);

console.log(table(['What', 'p50', 'p99'], rows));
redis.disconnect();
await Promise.all([alone, one, other, stub].map((each) => each.stop()));
await stop(redisServer);
await rm(folder, { recursive: true });
if (redisServer.exitCode === null && redisServer.signalCode === null)
  await once(redisServer, 'exit');
process.exit();
