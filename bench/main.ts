/** Measures this server beside its peers, prints what it found, and keeps it when nothing was left out. */
import { writeFile } from 'node:fs/promises';

import { compare } from './comparison.js';
import { plotGrowth } from './growth-plot.js';
import { measureGrowth } from './growth.js';
import { startLoadGenerator } from './load.js';
import { named, readOptions } from './options.js';
import { describe } from './results.js';
import { SERVERS } from './servers.js';
import { measureIdleHeap, measureStartUp, SANDBOX } from './start-up.js';
import { startStub } from './stub.js';
import { measureDoubling } from './two-processes.js';
import { WORKLOADS } from './workloads.js';

/** A machine on which it takes longer is too busy for its figures to mean anything. */
const MOST_MINUTES = 8;
setTimeout(() => {
  console.error(`gave up after ${MOST_MINUTES} minutes`);
  process.exit(1);
}, MOST_MINUTES * 60_000).unref();

if (process.argv[2] === 'events') {
  const { benchEvents } = await import('./events.js');
  await benchEvents(process.argv.slice(3));
  process.exit(0);
}

const start = performance.now();
const options = readOptions();
for (const name of options.only)
  if (![...SERVERS, ...WORKLOADS].some((known) => known.name === name))
    throw new Error(`nothing is named ${name}`);
const isPart = options.only.length > 0;
const kinds = named(SERVERS, options);
const workloads = named(WORKLOADS, options);
const [ours] = SERVERS;

const stub = await startStub();
const instruments = { stub, load: startLoadGenerator() };

console.error('start-up');
const startUp = await measureStartUp([...kinds, SANDBOX], stub.url, options.starts);
const heap = {
  upstream: await measureIdleHeap(ours, stub.url),
  sandbox: await measureIdleHeap(SANDBOX, stub.url),
};
const comparison = await compare(instruments, kinds, workloads, options);
const doublings = isPart ? [] : await measureDoubling(instruments, ours, options);
const growth = isPart ? [] : await measureGrowth(instruments, ours, options);
await Promise.all([stub.stop(), instruments.load.stop()]);

const results = describe({ startUp, heap, comparison, doublings, growth });
console.log(results);
if (options.isThorough && !isPart) {
  await writeFile(new URL('RESULTS.md', import.meta.url), results);
  await writeFile(new URL('growth.svg', import.meta.url), plotGrowth(growth));
}
console.error(`took ${((performance.now() - start) / 1_000).toFixed(0)} s`);
