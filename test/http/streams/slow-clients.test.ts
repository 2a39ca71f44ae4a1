import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { SECRET, sendWebhook, webhookEvent } from '../../support/events.js';
import { atEnd } from '../../support/closing.js';
import { scrape } from '../../support/metrics.js';
import { openStream, type Stream } from '../../support/stream.js';
import { until } from '../../support/until.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CLIENTS = 50;
const BATCH = 200;
/** What the log keeps, so that it is full before the clients come. */
const LOG_SIZE = 1_000;
const MEGABYTE = 1_024 ** 2;
/** 20,000 events of 1 kB take more than twenty times this much, and their results for 50 clients 1,000 MB. */
const MOST_MEGABYTES = 15;

interface Target {
  readonly url: string;
  readonly appId: string;
  /** Bytes that are in use on the heap after a garbage collection. */
  readonly heap: () => Promise<number>;
}

/** A server in a process of its own. */
async function startServer(): Promise<Target> {
  const child: ChildProcess = fork('src/main.ts', {
    cwd: ROOT,
    execArgv: ['--expose-gc', '--import', 'tsx', '--import', './bench/heap-report.js'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      WEBHOOK_SECRETS: SECRET,
      EVENT_LOG_SIZE: String(LOG_SIZE),
      // Clients that take nothing for longer than two of these would be cut.
      KEEPALIVE_MS: '600000',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  atEnd(() => {
    child.kill('SIGKILL');
  });
  const { stdout } = child;
  if (!stdout) throw new Error('a process has no output');
  for await (const line of createInterface(stdout)) {
    const { msg, url, appId } = JSON.parse(line) as Readonly<Record<string, string>>;
    if (msg !== 'listening' || url === undefined || appId === undefined) continue;
    stdout.resume();
    const heap = async (): Promise<number> => {
      child.send('heap');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes;
    };
    return { url, appId, heap };
  }
  throw new Error('the server did not start');
}

async function happen({ url, appId }: Target, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += BATCH) {
    const { status } = await sendWebhook(
      { url },
      appId,
      Array.from({ length: BATCH }, () => webhookEvent('made:up', { text: 'x'.repeat(1_000) })),
    );
    expect(status).toBe(200);
  }
}

/** Has a client read on, and settles once it has had a gap because it was too slow. */
function gapOf({ response }: Stream): Promise<void> {
  return new Promise((resolve) => {
    let rest = '';
    response.on('data', (chunk: Buffer) => {
      const text = rest + chunk.toString('latin1');
      if (text.includes('{"reason":"TOO_SLOW"}')) resolve();
      rest = text.slice(-30);
    });
  });
}

test('clients that stop to read cost the log alone, and have a gap once they read again', async () => {
  const target = await startServer();
  await happen(target, LOG_SIZE);
  const clients: Stream[] = [];
  while (clients.length < CLIENTS)
    clients.push(
      await openStream(target.url, {
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'subscription { appEvents { gap { reason } event { ... on ConversationOtherEvent { payload } } } }',
        }),
        isPaused: true,
      }),
    );
  const before = await target.heap();
  await happen(target, 20_000);
  expect(((await target.heap()) - before) / MEGABYTE).toBeLessThan(MOST_MEGABYTES);

  await Promise.all(clients.map(gapOf));
  const { value } = await scrape(target.url);
  expect(value('sunco_event_gaps_total', { reason: 'TOO_SLOW' })).toBeGreaterThanOrEqual(CLIENTS);
  for (const client of clients) client.close();
  await until(
    async () => (await scrape(target.url)).value('sunco_connections', { transport: 'sse' }) === 0,
  );
});
