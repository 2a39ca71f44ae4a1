/** The bench of events: what subscriptions cost this server and its peers, on the same machine, in the same run. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { describeEnvironment } from './environment.js';
import { startEventClients } from './event-clients.js';
import {
  measureBurst,
  measureFanOut,
  measureIdle,
  measureQueriesBeside,
  measureReplay,
  measureSlow,
  measureWebhooks,
  mediansIn,
  mediansOf,
  type EventOptions,
  type FanOut,
} from './event-rows.js';
import { OURS, OURS_BY_SSE, PEERS, startEventServer, type EventServer } from './event-servers.js';
import { median } from './median.js';
import { startStub } from './stub.js';
import { figure, table } from './table.js';

/** Where the results are kept. */
const RESULTS = new URL('../docs/measurements/events.md', import.meta.url);

/** Measures everything, prints it, and keeps it unless it was measured in haste. */
export async function benchEvents(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false } },
  });
  const options: EventOptions = values.quick
    ? { rounds: 1, seconds: 1 }
    : { rounds: 3, seconds: 2 };
  const start = performance.now();
  const stub = await startStub();
  const clients = startEventClients();
  const withServer = async <T>(
    measure: (server: EventServer) => Promise<T>,
    kind = OURS,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<T> => {
    const server = await startEventServer(kind, stub.url, extra);
    try {
      return await measure(server);
    } finally {
      await server.stop();
    }
  };

  const kinds = [OURS, OURS_BY_SSE, ...PEERS];
  const fanOuts = kinds.map((): FanOut[] => []);
  for (let round = 1; round <= options.rounds; round += 1)
    for (const [index, kind] of kinds.entries()) {
      console.error(`round ${round}: 1,000 subscriptions, ${kind.title}`);
      fanOuts[index]?.push(
        await withServer((server) => measureFanOut(server, clients, 1_000, options), kind),
      );
    }
  const compared = fanOuts.map((all) => mediansIn(all));

  console.error('5,000 subscriptions with queries beside them');
  const beside = await withServer((server) =>
    mediansOf(options.rounds, () => measureQueriesBeside(server, clients, 5_000, options)),
  );
  console.error('idle subscriptions');
  const idle = await withServer((server) => measureIdle(server, clients, 5_000));
  console.error('clients that read nothing');
  // Of no interest here: those would be cut before they read again.
  const slow = await withServer((server) => measureSlow(server, clients), OURS_BY_SSE, {
    KEEPALIVE_MS: '600000',
  });
  console.error('webhooks');
  const { few, many } = await withServer(async (server) => ({
    few: await mediansOf(options.rounds, () => measureWebhooks(server, 1, options)),
    many: await mediansOf(options.rounds, () => measureWebhooks(server, 16, options)),
  }));
  console.error('replay and burst');
  const repeated = async (measure: (server: EventServer) => Promise<number>): Promise<number> => {
    const all: number[] = [];
    while (all.length < options.rounds) all.push(await withServer(measure));
    return median(all);
  };
  const replay = await repeated((server) => measureReplay(server, clients));
  const burst = await repeated((server) => measureBurst(server, clients));
  await Promise.all([clients.stop(), stub.stop()]);

  const ours = (transport: string): number =>
    compared[kinds.findIndex((kind) => kind.transport === transport)]?.cpu ?? Number.NaN;
  const text = `# Events

What subscriptions cost this server, and three others that could serve them. Written by

\`\`\`sh
npm run bench -- events
\`\`\`

${describeEnvironment()}
- Server, clients and the sender of webhooks share the cores of that machine. Medians of ${options.rounds} rounds of
  ${options.seconds} s, in which every server has its turn. Each subscription has a connection of its own.

## 1,000 subscriptions of one conversation

${table(
  ['server', 'µs CPU per delivery', 'ratio', 'executions per event', 'p50 ms', 'p99 ms'],
  kinds.map(({ title, transport }, index) => {
    const one = compared[index];
    return [
      title,
      figure(one?.cpu ?? Number.NaN),
      figure((one?.cpu ?? Number.NaN) / ours(transport)),
      Number.isNaN(one?.executions ?? Number.NaN) ? '' : figure(one?.executions ?? 0),
      figure(one?.p50 ?? Number.NaN),
      figure(one?.p99 ?? Number.NaN),
    ];
  }),
)}

Everything that is asked for is in the payloads: no call is made. The processor time is that of the server's process,
the kernel's for it included; goals: 35 µs, and a third of each other server. The ratio is to this server with the same
transport. p50 and p99: from the webhook to the
client, at 10 events in a second; goal: p99 100 ms.

## This server

${table(
  ['what', 'goal', 'measured'],
  [
    ['queries beside 5,000 subscriptions with 2 events/s, p99 ms', '50', figure(beside.beside)],
    ['the same queries without, p99 ms', '', figure(beside.alone)],
    ['those events at their clients, p99 ms', '', figure(beside.delay)],
    ['heap for an idle subscription, kB', '15', figure(idle.heap)],
    ['resident memory for one, kB', '40', figure(idle.resident)],
    [
      'heap of 50 clients that read nothing, 20,000 events of 1 kB, MB',
      'the log',
      figure(slow.heap),
    ],
    [`of these clients, told of a gap (${slow.reasons})`, '50', String(slow.withGaps)],
    ['webhooks answered, one at a time, p99 ms', '20', figure(few.p99)],
    ['webhooks answered, from 16 connections, p99 ms', '', figure(many.p99)],
    ['events in a second, one in each webhook', '1000', figure(many.perSecond)],
    ['replay of 10,000 events, s', '1', figure(replay)],
    ['burst of 2,000 webhooks until all are delivered, s', '', figure(burst)],
  ],
)}

With WebSockets, but for the clients that read nothing, which are of SSE. The log was full before the 50 clients came, so that its own size is not in that row.
`;
  console.log(text);
  if (!values.quick) await writeFile(RESULTS, text);
  console.error(`took ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}
