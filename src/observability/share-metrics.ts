import { Counter, Gauge, type Registry } from 'prom-client';

import {
  OPERATION_BOUNDS,
  type OperationShares,
  type RefusalObserver,
} from '../limits/operation-shares.js';

/** How many operations are under way and wait, read when the metrics are collected. */
export function shareMetrics(registry: Registry, shares: OperationShares): void {
  new Gauge({
    name: 'sunshine_graphql_operations',
    help: 'Operations, by state: under-way or waiting for admission.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'under-way' }, shares.underWay);
      this.set({ state: 'waiting' }, shares.waiting);
    },
  });
}

/** Counts operations that are refused because too many are under way. */
export function refusalMetrics(registry: Registry): RefusalObserver {
  const refusals = new Counter({
    name: 'sunshine_graphql_operations_refused_total',
    help: 'Operations that were refused, by the bound that they exceed: caller-queue-full (too many of one caller wait), queue-full (too many of all wait), waited (for half of their time).',
    labelNames: ['bound'],
    registers: [registry],
  });
  for (const bound of OPERATION_BOUNDS) refusals.inc({ bound }, 0);
  return (bound) => {
    refusals.inc({ bound });
  };
}
