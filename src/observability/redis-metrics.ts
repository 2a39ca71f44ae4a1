import { Gauge, Histogram, type Registry } from 'prom-client';

import type { RedisObserver } from '../redis/redis.js';

/** The upper bounds of the duration of commands, in seconds: they are given up after two. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Metrics of what processes share. */
export function redisMetrics(registry: Registry): RedisObserver {
  const up = new Gauge({
    name: 'sunco_redis_up',
    help: '1 while Redis answers and takes writes, else 0.',
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'sunco_redis_command_duration_seconds',
    help: 'How long commands to Redis took, by command and outcome: ok or failed.',
    labelNames: ['command', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    changed: ({ now }) => {
      up.set(now.state === 'up' ? 1 : 0);
    },
    ended: (command, outcome, seconds) => {
      duration.observe({ command, outcome }, seconds);
    },
  };
}
