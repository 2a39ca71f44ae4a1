/** Everything that was measured, as Markdown. */
import type { Comparison } from './comparison.js';
import { details, footprint, overview } from './comparison-tables.js';
import { describeEnvironment } from './environment.js';
import type { Growth } from './growth.js';
import type { ServerKind } from './servers.js';
import { figure, table } from './table.js';
import type { Doubling } from './two-processes.js';

/** What the bench found. */
export interface Findings {
  /** Milliseconds to the first answer, for what was compared and for our server in sandbox mode. */
  readonly startUp: ReadonlyMap<ServerKind, number>;
  /** Megabytes in use on the idle heap of our server, on an upstream and in sandbox mode. */
  readonly heap: { readonly upstream: number; readonly sandbox: number };
  readonly comparison: Comparison;
  /** Empty when not measured, like the growth. */
  readonly doublings: readonly Doubling[];
  readonly growth: readonly Growth[];
}

/** The text of RESULTS.md. */
export function describe({ startUp, heap, comparison, doublings, growth }: Findings): string {
  const sections = [
    introduction(),
    `## Overview\n\n${overview(comparison)}`,
    '## Each question',
    ...comparison.workloads.map((workload) => details(comparison, workload)),
    startUpAndMemory(comparison, startUp, heap),
    ...(doublings.length > 0 ? [twoProcesses(doublings)] : []),
    ...(growth.length > 0 ? [growthSection(growth)] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function introduction(): string {
  return `# Results

Written by \`npm run bench\`; the [README](README.md) says what is measured and how to read it.

${describeEnvironment()}
- Everything runs on that one machine: the load generator and the stub of the REST API share its
  cores with the server that is measured. Ratios say more than absolute figures.`;
}

function startUpAndMemory(
  comparison: Comparison,
  startUp: Findings['startUp'],
  heap: Findings['heap'],
): string {
  return `## Start-up and memory

${footprint(comparison, startUp)}

This server in sandbox mode has its emulator in the same process. In use on the heap of this server
when idle, after a garbage collection: ${figure(heap.upstream)} MB, in sandbox mode ${figure(heap.sandbox)} MB.`;
}

function twoProcesses(doublings: readonly Doubling[]): string {
  const head = ['question', 'processes', 'req/s', 'ratio', 'p50 ms', 'CPU ms/req'];
  return `## Two processes

The same load against one process of this server, and divided between two. The load generator and
the stub need processor time too, so this shows less than a machine with cores to spare would.

${table(head, doublings.flatMap(doublingRows))}`;
}

function growthSection(growth: readonly Growth[]): string {
  return `## Growth

This server with more of everything. The plot has the time to an answer and the resident memory, each
against the size.

![Time and memory against page size, participants and clients](growth.svg)

${growth.map(growthTable).join('\n\n')}`;
}

function doublingRows({ workload, one, two }: Doubling): string[][] {
  return [one, two].map((measured, index) => [
    workload.name,
    String(index + 1),
    measured.requestsPerSecond.toFixed(0),
    `${figure(measured.requestsPerSecond / one.requestsPerSecond)}×`,
    figure(measured.p50),
    figure(measured.cpu),
  ]);
}

function growthTable({ title, points }: Growth): string {
  const rows = points.map(({ size, requestsPerSecond, p50, p99, cpu, memory }) => [
    String(size),
    requestsPerSecond.toFixed(0),
    figure(p50),
    figure(p99),
    figure(cpu),
    memory.toFixed(0),
  ]);
  return table([title, 'req/s', 'p50 ms', 'p99 ms', 'CPU ms/req', 'MB resident'], rows);
}
