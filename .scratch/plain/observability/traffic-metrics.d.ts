import { type Registry } from 'prom-client';
import type { Upstream } from '../upstream.js';
/** Shows how calls to upstream go at the moment of asking. */
export declare function trafficMetrics(registry: Registry, { traffic, http }: Pick<Upstream, 'traffic' | 'http'>): void;
