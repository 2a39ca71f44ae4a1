/** The comparison as text. */
import type { Measurement } from './cell.js';
import type { ComparedServer, Comparison } from './comparison.js';
import type { ServerKind } from './servers.js';
import { figure, table } from './table.js';
import type { Workload } from './workloads.js';

/** What the ratios are relative to, unless it is left out: then the first server. */
const YARDSTICK = 'apollo';

/** Requests per second of every server under every workload. */
export function overview({ servers, workloads }: Comparison): string {
  const yardstick = yardstickOf(servers);
  const rows = servers.map(({ kind, medians }) => [
    kind.title,
    ...workloads.map(({ name }) => {
      const measured = medians.get(name);
      if (measured === undefined) return 'not asked';
      const times = ratio(measured, yardstick?.medians.get(name));
      return measured.requestsPerSecond.toFixed(0) + (times && ` (${times})`);
    }),
  ]);
  return [
    `Requests per second, and in parentheses how many times those of ${yardstick?.kind.title ?? ''}.`,
    '',
    table(['server', ...workloads.map(({ name }) => name)], rows),
  ].join('\n');
}

/** All figures under one workload. */
export function details({ servers }: Comparison, workload: Workload): string {
  const { name, title, connections, latency, calls } = workload;
  const yardstick = yardstickOf(servers)?.medians.get(name);
  const rows = servers.flatMap(({ kind, medians }) => {
    const measured = medians.get(name);
    if (measured === undefined) return [];
    const { requestsPerSecond, p50, p99, cpu } = measured;
    return [
      [
        kind.title,
        requestsPerSecond.toFixed(0),
        ratio(measured, yardstick),
        figure(p50),
        figure(p99),
        figure(cpu),
        figure(measured.calls),
      ],
    ];
  });
  const clients = connections === 1 ? '1 connection' : `${connections} connections`;
  return [
    `### \`${name}\`: ${title}`,
    '',
    `${clients}, upstream answers after ${latency} ms. Fewest calls to upstream for one answer: ${calls}.`,
    '',
    table(['server', 'req/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms/req', 'calls/req'], rows),
  ].join('\n');
}

/** What the servers take by themselves. */
export function footprint(
  { servers }: Comparison,
  startUp: ReadonlyMap<ServerKind, number>,
): string {
  const rows = [...startUp].map(([kind, ms]) => {
    const memory = servers.find((server) => server.kind === kind)?.memory;
    return [
      kind.title,
      ms.toFixed(0),
      memory?.idle.toFixed(0) ?? '',
      memory?.afterwards.toFixed(0) ?? '',
    ];
  });
  return table(
    ['server', 'ms to first answer', 'MB resident, idle', 'MB resident, after all'],
    rows,
  );
}

function yardstickOf(servers: readonly ComparedServer[]): ComparedServer | undefined {
  return servers.find(({ kind }) => kind.name === YARDSTICK) ?? servers[0];
}

/** Empty when there is nothing to compare with. */
function ratio({ requestsPerSecond }: Measurement, yardstick: Measurement | undefined): string {
  return yardstick === undefined
    ? ''
    : `${figure(requestsPerSecond / yardstick.requestsPerSecond)}×`;
}
