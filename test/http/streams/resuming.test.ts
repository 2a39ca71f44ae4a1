import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

import { beforeAll, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { atEnd } from '../../support/closing.js';
import { SECRET, sendWebhook } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import fc from '../../support/property.js';
import { requestBytes } from '../../support/raw-connection.js';
import { until } from '../../support/until.js';

const { appId } = SAMPLE;

/** What a delivery says, as the reader asks for it. */
interface Delivery {
  readonly cursor: string;
  readonly previousCursor: string;
  readonly event: { readonly eventId: string } | null;
  readonly gap: { readonly reason: string } | null;
}

/** What a reader keeps: the cursor of the last delivery that it has read to its end, and all of them. */
interface Kept {
  cursor: string;
  readonly deliveries: Delivery[];
}

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ WEBHOOK_SECRETS: SECRET, KEEPALIVE_MS: '50' });
});

async function cursorOf(from: Graph): Promise<string> {
  return ((await from.query('{ eventCursor }')).data as { readonly eventCursor: string })
    .eventCursor;
}

function idsOf({ deliveries }: Kept): readonly (string | undefined)[] {
  return deliveries.map(({ event }) => event?.eventId);
}

/** The body of the request for what comes after a cursor. */
function subscription(after: string): string {
  return JSON.stringify({
    query: `subscription { appEvents(after: "${after}") {
      cursor previousCursor event { eventId } gap { reason } } }`,
  });
}

/** Reads what comes after the last cursor, until the connection is cut: after so many bytes, or once that holds. */
async function read(
  { url }: Pick<Graph, 'url'>,
  kept: Kept,
  bytes: number,
  isEnough: () => boolean,
): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const body = subscription(kept.cursor);
  const headers = [
    'host: localhost',
    'content-type: application/json',
    'accept: text/event-stream',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.on('error', () => undefined);
  socket.write(requestBytes('POST /graphql', headers, body));
  let text = '';
  let left = bytes;
  socket.on('data', (chunk: Buffer) => {
    text += chunk.subarray(0, left).toString('latin1');
    left -= chunk.length;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const { data } = JSON.parse(line.slice(6)) as { data: { appEvents: Delivery } };
      kept.deliveries.push(data.appEvents);
      kept.cursor = data.appEvents.cursor;
    }
    if (left <= 0 || isEnough()) socket.destroy();
  });
  await once(socket, 'close');
}

test('a reader that is cut at any byte and reads on loses nothing, and gets nothing twice', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 15,
      }),
      fc.array(fc.integer({ min: 1, max: 2_500 }), { maxLength: 8 }),
      async (batches, cuts) => {
        runs += 1;
        const expected = [...new Set(batches.flat())].map((number) => `${runs} ${number}`);
        const kept: Kept = { cursor: await cursorOf(graph), deliveries: [] };
        const start = kept.cursor;
        const isEnough = (): boolean => kept.deliveries.length >= expected.length;
        const reading = (async () => {
          for (const cut of cuts) if (!isEnough()) await read(graph, kept, cut, isEnough);
          if (!isEnough()) await read(graph, kept, Number.POSITIVE_INFINITY, isEnough);
        })();
        for (const batch of batches) {
          const events = batch.map((number) => ({ id: `${runs} ${number}`, type: 'a:b' }));
          expect(await sendWebhook(graph, appId, events)).toMatchObject({ status: 200 });
          await turn();
        }
        await reading;

        expect(idsOf(kept)).toEqual(expected);
        const cursors = kept.deliveries.map(({ cursor }) => cursor);
        expect(kept.deliveries.map(({ previousCursor }) => previousCursor)).toEqual([
          start,
          ...cursors.slice(0, -1),
        ]);
      },
    ),
    { numRuns: 20 },
  );
});

/** A program that prints each delivery after a cursor, on a line of its own. */
const READER = `
  const [url, body] = process.argv.slice(1);
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const response = await fetch(url, { method: 'POST', headers, body });
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (text + chunk).split('\\n');
    text = lines.pop();
    for (const line of lines)
      if (line.startsWith('data: {'))
        process.stdout.write(JSON.stringify(JSON.parse(line.slice(6)).data.appEvents) + '\\n');
  }`;

/** Runs it. Gives what it has printed so far; to kill it gives the whole lines of that. */
function startReader(after: string): { printed(): string; kill(): Promise<readonly string[]> } {
  const command = ['--input-type=module', '--eval', READER, graph.url, subscription(after)];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const closed = once(child, 'close');
  atEnd(() => child.kill('SIGKILL'));
  return {
    printed: () => printed,
    async kill() {
      child.kill('SIGKILL');
      await closed;
      return printed.split('\n').slice(0, -1);
    },
  };
}

test('a process that is killed while it reads, and started again, loses nothing and gets nothing twice', async () => {
  const kept: Kept = { cursor: await cursorOf(graph), deliveries: [] };
  const lives = 4;
  const perLife = 40;
  const expected = Array.from({ length: lives * perLife }, (_, number) => `process ${number}`);
  for (let life = 1; life <= lives; life += 1) {
    const reader = startReader(kept.cursor);
    const ids = expected.slice((life - 1) * perLife, life * perLife);
    for (const id of ids) await sendWebhook(graph, appId, [{ id, type: 'a:b' }]);
    const last = life === lives ? `"${String(expected.at(-1))}"` : '\n';
    await until(() => reader.printed().includes(last), 'the reader has read');
    // A line that is not whole was not dealt with.
    for (const line of await reader.kill()) {
      const delivery = JSON.parse(line) as Delivery;
      kept.deliveries.push(delivery);
      kept.cursor = delivery.cursor;
    }
  }

  expect(idsOf(kept)).toEqual(expected);
});

test('a server that was stopped and started again says that there is a gap, and goes on', async () => {
  const first = await startGraph({ WEBHOOK_SECRETS: SECRET });
  const kept: Kept = { cursor: await cursorOf(first), deliveries: [] };
  const reading = read(first, kept, Number.POSITIVE_INFINITY, () => false);
  await sendWebhook(first, appId, [{ id: 'before', type: 'a:b' }]);
  await until(() => kept.deliveries.length === 1);
  await first.close();
  await reading;

  const second = await startGraph({ WEBHOOK_SECRETS: SECRET });
  await sendWebhook(second, appId, [{ id: 'meanwhile', type: 'a:b' }]);
  const again = read(second, kept, Number.POSITIVE_INFINITY, () => kept.deliveries.length === 4);
  await until(() => kept.deliveries.length === 3);
  await sendWebhook(second, appId, [{ id: 'after', type: 'a:b' }]);
  await again;

  expect(idsOf(kept)).toEqual(['before', undefined, 'meanwhile', 'after']);
  expect(kept.deliveries.map(({ gap }) => gap?.reason)).toEqual([
    undefined,
    'UNKNOWN_CURSOR',
    undefined,
    undefined,
  ]);
  // Each names the one before, over the gap as well.
  expect(kept.deliveries.slice(1).map(({ previousCursor }) => previousCursor)).toEqual(
    kept.deliveries.slice(0, -1).map(({ cursor }) => cursor),
  );
});
