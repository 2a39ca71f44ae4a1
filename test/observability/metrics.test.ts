import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape, type Metrics } from '../support/metrics.js';
import { until } from '../support/until.js';

const { crew } = SAMPLE.conversations;
const OPERATIONS = 'sunshine_graphql_operations_total';
const REQUESTS = 'sunshine_upstream_request_duration_seconds';
const REJECTED = 'sunshine_upstream_rejected_total';
const CREW = `query Crew { conversation(id: "${crew.id}") { displayName } }`;

let graph: Graph;

async function metrics(): Promise<Metrics> {
  return scrape(graph.url);
}

test('operations are counted by name, type and outcome, and timed', async () => {
  graph = await startGraph();
  const { faults } = graph.sandbox;
  for (let time = 0; time < 3; time += 1) await graph.query(CREW);
  await graph.query(
    `mutation Rename { updateConversation(input: { conversationId: "${crew.id}", displayName: "x" }) {
      userErrors { code } } }`,
  );
  faults.add({ kind: 'status', status: 500, times: 1 });
  await graph.query(CREW);
  await graph.query('{ conversation(id: "nonsense") { id } }');
  await graph.query('{ nothing }');
  await graph.query('{');

  const { value } = await metrics();
  const crewLabels = { operation: 'Crew', type: 'query' };
  expect(value(OPERATIONS, { ...crewLabels, code: 'OK' })).toBe(3);
  expect(value(OPERATIONS, { ...crewLabels, code: 'UPSTREAM_UNAVAILABLE' })).toBe(1);
  expect(value(OPERATIONS, { operation: 'Rename', type: 'mutation', code: 'OK' })).toBe(1);
  const anonymous = { operation: 'anonymous', type: 'query', code: 'BAD_USER_INPUT' };
  expect(value(OPERATIONS, anonymous)).toBe(1);
  const unknown = { operation: 'other', type: 'unknown' };
  expect(value(OPERATIONS, { ...unknown, code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  expect(value(OPERATIONS, { ...unknown, code: 'GRAPHQL_PARSE_FAILED' })).toBe(1);
  expect(value('sunshine_graphql_operation_duration_seconds_count', crewLabels)).toBe(4);
  const seconds = value('sunshine_graphql_operation_duration_seconds_sum', crewLabels) ?? 0;
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(10);
});

test('requests to upstream are counted by REST operation and status, retries by operation', async () => {
  graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'status', status: 503, times: 1 });
  await graph.query(CREW);
  await graph.query('{ conversation(id: "000000000000000000000000") { id } }');

  const { value, labelValues } = await metrics();
  expect(value(`${REQUESTS}_count`, { operation: 'getConversation', status: '200' })).toBe(1);
  expect(value(`${REQUESTS}_count`, { operation: 'getConversation', status: '503' })).toBe(1);
  expect(value(`${REQUESTS}_count`, { operation: 'getConversation', status: '404' })).toBe(1);
  expect(value('sunshine_upstream_retries_total', { operation: 'getConversation' })).toBe(1);
  expect(labelValues(`${REQUESTS}_count`, 'operation')).toEqual(['getConversation']);
});

test('the time of a request to upstream is that of the attempt, without the pause before a retry', async () => {
  graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '1', times: 1 });
  graph.sandbox.faults.add({ kind: 'latency', ms: 300 });
  await graph.query(CREW);

  const { value } = await metrics();
  const sum = value(`${REQUESTS}_sum`, { operation: 'getConversation', status: '200' }) ?? 0;
  expect(sum).toBeGreaterThanOrEqual(0.29);
  const total = value('sunshine_graphql_operation_duration_seconds_sum', {
    operation: 'Crew',
    type: 'query',
  });
  expect(total).toBeGreaterThanOrEqual(sum + 0.99);
});

test('a request without a whole answer is counted by the reason', async () => {
  graph = await startGraph({ OPERATION_TIMEOUT_MS: '300' });
  const { faults } = graph.sandbox;
  faults.add({ kind: 'drop', when: 'before', operation: 'postConversionEvents' });
  faults.add({ kind: 'gate', count: 100, operation: 'getConversation' });
  await graph.query(CREW);
  await graph.query(
    `mutation { postConversionEvents(input: { conversationId: "${crew.id}",
      events: { messenger: { data: [{}] } } }) { userErrors { code } } }`,
  );

  const { value } = await metrics();
  expect(value(`${REQUESTS}_count`, { operation: 'getConversation', status: 'timeout' })).toBe(1);
  const dropped = { operation: 'postConversionEvents', status: 'unreachable' };
  expect(value(`${REQUESTS}_count`, dropped)).toBe(1);
});

test('an open circuit shows in its state and in what is rejected', async () => {
  graph = await startGraph({ UPSTREAM_CIRCUIT_FAILURES: '2' });
  const circuit = async (): Promise<unknown> => {
    const { value } = await metrics();
    return ['closed', 'open', 'half-open'].map((state) =>
      value('sunshine_upstream_circuit_state', { state }),
    );
  };
  expect(await circuit()).toEqual([1, 0, 0]);
  graph.sandbox.faults.add({ kind: 'status', status: 500 });
  const { traffic } = graph.server.upstream;
  await until(async () => {
    await graph.query(CREW);
    return traffic.state.circuit === 'open';
  });
  for (let time = 0; time < 3; time += 1) await graph.query(CREW);

  expect(await circuit()).toEqual([0, 1, 0]);
  const { value } = await metrics();
  const { total } = graph.sandbox.requests;
  expect(value(`${REQUESTS}_count`, { operation: 'getConversation', status: '500' })).toBe(total);
  expect(value(REJECTED, { operation: 'getConversation', reason: 'unreachable' })).toBe(3);
});

test('a credential that pauses shows, and what does not wait for it is rejected', async () => {
  graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '3600', times: 1 });
  await graph.query(CREW);
  await graph.query(CREW);

  const { value } = await metrics();
  expect(value('sunshine_upstream_credentials')).toBe(1);
  expect(value('sunshine_upstream_credentials_paused')).toBe(1);
  expect(value(REJECTED, { operation: 'getConversation', reason: 'rate-limited' })).toBe(1);
});

test('what is under way, what waits for its turn, and what shares a request show', async () => {
  graph = await startGraph({ UPSTREAM_CONCURRENCY: '1' });
  const { faults, requests } = graph.sandbox;
  const { http, traffic } = graph.server.upstream;
  faults.add({ kind: 'gate', count: 100 });
  const answers = [graph.query(CREW), graph.query(CREW)];
  await until(() => requests.inFlight === 1 && http.coalesced === 1);
  answers.push(graph.query('{ conversation(id: "000000000000000000000000") { id } }'));
  await until(() => traffic.state.waiting === 1);

  const during = await metrics();
  expect(during.value('sunshine_graphql_requests_in_flight')).toBe(3);
  expect(during.value('sunshine_upstream_requests_in_flight')).toBe(1);
  expect(during.value('sunshine_upstream_requests_waiting')).toBe(1);
  expect(during.value('sunshine_upstream_coalesced_total')).toBe(1);
  faults.clear();
  await Promise.all(answers);
  const after = await metrics();
  expect(after.value('sunshine_graphql_requests_in_flight')).toBe(0);
  expect(after.value('sunshine_upstream_requests_in_flight')).toBe(0);
  expect(after.value('sunshine_upstream_requests_waiting')).toBe(0);
});

test('operations that need more calls than they may make are counted', async () => {
  graph = await startGraph({ MAX_UPSTREAM_CALLS: '1' });
  await graph.query(CREW);
  await graph.query(
    `query Two { one: conversation(id: "${crew.id}") { id }
      other: conversation(id: "000000000000000000000000") { id } }`,
  );

  const { value } = await metrics();
  expect(value('sunshine_graphql_budget_rejections_total')).toBe(1);
});
