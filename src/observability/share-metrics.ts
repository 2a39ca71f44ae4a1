import { Counter, Gauge, type Registry } from 'prom-client';

import type { AnswerMemory } from '../upstream/answer-memory.js';
import {
  OPERATION_BOUNDS,
  type OperationShares,
  type RefusalObserver,
} from '../limits/operation-shares.js';

/** What operations share. */
export interface Shared {
  readonly shares: OperationShares;
  readonly memory: AnswerMemory;
}

/** How many operations are under way and wait, and what they hold, read when the metrics are collected. */
export function shareMetrics(registry: Registry, { shares, memory }: Shared): void {
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
  new Gauge({
    name: 'sunshine_held_answer_bytes',
    help: 'Bytes of answers of upstream, and of answers that are being sent, that operations hold.',
    registers: [registry],
    collect() {
      this.set(memory.held);
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
