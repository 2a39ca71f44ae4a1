import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import type { EventObserver } from '../events/events.js';
import type { EventLog } from '../events/log.js';

/** The upper bounds of the age of events, in seconds: upstream repeats what failed for 15 minutes. */
const AGE_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** Counts events, and webhooks that are refused. */
export interface EventCounter extends Pick<EventObserver, 'received'> {
  readonly refused: () => void;
}

/** Metrics of what webhooks deliver. */
export function eventMetrics(registry: Registry): EventCounter {
  const received = new Counter({
    name: 'sunco_events_received_total',
    help: 'Events that webhooks delivered, by type and what became of them; webhooks that were refused, with the type `none`.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const age = new Histogram({
    name: 'sunco_event_age_seconds',
    help: 'How long after it happened an event was in the log.',
    buckets: AGE_BUCKETS,
    registers: [registry],
  });
  return {
    received: ({ type, createdAt }, outcome) => {
      received.inc({ type, outcome });
      const at = createdAt === null ? NaN : Date.parse(createdAt);
      if (outcome !== 'duplicate' && !Number.isNaN(at))
        age.observe(Math.max(0, (Date.now() - at) / 1_000));
    },
    refused: () => received.inc({ type: 'none', outcome: 'refused' }),
  };
}

/** How many events the log has, of each app whose webhooks are received. */
export function eventLogMetrics(
  registry: Registry,
  log: Pick<EventLog, 'size'>,
  apps: ReadonlySet<string>,
): void {
  new Gauge({
    name: 'sunco_event_log_size',
    help: 'Events in the log, of all apps together.',
    registers: [registry],
    collect() {
      this.set([...apps].reduce((sum, appId) => sum + log.size(appId), 0));
    },
  });
}
