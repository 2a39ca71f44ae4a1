import { measure, type Instruments, type Measurement } from './cell.js';
import { medianOf } from './median.js';
import { memoryOf } from './process-usage.js';
import type { Options } from './options.js';
import { startServer, type RunningServer, type ServerKind } from './servers.js';
import type { Workload } from './workloads.js';

/** What every server did under every workload that it can be asked. */
export interface Comparison {
  readonly servers: readonly ComparedServer[];
  readonly workloads: readonly Workload[];
}

/** One of the servers. */
export interface ComparedServer {
  readonly kind: ServerKind;
  /** Megabytes of resident memory, before the first request and after the last. */
  readonly memory: { readonly idle: number; readonly afterwards: number };
  /** By the name of the workload. */
  readonly medians: ReadonlyMap<string, Measurement>;
}

/**
 * Measures in rounds: under each workload every server has its turn before the next, so that whatever else the machine
 * does meets them all. All of them run all the time; those whose turn it is not have nothing to do.
 */
export async function compare(
  instruments: Instruments,
  kinds: readonly ServerKind[],
  workloads: readonly Workload[],
  { rounds, seconds, firstWarmUp }: Options,
): Promise<Comparison> {
  const servers: RunningServer[] = [];
  for (const kind of kinds) servers.push(await startServer(kind, instruments.stub.url));
  const idle = servers.map(({ pid }) => memoryOf(pid));
  const cells = servers.map(() => new Map<string, Measurement[]>());

  for (let round = 0; round < rounds; round += 1) {
    const warmUp = round === 0 ? seconds.warmUp + firstWarmUp : seconds.warmUp;
    for (const workload of workloads) {
      console.error(`round ${round + 1} of ${rounds}: ${workload.name}`);
      for (const [index, server] of servers.entries()) {
        const measured = await measure(instruments, [server], workload, { ...seconds, warmUp });
        if (measured === undefined) continue;
        const earlier = cells[index]?.get(workload.name) ?? [];
        cells[index]?.set(workload.name, [...earlier, measured]);
      }
    }
  }

  const compared = servers.map(({ kind, pid }, index) => ({
    kind,
    memory: { idle: idle[index] ?? Number.NaN, afterwards: memoryOf(pid) },
    medians: new Map([...(cells[index] ?? [])].map(([name, all]) => [name, medianOf(all)])),
  }));
  await Promise.all(servers.map((server) => server.stop()));
  return { servers: compared, workloads };
}
