import { Registry } from 'prom-client';
/**
 * The metrics of the process: CPU, memory, heap, garbage collection, event-loop lag, under the names that prom-client
 * gives them everywhere. Several servers of one process share them: they describe the process, and what measures them
 * can be started but not stopped.
 */
export declare function processMetrics(): Registry;
