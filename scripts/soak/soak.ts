/**
 * Keeps the server under a mixed load for a while, on an emulator that spoils one percent of its answers, and reports
 * whether anything grew, was lost or was done twice. Ends with 1 when it was.
 *
 *     npm run soak              ten minutes
 *     npm run soak -- 1         one minute
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { pino } from 'pino';

import { readConfig } from '../../src/config/config.js';
import { SAMPLE } from '../../src/sandbox/samples/data.js';
import { createServer } from '../../src/server.js';
import type { LoadReport } from './load.js';

const WARM_UP_SECONDS = 30;
/** What callers are to expect of an upstream that fails now and then. */
const EXPECTED = new Set(['ok', 'UPSTREAM_UNAVAILABLE', 'RATE_LIMITED']);
/** Together one percent of the requests to upstream. */
const FAULTS = [
  { kind: 'status', status: 503, every: 500, skip: 50 },
  { kind: 'status', status: 429, retryAfter: '1', body: 'text', every: 2_000, skip: 1_000 },
  { kind: 'drop', when: 'before', every: 500, skip: 150 },
  { kind: 'drop', when: 'after', every: 500, skip: 250 },
  { kind: 'truncate', cut: 'connection', every: 500, skip: 350 },
  { kind: 'slow', chunkMs: 20, every: 667, skip: 450 },
];

const minutes = Number(process.argv[2] ?? 10);
const { gc } = globalThis;
if (!gc || !(minutes > 0)) throw new Error('usage: npm run soak [-- MINUTES]');

const emulator = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = (await once(createInterface(emulator.stdout), 'line')) as [string];
const upstream = (JSON.parse(line) as { url: string }).url;
const server = await createServer(
  readConfig({
    SUNSHINE_BASE_URL: upstream,
    SUNSHINE_APP_ID: SAMPLE.appId,
    SUNSHINE_KEY_ID: SAMPLE.keyId,
    SUNSHINE_KEY_SECRET: SAMPLE.keySecret,
    CALLER_AUTH: 'none',
    HOST: '127.0.0.1',
    PORT: '0',
  }),
  { logger: pino({ level: 'silent' }) },
);
const url = await server.listen();
for (const fault of FAULTS)
  await fetch(`${upstream}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
const callers = fork(new URL('./load.ts', import.meta.url), [url]);

await load(callers, WARM_UP_SECONDS);
const before = await heapInMegabytes(gc);
const report = await load(callers, minutes * 60);
const after = await heapInMegabytes(gc);
callers.kill();
await fetch(`${upstream}/_sandbox/faults`, { method: 'DELETE' });
const names = await conversationNames();
const { inFlight, waiting } = server.upstream.traffic.state;
await server.close();
await pause(100);
const sockets = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
emulator.kill();

const known = new Set([...report.made, ...report.unknown]);
const soaked = names.filter((name) => known.has(name));
const findings = {
  'unexpected codes': Object.keys(report.codes).filter((code) => !EXPECTED.has(code)),
  'conversations there twice': soaked.filter((name, index) => soaked.indexOf(name) !== index),
  'conversations lost': report.made.filter((name) => !names.includes(name)),
  'heap grown by more than a tenth and 5 MB':
    after > before * 1.1 && after > before + 5 ? [`${String(after - before)} MB`] : [],
  'calls never ended': inFlight + waiting > 0 ? [`${inFlight} under way, ${waiting} waiting`] : [],
  'sockets left open': sockets > 0 ? [String(sockets)] : [],
};

console.log(`| What | Result |
| --- | --- |
| operations | ${report.operations} in ${minutes} min |
${Object.entries(report.codes)
  .map(([code, count]) => `| \`${code}\` | ${count} |`)
  .join('\n')}
| p50, p99 | ${report.p50.toFixed(1)} ms, ${report.p99.toFixed(1)} ms |
| heap after warm-up, at the end | ${before} MB, ${after} MB |
| changes of which callers cannot know whether they were made | ${report.unknown.length} |
${Object.entries(findings)
  .map(([what, found]) => `| ${what} | ${found.length === 0 ? 'none' : found.join(', ')} |`)
  .join('\n')}`);
process.exitCode = Object.values(findings).some((found) => found.length > 0) ? 1 : 0;

async function load(process: ChildProcess, seconds: number): Promise<LoadReport> {
  process.send(seconds);
  const [answer] = (await once(process, 'message')) as [LoadReport];
  return answer;
}

/** What is held when nobody asks for anything. */
async function heapInMegabytes(collect: NodeJS.GCFunction): Promise<number> {
  await pause(1_000);
  collect();
  return Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
}

/** The names of all conversations of the user for whom callers make them. */
async function conversationNames(): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($after: String) {
          conversations(filter: { userId: "${SAMPLE.users.dora.id}" }, first: 100, after: $after) {
            nodes { displayName } pageInfo { hasNextPage endCursor }
          }
        }`,
        variables: { after },
      }),
    });
    const { data } = (await response.json()) as {
      data: {
        conversations: {
          nodes: { displayName: string | null }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      };
    };
    found.push(...data.conversations.nodes.map(({ displayName }) => displayName ?? ''));
    ({ hasNextPage: isMore, endCursor: after } = data.conversations.pageInfo);
  }
  return found;
}
