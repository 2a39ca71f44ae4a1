import { Counter, Gauge, type Registry } from 'prom-client';

import type { CircuitState } from '../upstream/circuit-breaker.js';
import type { Upstream } from '../open-upstream.js';

const CIRCUIT_STATES: readonly CircuitState[] = ['closed', 'open', 'half-open'];

/** Metrics of the limiter, the circuit and coalescing, read when the metrics are collected. */
export function trafficMetrics(
  registry: Registry,
  { traffic, http }: Pick<Upstream, 'traffic' | 'http'>,
): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge(
    'sunshine_upstream_requests_in_flight',
    'Requests to upstream under way, pauses before a retry not counted.',
    () => traffic.state.inFlight,
  );
  gauge(
    'sunshine_upstream_requests_waiting',
    'Requests to upstream that wait for admission.',
    () => traffic.state.waiting,
  );
  gauge(
    'sunshine_upstream_credentials',
    'Upstream credentials with a limiter of their own.',
    () => traffic.state.credentials,
  );
  gauge(
    'sunshine_upstream_credentials_paused',
    'Upstream credentials that pause because upstream limits their rate.',
    () => traffic.state.paused,
  );
  new Gauge({
    name: 'sunshine_upstream_circuit_state',
    help: 'Whether upstream is called: 1 for the current state, 0 for the others.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { circuit } = traffic.state;
      for (const state of CIRCUIT_STATES) this.set({ state }, Number(state === circuit));
    },
  });
  new Counter({
    name: 'sunshine_upstream_coalesced_total',
    help: 'Reads that were answered by the request of another under way.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(http.coalesced);
    },
  });
}
