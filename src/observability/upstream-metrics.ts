import { Counter, Histogram, type Registry } from 'prom-client';

import type { UpstreamObserver } from '../upstream/upstream-observer.js';
import { DURATION_BUCKETS } from './buckets.js';

/** Counts and times the attempts to call upstream. */
export function upstreamMetrics(registry: Registry): UpstreamObserver {
  const registers = [registry];
  const durations = new Histogram({
    name: 'sunshine_upstream_request_duration_seconds',
    help: 'Time from sending a request upstream to the end of its answer, by REST operation and by HTTP status or, when there was no whole answer, the reason.',
    labelNames: ['operation', 'status'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const retries = new Counter({
    name: 'sunshine_upstream_retries_total',
    help: 'Requests that were sent upstream again, by REST operation.',
    labelNames: ['operation'],
    registers,
  });
  const rejections = new Counter({
    name: 'sunshine_upstream_rejected_total',
    help: 'Requests that were not sent, by REST operation and reason: unreachable (the circuit is open), rate-limited (the pause is too long), queue-full (too many wait), caller-queue-full (too many of one caller wait), timeout, cancelled.',
    labelNames: ['operation', 'reason'],
    registers,
  });
  return {
    attempt({ operation, resendCount }) {
      const start = performance.now();
      if (resendCount > 0) retries.inc({ operation });
      return {
        over: ({ status, failure = 'unknown' }) => {
          const seconds = (performance.now() - start) / 1_000;
          durations.observe({ operation, status: status ?? failure }, seconds);
        },
      };
    },
    rejected: (operation, reason) => {
      rejections.inc({ operation, reason });
    },
  };
}
