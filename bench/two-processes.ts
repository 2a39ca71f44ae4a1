import { measure, type Instruments, type Measurement } from './cell.js';
import { medianOf } from './median.js';
import type { Options } from './options.js';
import { startServer, type ServerKind } from './servers.js';
import { workloadNamed, type Workload } from './workloads.js';

/** One workload on one process, and on two between which it is divided. */
export interface Doubling {
  readonly workload: Workload;
  readonly one: Measurement;
  readonly two: Measurement;
}

/** Measures what a second process of our server brings. */
export async function measureDoubling(
  instruments: Instruments,
  kind: ServerKind,
  { rounds, seconds, firstWarmUp }: Options,
): Promise<readonly Doubling[]> {
  const first = await startServer(kind, instruments.stub.url);
  const second = await startServer(kind, instruments.stub.url);
  const both = [first, second] as const;
  const doublings: Doubling[] = [];
  for (const workload of ['by-id', 'list'].map(workloadNamed)) {
    console.error(`two processes: ${workload.name}`);
    const one: Measurement[] = [];
    const two: Measurement[] = [];
    await measure(instruments, both, workload, { ...seconds, warmUp: firstWarmUp });
    for (let round = 0; round < rounds; round += 1) {
      const alone = await measure(instruments, [first], workload, seconds);
      const together = await measure(instruments, both, workload, seconds);
      if (alone) one.push(alone);
      if (together) two.push(together);
    }
    doublings.push({ workload, one: medianOf(one), two: medianOf(two) });
  }
  await Promise.all([first.stop(), second.stop()]);
  return doublings;
}
