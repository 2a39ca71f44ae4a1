import { Counter, Histogram, type Registry } from 'prom-client';

import type { GapReason } from '../events/follow.js';

/** Why events may be missing, as the counter of gaps has it from the start. */
const GAP_REASONS: readonly GapReason[] = ['TOO_OLD', 'UNKNOWN_CURSOR', 'TOO_SLOW', 'EVENTS_LOST'];
/** The upper bounds of the time from webhook to client, in seconds. */
const DELAY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Is notified of what subscriptions send. */
export interface DeliveryObserver {
  /** A delivery is being executed, for however many subscriptions. */
  executed(): void;
  /** A subscription has a delivery to send. */
  delivered(): void;
  /** A subscription has sent an event that is new, so many milliseconds after it was logged. */
  written(delay: number): void;
  /** A subscription has a gap to send. */
  gap(reason: GapReason): void;
}

/** Counts and times what subscriptions send. */
export function deliveryMetrics(registry: Registry): DeliveryObserver {
  const registers = [registry];
  const executions = new Counter({
    name: 'sunco_event_executions_total',
    help: 'Deliveries that were executed, each for all subscriptions that see the same.',
    registers,
  });
  const deliveries = new Counter({
    name: 'sunco_event_deliveries_total',
    help: 'Deliveries of subscriptions: events and gaps.',
    registers,
  });
  const delay = new Histogram({
    name: 'sunco_event_delay_seconds',
    help: 'Time from when an event was in the log to when a subscription had sent it; not of events from before it began.',
    buckets: DELAY_BUCKETS,
    registers,
  });
  const gaps = new Counter({
    name: 'sunco_event_gaps_total',
    help: 'Deliveries that say that events may be missing, by reason.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of GAP_REASONS) gaps.inc({ reason }, 0);
  return {
    executed: () => {
      executions.inc();
    },
    delivered: () => {
      deliveries.inc();
    },
    written: (milliseconds) => {
      delay.observe(Math.max(0, milliseconds) / 1_000);
    },
    gap: (reason) => {
      gaps.inc({ reason });
    },
  };
}
