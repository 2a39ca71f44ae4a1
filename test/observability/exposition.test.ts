import { beforeAll, expect, test } from '@jest/globals';

import { VERSION } from '../../src/package.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';

const CREW = `query Crew { conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;

let graph: Graph;
let other: Graph;

beforeAll(async () => {
  graph = await startGraph();
  other = await startGraph();
  await graph.query(CREW);
});

test('the metrics come as Prometheus text that nobody may store', async () => {
  const { status, headers } = await scrape(graph.url);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('their names and units are as Prometheus wants them', async () => {
  const { text } = await scrape(graph.url);
  const types = [...text.matchAll(/^# TYPE ((?:sunshine|sunco)_\w+) (\w+)$/gm)];
  expect(types.map(([, name = '', type = '']) => [name, type]).sort()).toEqual([
    ['sunco_connection_ends_total', 'counter'],
    ['sunco_connections', 'gauge'],
    ['sunco_event_age_seconds', 'histogram'],
    ['sunco_event_delay_seconds', 'histogram'],
    ['sunco_event_deliveries_total', 'counter'],
    ['sunco_event_executions_total', 'counter'],
    ['sunco_event_gaps_total', 'counter'],
    ['sunco_event_log_size', 'gauge'],
    ['sunco_events_received_total', 'counter'],
    ['sunco_subscriptions', 'gauge'],
    ['sunco_uploads_total', 'counter'],
    ['sunshine_build_info', 'gauge'],
    ['sunshine_graphql_budget_rejections_total', 'counter'],
    ['sunshine_graphql_operation_duration_seconds', 'histogram'],
    ['sunshine_graphql_operations', 'gauge'],
    ['sunshine_graphql_operations_refused_total', 'counter'],
    ['sunshine_graphql_operations_total', 'counter'],
    ['sunshine_graphql_requests_in_flight', 'gauge'],
    ['sunshine_held_answer_bytes', 'gauge'],
    ['sunshine_http_rejections_total', 'counter'],
    ['sunshine_upstream_circuit_state', 'gauge'],
    ['sunshine_upstream_coalesced_total', 'counter'],
    ['sunshine_upstream_credentials', 'gauge'],
    ['sunshine_upstream_credentials_paused', 'gauge'],
    ['sunshine_upstream_rejected_total', 'counter'],
    ['sunshine_upstream_request_duration_seconds', 'histogram'],
    ['sunshine_upstream_requests_in_flight', 'gauge'],
    ['sunshine_upstream_requests_waiting', 'gauge'],
    ['sunshine_upstream_retries_total', 'counter'],
  ]);
});

test('no gauge has the name of a counter', async () => {
  const { text } = await scrape(graph.url);
  const gauges = [...text.matchAll(/^# TYPE (\w+) gauge$/gm)].map(([, name = '']) => name);
  expect(gauges.length).toBeGreaterThan(20);
  expect(gauges.filter((name) => name.endsWith('_total'))).toEqual([]);
});

test.each([
  { settings: {}, commit: 'unknown' },
  { settings: { GIT_COMMIT: '0f1e2d3c4b5a' }, commit: '0f1e2d3c4b5a' },
])('they say what runs: with $settings the commit is $commit', async ({ settings, commit }) => {
  const { value } = await scrape((await startGraph(settings)).url);
  const labels = { version: VERSION, commit, node: process.versions.node };
  expect(value('sunshine_build_info', labels)).toBe(1);
});

test('they tell of the process: event loop, heap, memory and CPU', async () => {
  const { value } = await scrape(graph.url);
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_heap_size_used_bytes',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
  ])
    expect([name, value(name)]).toEqual([name, expect.any(Number)]);
  expect(value('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
});

test('two servers in one process do not mix theirs', async () => {
  const labels = { operation: 'Crew', type: 'query', code: 'OK' };
  const values = [await scrape(graph.url), await scrape(other.url)].map(({ value }) =>
    value('sunshine_graphql_operations_total', labels),
  );
  expect(values).toEqual([1, undefined]);
});

test('asking for them is no operation', async () => {
  await scrape(other.url);
  const { labelValues } = await scrape(other.url);
  expect(labelValues('sunshine_graphql_operations_total', 'operation')).toEqual([]);
});
