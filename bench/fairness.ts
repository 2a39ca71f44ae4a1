/**
 * Measures what one caller waits while another floods the server: caller B reads one conversation at a time, 50 times,
 * beside caller A, who has a number of list queries under way all the time. Both go upstream with one key, and upstream
 * answers after 200 ms. Prints a table, and how long 100 list queries of caller A take together, alone.
 *
 *     npm run build && npm run fairness -- [MAIN]     MAIN: the program of the server, dist/main.js by default
 */
import { randomBytes } from 'node:crypto';

import { SignJWT } from 'jose';

import { freePort, startNode, stop } from './child-processes.js';
import { untilAnswered } from './readiness.js';
import { conversationId, userId } from './records.js';
import { startStub } from './stub.js';

const LATENCY = 200;
const READS = 50;
const FLOODS = [0, 16, 64, 100, 200];
const SECRET = randomBytes(32).toString('base64url');
const ISSUER = 'https://login.example.com/';
const LIST = `query ($id: ID!) { conversations(filter: { userId: $id }, first: 25) {
  nodes { displayName participants { nodes { userId unreadCount } } } } }`;
const READ = 'query ($id: ID!) { conversation(id: $id) { displayName } }';

interface Reads {
  readonly times: readonly number[];
  readonly failures: number;
}

const stub = await startStub();
const port = await freePort();
const server = startNode([process.argv[2] ?? 'dist/main.js'], {
  SUNSHINE_BASE_URL: stub.url,
  SUNSHINE_APP_ID: 'bench',
  SUNSHINE_KEY_ID: 'key',
  SUNSHINE_KEY_SECRET: 'secret',
  CALLER_AUTH: 'jwt',
  CALLER_JWT_SECRET: SECRET,
  CALLER_JWT_ISSUER: ISSUER,
  CALLER_JWT_AUDIENCE: ISSUER,
  LOG_LEVEL: 'warn',
  HTTP_CLIENT: 'undici',
  HOST: '127.0.0.1',
  PORT: String(port),
});
const url = `http://127.0.0.1:${port}/graphql`;
await untilAnswered(server, `http://127.0.0.1:${port}/healthz`);
await stub.reset(LATENCY);
/** Every question is about another record, so that none shares the calls of another. */
let asked = 0;
const [a, b] = [await token('a'), await token('b')];
// So that everything is loaded and compiled.
for (let time = 0; time < 15; time += 1) await Promise.all([list(), read()]);

const together = performance.now();
await Promise.all(Array.from({ length: 100 }, list));
const total = performance.now() - together;

console.log(
  '| Lists of A under way | Reads of B, p50 ms | p99 ms | × quiet | Failures of B | of A |',
);
console.log('|---|---|---|---|---|---|');
let quiet = 0;
for (const lists of FLOODS) {
  const flood = new AbortController();
  const flooding = Array.from({ length: lists }, () => keepAsking(flood.signal));
  const { times, failures } = await reads();
  flood.abort();
  const failuresOfA = (await Promise.all(flooding)).reduce((sum, failed) => sum + failed, 0);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  if (lists === 0) quiet = p99;
  const ratio = (p99 / quiet).toFixed(2);
  console.log(
    `| ${lists} | ${p50.toFixed(0)} | ${p99.toFixed(0)} | ${ratio} | ${failures} | ${failuresOfA} |`,
  );
}
console.log(`\n100 list queries of caller A together, alone: ${(total / 1_000).toFixed(2)} s`);
await Promise.all([stop(server), stub.stop()]);

async function reads(): Promise<Reads> {
  const times: number[] = [];
  let failures = 0;
  while (times.length < READS) {
    const start = performance.now();
    if (!(await read())) failures += 1;
    times.push(performance.now() - start);
  }
  return { times, failures };
}

/** Gives how many failed. */
async function keepAsking(end: AbortSignal): Promise<number> {
  let failures = 0;
  while (!end.aborted) if (!(await list())) failures += 1;
  return failures;
}

function list(): Promise<boolean> {
  asked += 1;
  return ask(a, LIST, userId(asked));
}

function read(): Promise<boolean> {
  asked += 1;
  return ask(b, READ, conversationId(asked));
}

/** Whether it was answered without errors. */
async function ask(bearer: string, query: string, id: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ query, variables: { id } }),
  });
  const { errors } = (await response.json()) as { readonly errors?: unknown };
  return errors === undefined;
}

function token(sub: string): Promise<string> {
  return new SignJWT({ sub, scope: 'conversations:read users:read' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
