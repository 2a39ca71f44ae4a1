/**
 * Keeps two processes that share Redis under load for a while: subscriptions that are cut now and then, keyed sends, and
 * an emulator that spoils one percent of its answers and repeats one percent of its webhooks. Reports whether anything
 * grew, was lost, came twice or out of order. Ends with 1 when it did. Needs a redis-server.
 *
 *     npm run soak:redis              ten minutes, 500 subscriptions
 *     npm run soak:redis -- 1 100     one minute, 100 subscriptions
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { SAMPLE, startSandbox } from '../../src/sandbox/sandbox.js';
import { followAll, type Followers } from './followers.js';
import { sendAll, type Sent } from './sends.js';

const SECRET = 'a-secret-of-webhooks';
const WARM_UP_SECONDS = 30;
/** Together one percent of the requests to upstream. */
const FAULTS = [
  { kind: 'status', status: 503, every: 400, skip: 50 },
  { kind: 'drop', when: 'before', every: 400, skip: 150 },
  { kind: 'drop', when: 'after', every: 400, skip: 250 },
  { kind: 'lateWork', ms: 500, every: 400, skip: 350, operation: 'postMessage' },
  { kind: 'duplicate', every: 100 },
] as const;
/** Collects garbage when it is asked to, so that only what is held is counted. */
const COLLECT = `data:text/javascript,process.on('SIGUSR2', () => globalThis.gc())`;

const minutes = Number(process.argv[2] ?? 10);
const subscriptions = Number(process.argv[3] ?? 500);
if (!(minutes > 0 && subscriptions > 0))
  throw new Error('usage: npm run soak:redis [-- MINUTES [SUBSCRIPTIONS]]');

/** A process of the server. */
interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has written to standard error. */
  readonly complaints: string[];
}

/** What a process holds when garbage is collected. */
interface Held {
  readonly heap: number;
  readonly resident: number;
  readonly handles: number;
  readonly files: number;
}

const port = await freePort();
const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
  stdio: 'ignore',
});
const sandbox = await startSandbox();
const servers = await Promise.all([start(), start()]);
process.on('exit', () => {
  for (const child of [redis, ...servers.map((server) => server.child)]) child.kill('SIGKILL');
});
for (const { url } of servers) await untilEventsAreUp(url);
const urls = servers.map(({ url }) => url);
for (const fault of FAULTS) sandbox.faults.add(fault);
sandbox.addWebhook({ target: await balanced(urls), secret: SECRET });

const followers = await followAll(urls, subscriptions);
const stopped = new AbortController();
const sending = sendAll(urls, stopped.signal);
await pause(WARM_UP_SECONDS * 1_000);
const before = await Promise.all(servers.map(held));
await pause(minutes * 60_000);
const after = await Promise.all(servers.map(held));
stopped.abort();
const sent = await sending;
sandbox.faults.clear();
await followers.catchUp(sent.keys.size);
followers.stop();
await pause(2_000);
const left = await Promise.all(urls.map((url) => metric(url, 'sunco_subscriptions')));
const findings = findingsOf(sent, followers);

const rows: readonly (readonly [string, string])[] = [
  ['keyed sends', `${sent.keys.size} in ${minutes} min and ${WARM_UP_SECONDS} s of warm-up`],
  ['attempts that were answered with an error, and repeated', String(sent.failures)],
  ['deliveries', String(followers.deliveries())],
  ['connections cut and resumed', String(followers.cuts())],
  ...servers.flatMap((_, index): [string, string][] => {
    const [one, two] = [before[index], after[index]];
    return one && two
      ? [
          [
            `heap of process ${index + 1}, after warm-up, at the end`,
            `${one.heap} MB, ${two.heap} MB`,
          ],
          [`resident memory of it`, `${one.resident} MB, ${two.resident} MB`],
          [
            `handles of it; open files`,
            `${one.handles}, ${two.handles}; ${one.files}, ${two.files}`,
          ],
        ]
      : [];
  }),
  ...Object.entries(findings).map(([what, found]): [string, string] => [
    what,
    found.length === 0 ? 'none' : found.slice(0, 5).join(', '),
  ]),
];
console.log(
  `| What | Result |\n| --- | --- |\n${rows.map(([what, result]) => `| ${what} | ${result} |`).join('\n')}`,
);
await sandbox.close();
process.exit(Object.values(findings).some((found) => found.length > 0) ? 1 : 0);

function findingsOf(
  { keys, ids }: Sent,
  { order, problems }: Followers,
): Readonly<Record<string, readonly string[]>> {
  const grown = before.flatMap(({ heap, handles, files }, index) => {
    const now = after[index];
    if (!now) return [];
    return [
      ...(now.heap > heap * 1.1 && now.heap > heap + 5 ? [`heap ${heap} to ${now.heap} MB`] : []),
      ...(now.handles > handles + 20 ? [`handles ${handles} to ${now.handles}`] : []),
      ...(now.files > files + 20 ? [`files ${files} to ${now.files}`] : []),
    ];
  });
  return {
    'lost, twice or out of order': problems,
    'messages that are not one for each key':
      order.length === keys.size && order.every((id) => ids.has(id))
        ? []
        : [`${order.length} messages of ${keys.size} keys`],
    grown,
    'complaints, such as about listeners': servers.flatMap(({ complaints }) => complaints),
    'subscriptions never ended': left.some((count) => count > 0) ? [left.join(', ')] : [],
  };
}

async function start(): Promise<Running> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--import', COLLECT, 'src/main.ts'],
    {
      env: {
        PATH: process.env['PATH'],
        SUNSHINE_BASE_URL: sandbox.url,
        SUNSHINE_APP_ID: SAMPLE.appId,
        SUNSHINE_KEY_ID: SAMPLE.keyId,
        SUNSHINE_KEY_SECRET: SAMPLE.keySecret,
        CALLER_AUTH: 'none',
        WEBHOOK_SECRETS: SECRET,
        REDIS_URL: `redis://127.0.0.1:${port}`,
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'error',
        OPERATION_TIMEOUT_MS: '5000',
        SEND_SETTLE_MS: '5000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text.trim()));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { url: (JSON.parse(line) as { url: string }).url, child, complaints };
}

/** Waits until a process can use Redis. */
async function untilEventsAreUp(url: string): Promise<void> {
  for (;;) {
    const text = await (await fetch(new URL('/readyz', url))).text();
    if (text.includes('"events":"up"')) return;
    await pause(50);
  }
}

async function held({ url, child }: Running): Promise<Held> {
  child.kill('SIGUSR2');
  await pause(1_000);
  const [heap, resident, handles, files] = await Promise.all(
    [
      'nodejs_heap_size_used_bytes',
      'process_resident_memory_bytes',
      'nodejs_active_handles_total',
      'process_open_fds',
    ].map((name) => metric(url, name)),
  );
  return {
    heap: megabytes(heap),
    resident: megabytes(resident),
    handles: handles ?? 0,
    files: files ?? 0,
  };
}

function megabytes(bytes = 0): number {
  return Math.round(bytes / 100_000) / 10;
}

/** The sum of the samples of a metric. */
async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const samples = text.split('\n').filter((line) => new RegExp(`^${name}[ {]`).test(line));
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

/** An address that leads to the webhooks of one server after the other. */
async function balanced(targets: readonly string[]): Promise<string> {
  let turn = 0;
  const server = createHttpServer((incoming, answer) => {
    turn += 1;
    const target = new URL(incoming.url ?? '', targets[turn % targets.length]);
    const { method, headers } = incoming;
    const outgoing = request(target, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/sunshine`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}
