/** How long servers take to their first answer, and what ours holds before it has had anything to do. */
import { once } from 'node:events';

import { median } from './median.js';
import { ours, startServer, type ServerKind } from './servers.js';

/** Our server on its emulator, as it starts without any setting. */
export const SANDBOX: ServerKind = {
  ...ours('sandbox', {}),
  title: 'this server, sandbox mode',
  environment: () => ({}),
};

/** The median milliseconds from the start of a process to its first answer, for each kind, in turns. */
export async function measureStartUp(
  kinds: readonly ServerKind[],
  upstream: string,
  times: number,
): Promise<ReadonlyMap<ServerKind, number>> {
  const all = new Map<ServerKind, number[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round < times; round += 1)
    for (const [kind, taken] of all) {
      const server = await startServer(kind, upstream);
      taken.push(server.startUp);
      await server.stop();
    }
  return new Map([...all].map(([kind, taken]) => [kind, median(taken)]));
}

/** Megabytes in use on the heap of a server that answered once, after a garbage collection. */
export async function measureIdleHeap(kind: ServerKind, upstream: string): Promise<number> {
  const command = ['--expose-gc', '--import', './bench/heap-report.js', ...kind.command];
  const server = await startServer({ ...kind, command }, upstream);
  server.child.send('report');
  const [bytes] = (await once(server.child, 'message')) as [number];
  await server.stop();
  return bytes / 1_024 / 1_024;
}
