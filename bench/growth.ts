/** How our server fares with more of everything. */
import { measure, type Instruments, type Measurement } from './cell.js';
import { ALL_PARTICIPANTS, pageOfConversations } from './documents.js';
import type { Options } from './options.js';
import { conversationId, userId } from './records.js';
import { startServer, type ServerKind } from './servers.js';
import { workloadNamed, type Workload } from './workloads.js';

/** What grows, and what that costs. */
export interface Growth {
  readonly title: string;
  readonly points: readonly (Measurement & { readonly size: number })[];
}

const byId = workloadNamed('by-id');

/** `workload` gives the questions of one size, `sizes` those to measure. */
const SERIES: readonly {
  readonly title: string;
  readonly sizes: readonly number[];
  readonly workload: (size: number) => Workload;
}[] = [
  {
    title: 'conversations in a page',
    sizes: [1, 10, 25, 50, 75, 100],
    workload: (size) => ({
      ...byId,
      name: `page of ${size}`,
      question: pageOfConversations(size),
      variable: userId,
      variety: 128,
      conversations: size,
    }),
  },
  {
    title: 'participants of a conversation',
    sizes: [1, 10, 25, 50, 75, 100],
    workload: (size) => ({
      ...byId,
      name: `${size} participants`,
      question: ALL_PARTICIPANTS,
      variable: (n) => conversationId(n, size),
      variety: 128,
      calls: 2,
      participants: size,
    }),
  },
  {
    title: 'clients at once',
    sizes: [1, 4, 16, 64, 128, 256, 384, 512],
    workload: (size) => ({ ...byId, name: `${size} clients`, connections: size }),
  },
];

/** Measures each series on a server of its own, from the least to the greatest; in haste only these two. */
export async function measureGrowth(
  instruments: Instruments,
  kind: ServerKind,
  { seconds, isThorough }: Options,
): Promise<readonly Growth[]> {
  const all: Growth[] = [];
  for (const { title, sizes, workload } of SERIES) {
    console.error(`growth: ${title}`);
    const server = await startServer(kind, instruments.stub.url);
    const points: (Measurement & { size: number })[] = [];
    // What is slow is the code that was not compiled yet, and that would be blamed on the least size.
    await measure(instruments, [server], workload(Math.max(...sizes)), seconds);
    for (const size of isThorough ? sizes : [sizes[0] ?? 1, Math.max(...sizes)]) {
      const measured = await measure(instruments, [server], workload(size), seconds);
      if (measured) points.push({ size, ...measured });
    }
    await server.stop();
    all.push({ title, points });
  }
  return all;
}
