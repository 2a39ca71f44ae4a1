import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

import { VERSION } from '../package.js';

/**
 * Gauges of prom-client that have names of counters. They are the sums of `nodejs_active_resources`, `…_handles` and
 * `…_requests`, which stay.
 */
const MISNAMED = [
  'nodejs_active_resources_total',
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
];

let shared: Registry | undefined;

/**
 * The metrics of the process: CPU, memory, heap, garbage collection, event-loop lag, under the names that prom-client
 * gives them everywhere. Several servers of one process share them: they describe the process, and their collection can
 * be started but not stopped.
 */
export function processMetrics(): Registry {
  if (!shared) {
    shared = new Registry();
    collectDefaultMetrics({ register: shared });
    for (const name of MISNAMED) shared.removeSingleMetric(name);
  }
  return shared;
}

/**
 * Says what runs: the versions of this package and of Node.js, and the commit.
 *
 * @param commit Undefined when it is not known.
 */
export function buildMetric(registry: Registry, commit: string | undefined): void {
  new Gauge({
    name: 'sunshine_build_info',
    help: '1, with the versions of the server and of Node.js, and the commit that the server was built from.',
    labelNames: ['version', 'commit', 'node'],
    registers: [registry],
  }).set({ version: VERSION, commit: commit ?? 'unknown', node: process.versions.node }, 1);
}
