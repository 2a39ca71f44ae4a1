import { type Registry } from 'prom-client';
import type { UpstreamObserver } from '../sunshine/upstream-observer.js';
/** Counts and times the attempts to call upstream. */
export declare function upstreamMetrics(registry: Registry): UpstreamObserver;
