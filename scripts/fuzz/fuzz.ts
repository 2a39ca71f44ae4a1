/**
 * Sends random requests to the server, with an upstream that answers at random, and checks every answer. Ends with 1
 * when one is not as it should be.
 *
 *     npm run fuzz                                   5,000 requests, a new seed
 *     npm run fuzz -- --seed 7 --requests 100        the first 100 requests of a seed
 *     npm run fuzz -- --seed 7 --only 42             one request of a seed, with all that was said
 *     npm run fuzz -- --seconds 60 --client undici   for at most a minute, with one of the HTTP clients
 */
import { parseArgs } from 'node:util';

import { buildSchema } from '../../src/graphql/schema.js';
import { answerCounts } from '../../test/support/answer-counts.js';
import { findingsIn } from './checks.js';
import { FuzzClient, type FuzzAnswer } from './client.js';
import { Requests, type FuzzRequest } from './requests.js';
import { startFuzzedServer, type FuzzedServer } from './server.js';
import { Exchange, startStub } from './stub.js';

/** How many requests are under way at once. */
const CONCURRENCY = 96;
/** After so many requests the metrics are compared with what was sent. */
const BATCH = 500;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string' },
    requests: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '600' },
    client: { type: 'string' },
    only: { type: 'string' },
  },
});
const seed = Number(options.seed ?? Math.floor(Math.random() * 1e9));
const total = Number(options.requests);
const seconds = Number(options.seconds);
const only = options.only === undefined ? undefined : Number(options.only);
const clients = (['got', 'undici'] as const).filter((name) => name === (options.client ?? name));
if (![seed, total, seconds, only ?? 0].every(Number.isInteger) || clients.length === 0)
  throw new Error(
    'usage: npm run fuzz -- [--seed N] [--requests N] [--seconds N] [--client got|undici] [--only N]',
  );

console.log(`seed ${seed}`);
const stub = await startStub();
const targets = await Promise.all(
  clients.map(async (client) => {
    const server = await startFuzzedServer(stub.url, client);
    return { server, http: new FuzzClient(server.url), sent: 0 };
  }),
);
type Target = (typeof targets)[number];

const requests = new Requests(buildSchema({ subgraph: true }), seed);
const statuses: Record<string, number> = {};
const start = Date.now();
const end = start + seconds * 1_000;
const run: { isWrong: boolean } = { isWrong: false };
let next = only ?? 0;
const last = only === undefined ? total : only + 1;
while (next < last && Date.now() < end && !run.isWrong) {
  const batchEnd = Math.min(last, next + BATCH);
  await Promise.all(Array.from({ length: CONCURRENCY }, () => work(batchEnd)));
  for (const target of targets) await checkCounts(target);
}
const count = targets.reduce((sum, { sent }) => sum + sent, 0);
const perMinute = Math.round(count / ((Date.now() - start) / 60_000));
console.log(
  `${count} requests, ${stub.answers} answers of the stub, ${perMinute} requests per minute`,
);
console.log(JSON.stringify(statuses));
for (const { server, http } of targets) {
  http.close();
  await server.close();
}
stub.close();
process.exitCode = run.isWrong ? 1 : 0;

async function work(batchEnd: number): Promise<void> {
  while (next < batchEnd && Date.now() < end && !run.isWrong) {
    const index = next;
    next += 1;
    const target = targets[index % targets.length];
    if (target) await runOne(index, target);
  }
}

async function runOne(index: number, target: Target): Promise<void> {
  // Credentials of its own: the stub knows by them whose call it answers, and a 429 is about them alone.
  const authorization = `Basic ${Buffer.from(`app_${index}:secret`).toString('base64')}`;
  const request = requests.make(index, authorization);
  const exchange = new Exchange(`${seed}|${index}`, request.sent);
  stub.begin(authorization, exchange);
  target.sent += 1;
  let answer: FuzzAnswer | undefined;
  let findings: readonly string[];
  try {
    answer = await target.http.send(request);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    findings = [
      ...findingsIn(request, answer, exchange),
      ...logFindings(index, request, target.server),
    ];
  } catch (error) {
    findings = [`no answer: ${String(error)}`];
  }
  stub.end(authorization);
  if (findings.length > 0) run.isWrong = true;
  if (findings.length > 0 || only !== undefined)
    report(index, target.server, request, exchange, answer, findings);
}

/** Every answer is logged once, at a level below that of errors. */
function logFindings(
  index: number,
  { raw }: FuzzRequest,
  { log }: FuzzedServer,
): readonly string[] {
  const lines = log.take(`fuzz-${index}`);
  // What is no HTTP has no id of its own.
  if (raw !== undefined || (lines.length === 1 && !/^{"level":[56]/.test(lines[0] ?? '')))
    return [];
  return [`logged ${lines.length} times: ${lines.join(' ')}`];
}

async function checkCounts({ server, sent }: Target): Promise<void> {
  const { all, unexpected } = await answerCounts(server.url);
  const errors = server.log.linesFrom(50);
  if (all === sent && unexpected === 0 && errors.length === 0) return;
  run.isWrong = true;
  for (const line of errors) console.log(`logged as an error: ${line}`);
  console.log(
    `${server.client}: ${sent} requests until ${next}, ${all} counted, ${unexpected} as unexpected`,
  );
}

function report(
  index: number,
  { client }: FuzzedServer,
  request: FuzzRequest,
  exchange: Exchange,
  answer: FuzzAnswer | undefined,
  findings: readonly string[],
): void {
  const { method, path, headers, body, raw } = request;
  console.log(`\n== seed ${seed}, request ${index}, ${client}`);
  for (const finding of new Set(findings)) console.log(`! ${finding}`);
  console.log(
    raw === undefined
      ? `${method} ${path}\n${JSON.stringify(headers)}\n${shortened(body?.toString() ?? '')}`
      : shortened(raw),
  );
  for (const note of exchange.notes) console.log(shortened(note));
  console.log(
    answer ? `= ${answer.status} ${answer.contentType}\n${shortened(answer.text)}` : '= no answer',
  );
}

function shortened(text: string): string {
  return text.length > 4_000 ? `${text.slice(0, 4_000)}… (${text.length} characters)` : text;
}
