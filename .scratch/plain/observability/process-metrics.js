import { collectDefaultMetrics, Registry } from 'prom-client';
let shared;
/**
 * The metrics of the process: CPU, memory, heap, garbage collection, event-loop lag, under the names that prom-client
 * gives them everywhere. Several servers of one process share them: they describe the process, and what measures them
 * can be started but not stopped.
 */
export function processMetrics() {
    if (!shared) {
        shared = new Registry();
        collectDefaultMetrics({ register: shared });
    }
    return shared;
}
//# sourceMappingURL=process-metrics.js.map