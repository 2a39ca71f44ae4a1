/**
 * Measures what one caller waits while another floods the server: caller B reads one conversation at a time, 50 times,
 * beside caller A, who has a number of connections that each ask for a list all the time. Upstream answers after 100
 * ms. Once with tokens and one upstream key, once in passthrough, where A makes up 300 credentials. Prints a table.
 *
 *     npm run build && npm run fairness -- [--quick] [MAIN]     MAIN: the server's program, dist/main.js by default
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { SignJWT } from 'jose';

import { AUTHORIZATION, MADE_UP } from './caller.js';
import { freePort, startNode, startPart, stop } from './child-processes.js';
import type { FloodJob, FloodResult } from './flood.js';
import { untilAnswered } from './readiness.js';
import { conversationId } from './records.js';
import { startStub } from './stub.js';
import { table } from './table.js';

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const LATENCY = 100;
const READS = values.quick ? 10 : 50;
/** Milliseconds after which a flood is in full swing. */
const RISE = values.quick ? 500 : 3_000;
const CONNECTIONS = [0, 16, 64, 200];
const MADE_UP_CREDENTIALS = 300;
const SECRET = randomBytes(32).toString('base64url');
const ISSUER = 'https://login.example.com/';
const READ = 'query ($id: ID!) { conversation(id: $id) { displayName } }';
const NOTHING: FloodResult = { answered: 0, limited: 0, failed: 0 };

const stub = await startStub();
/** Every question is about another record, so that none shares the calls of another. */
let asked = 0;
const rows: (readonly string[])[] = [];

await withServer(
  {
    SUNSHINE_KEY_ID: 'key',
    SUNSHINE_KEY_SECRET: 'secret',
    CALLER_AUTH: 'jwt',
    CALLER_JWT_SECRET: SECRET,
    CALLER_JWT_ISSUER: ISSUER,
    CALLER_JWT_AUDIENCE: ISSUER,
  },
  async (url) => {
    const [a, b] = [`Bearer ${await token('a')}`, `Bearer ${await token('b')}`];
    for (const connections of CONNECTIONS)
      await measure(`${connections} connections`, b, { url, credentials: [a], connections });
  },
);
await withServer({}, async (url) => {
  const credentials = Array.from(
    { length: MADE_UP_CREDENTIALS },
    (_, index) => `${MADE_UP}${index}`,
  );
  await measure('passthrough, none', AUTHORIZATION, { url, credentials, connections: 0 });
  const connections = credentials.length;
  const name = `passthrough, ${connections} made-up credentials`;
  await measure(name, AUTHORIZATION, { url, credentials, connections });
});
await stub.stop();
const HEAD = ['Caller A', 'B: p50 ms', 'p99 ms', 'failures', 'A: answered', 'limited', 'failed'];
console.log(table(HEAD, rows));

async function withServer(
  settings: Readonly<Record<string, string>>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const server = startNode([positionals[0] ?? 'dist/main.js'], {
    SUNSHINE_BASE_URL: stub.url,
    SUNSHINE_APP_ID: 'bench',
    LOG_LEVEL: 'warn',
    HTTP_CLIENT: 'undici',
    HOST: '127.0.0.1',
    PORT: String(port),
    ...settings,
  });
  await untilAnswered(server, `http://127.0.0.1:${port}/healthz`);
  await stub.reset(LATENCY);
  await use(`http://127.0.0.1:${port}/graphql`);
  await stop(server);
}

async function measure(name: string, authorization: string, job: FloodJob): Promise<void> {
  // So that everything is loaded and compiled, and upstream has accepted the credentials.
  for (let time = 0; time < 15; time += 1) await read(job.url, authorization);
  const flood = startPart('flood.ts', {});
  flood.send(job);
  await pause(RISE);
  const times: number[] = [];
  let failures = 0;
  while (times.length < READS) {
    const start = performance.now();
    if (!(await read(job.url, authorization))) failures += 1;
    times.push(performance.now() - start);
  }
  const ended = once(flood, 'message') as Promise<readonly FloodResult[]>;
  flood.send('end');
  const [{ answered, limited, failed } = NOTHING] = await ended;
  await stop(flood);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  rows.push([name, ...[p50, p99, failures, answered, limited, failed].map((n) => n.toFixed(0))]);
}

/** Whether it was answered without errors. */
async function read(url: string, authorization: string): Promise<boolean> {
  asked += 1;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: READ, variables: { id: conversationId(asked) } }),
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
