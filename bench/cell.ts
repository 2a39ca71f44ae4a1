import type { LoadGenerator } from './load.js';
import { cpuOf, memoryOf } from './process-usage.js';
import type { RunningServer } from './servers.js';
import type { Stub } from './stub.js';
import { requestsOf, type Workload } from './workloads.js';

/** What one server did under one workload. */
export interface Measurement {
  readonly requestsPerSecond: number;
  /** Milliseconds to an answer. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time, of all its processes, for each request. */
  readonly cpu: number;
  /** Calls to upstream for each request. */
  readonly calls: number;
  /** Megabytes of resident memory afterwards, of all its processes. */
  readonly memory: number;
}

/** How long to ask before measuring, and while. */
export interface Seconds {
  readonly warmUp: number;
  readonly measured: number;
}

/** What measures: the parts of the bench that are not measured. */
export interface Instruments {
  readonly stub: Stub;
  readonly load: LoadGenerator;
}

/**
 * Measures processes of one kind of server, between which the load is divided, under one workload. Every request that
 * is sent is waited for, so that calls and processor time belong to exactly those requests.
 *
 * @returns Undefined when that kind cannot be asked.
 */
export async function measure(
  { stub, load }: Instruments,
  servers: readonly [RunningServer, ...RunningServer[]],
  workload: Workload,
  { warmUp, measured }: Seconds,
): Promise<Measurement | undefined> {
  const requests = requestsOf(workload, servers[0].kind.dialect);
  if (requests === undefined) return undefined;
  const { conversations, participants, connections, latency } = workload;
  const job = {
    targets: servers.map(({ url }) => url),
    requests,
    expected: { conversations, participants },
    connections,
  };
  const total = (measureOne: (pid: number) => number): number =>
    servers.reduce((sum, { pid }) => sum + measureOne(pid), 0);
  try {
    await stub.reset(latency);
    await load.run({ ...job, seconds: warmUp });
    await stub.reset(latency);
    const cpu = total(cpuOf);
    const result = await load.run({ ...job, seconds: measured });
    return {
      requestsPerSecond: (result.requests / result.elapsed) * 1_000,
      p50: result.p50,
      p99: result.p99,
      cpu: (total(cpuOf) - cpu) / result.requests,
      calls: (await stub.calls()) / result.requests,
      memory: total(memoryOf),
    };
  } catch (error) {
    throw new Error(`${servers[0].kind.title}, ${workload.name}`, { cause: error });
  }
}
