/**
 * Measures this build beside another one, such as that of the last release, with both HTTP clients: in each round both
 * have their turn at each question, one right after the other, and the order changes from round to round. Prints the
 * processor time for each request, and the ratio of this build to the other: the median of the rounds' ratios.
 *
 *     npm run build && npm run bench:before-after -- ../other/dist/main.js [ROUNDS]
 */
import { resolve } from 'node:path';

import { measure, type Measurement } from './cell.js';
import { startLoadGenerator } from './load.js';
import { median } from './median.js';
import { ours, startServer, type RunningServer } from './servers.js';
import { startStub } from './stub.js';
import { WORKLOADS, type Workload } from './workloads.js';

const ASKED = ['by-id', 'nested', 'list', 'aliases', 'mutation'];
const WARM_UP = { warmUp: 2, measured: 0.2 };
const ROUND = { warmUp: 0.1, measured: 1 };

const [, , other, rounds = '9'] = process.argv;
if (other === undefined)
  throw new Error('usage: npm run bench:before-after -- OTHER_MAIN [ROUNDS]');

interface Pair {
  readonly before: RunningServer;
  readonly after: RunningServer;
}

const stub = await startStub();
const instruments = { stub, load: startLoadGenerator() };
const workloads = WORKLOADS.filter(({ name }) => ASKED.includes(name));

console.log('| HTTP client | Question | CPU before, µs | after, µs | Ratio | req/s, ratio |');
console.log('|---|---|---|---|---|---|');
for (const HTTP_CLIENT of ['got', 'undici']) {
  const before = await startServer(ours('before', { HTTP_CLIENT }, resolve(other)), stub.url);
  const after = await startServer(ours('after', { HTTP_CLIENT }), stub.url);
  for (const workload of workloads) {
    const row = await compare({ before, after }, workload);
    console.log(`| ${HTTP_CLIENT} | ${workload.name} | ${row.join(' | ')} |`);
  }
  await Promise.all([before.stop(), after.stop()]);
}
await Promise.all([stub.stop(), instruments.load.stop()]);

async function compare({ before, after }: Pair, workload: Workload): Promise<readonly string[]> {
  for (const server of [before, after]) await measure(instruments, [server], workload, WARM_UP);
  const measured: { readonly before: Measurement; readonly after: Measurement }[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const order = round % 2 === 0 ? [before, after] : [after, before];
    const of = new Map<RunningServer, Measurement | undefined>();
    for (const server of order)
      of.set(server, await measure(instruments, [server], workload, ROUND));
    const [one, two] = [of.get(before), of.get(after)];
    if (one && two) measured.push({ before: one, after: two });
  }
  const micro = (time: number): string => (time * 1_000).toFixed(0);
  return [
    micro(median(measured.map((round) => round.before.cpu))),
    micro(median(measured.map((round) => round.after.cpu))),
    median(measured.map((round) => round.after.cpu / round.before.cpu)).toFixed(3),
    median(
      measured.map((round) => round.after.requestsPerSecond / round.before.requestsPerSecond),
    ).toFixed(3),
  ];
}
