import { collectDefaultMetrics, Registry } from 'prom-client';

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
  }
  return shared;
}
