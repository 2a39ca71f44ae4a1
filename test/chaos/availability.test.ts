import { describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { AvailabilityTracker, type AvailabilityChange } from '../../src/upstream/availability.js';
import { TrafficControl } from '../../src/upstream/traffic-control.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { AUTHORIZATION } from '../support/rest-client.js';
import { startSandbox } from '../support/sandbox.js';
import { serviceOn } from '../support/upstreams.js';
import { until } from '../support/until.js';

const { ada } = SAMPLE.users;
const ADA = `{ user(by: { userId: "${ada.id}" }) { userId authenticated } }`;
const UNREACHABLE = 'upstream cannot be reached';
const SERVER_ERRORS = 'upstream answers with server errors only';
const REACHABLE = 'upstream can be reached again';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

async function readiness({ url }: Graph): Promise<Readonly<Record<string, string>>> {
  return (await (await fetch(new URL('/readyz', url))).json()) as Readonly<Record<string, string>>;
}

test('an upstream that is gone is logged once with the cause, and once when it is back; readiness says so', async () => {
  const log = captureLog();
  let sandbox = await startSandbox();
  const graph = await startGraph(serviceOn(sandbox), log.logger);
  const { port, host } = new URL(sandbox.url);
  const started = Date.now();

  expect(await readiness(graph)).toEqual({ status: 'ready', upstream: 'unknown' });
  await graph.query(ADA);
  const up = await readiness(graph);
  expect(up).toEqual({ status: 'ready', upstream: 'up', since: expect.stringMatching(TIME) });
  await graph.query(ADA);
  expect(await readiness(graph)).toEqual(up);
  expect([log.lines(UNREACHABLE), log.lines(REACHABLE)]).toEqual([[], []]);

  await sandbox.close();
  await Promise.all([graph.query(ADA), graph.query(ADA)]);
  await graph.query(ADA);
  const [line] = log.lines(UNREACHABLE);
  expect(log.lines(UNREACHABLE)).toHaveLength(1);
  expect(line).toMatchObject({ level: 40, operation: 'getUser', host });
  expect(['refused', 'connection-lost']).toContain(line?.['cause']);
  const down = await readiness(graph);
  expect(down).toEqual({ status: 'ready', upstream: 'down', since: expect.stringMatching(TIME) });
  expect(Date.parse(String(up['since']))).toBeGreaterThanOrEqual(started);
  expect(Date.parse(String(down['since']))).toBeGreaterThanOrEqual(Date.parse(String(up['since'])));

  sandbox = await startSandbox({ port: Number(port) });
  await until(async () => (await graph.query(ADA)).errors.length === 0);
  expect(log.lines(UNREACHABLE)).toHaveLength(1);
  expect(log.lines(REACHABLE)).toMatchObject([{ level: 30, host, downSince: down['since'] }]);
  expect(await readiness(graph)).toMatchObject({ upstream: 'up' });
  for (const secret of [sandbox.keySecret, sandbox.keyId, ada.id])
    expect(log.text).not.toContain(secret);
});

test('a name that cannot be resolved is in the log with its host, and with nothing of the caller', async () => {
  const log = captureLog();
  const graph = await startGraph(
    { SUNSHINE_BASE_URL: 'https://nowhere.invalid', SUNSHINE_APP_ID: 'app-1' },
    log.logger,
  );

  await graph.query(ADA, {}, { authorization: AUTHORIZATION });
  await graph.query(ADA, {}, { authorization: AUTHORIZATION });

  expect(log.lines(UNREACHABLE)).toMatchObject([
    { level: 40, cause: 'name-lookup', operation: 'getUser', host: 'nowhere.invalid' },
  ]);
  expect(await readiness(graph)).toMatchObject({ upstream: 'down' });
  for (const secret of [AUTHORIZATION, AUTHORIZATION.slice(6), ada.id])
    expect(log.text).not.toContain(secret);
});

test('an upstream that is silent until the deadline is down because of the deadline', async () => {
  const log = captureLog();
  const graph = await startGraph({ OPERATION_TIMEOUT_MS: '1500' }, log.logger);
  graph.sandbox.faults.add({ kind: 'gate', count: 100 });

  await graph.query(ADA);

  expect(log.lines(UNREACHABLE)).toMatchObject([{ cause: 'deadline' }]);
  expect(await readiness(graph)).toMatchObject({ upstream: 'down' });
});

describe('server errors', () => {
  test('alone say nothing about whether upstream is there', async () => {
    const log = captureLog();
    const graph = await startGraph({}, log.logger);
    graph.sandbox.faults.add({ kind: 'status', status: 500 });
    await graph.query(ADA);
    expect(await readiness(graph)).toEqual({ status: 'ready', upstream: 'unknown' });
    graph.sandbox.faults.clear();
    await graph.query(ADA);
    graph.sandbox.faults.add({ kind: 'status', status: 500 });
    await graph.query(ADA);
    expect(await readiness(graph)).toMatchObject({ upstream: 'up' });
    expect(log.lines(SERVER_ERRORS)).toEqual([]);
  });

  test('that open the circuit are logged once, and upstream is down until it answers', async () => {
    const log = captureLog();
    const graph = await startGraph({ UPSTREAM_CIRCUIT_FAILURES: '2' }, log.logger);
    const { faults } = graph.sandbox;
    const { traffic } = graph.server.upstream;
    faults.add({ kind: 'status', status: 500 });
    await until(async () => {
      await graph.query(ADA);
      return traffic.state.circuit === 'open';
    });
    await graph.query(ADA);
    expect(log.lines(SERVER_ERRORS)).toMatchObject([{ level: 40, cause: 'server-errors' }]);
    expect(await readiness(graph)).toMatchObject({ upstream: 'down' });

    faults.clear();
    await until(async () => (await graph.query(ADA)).errors.length === 0);
    expect(log.lines(SERVER_ERRORS)).toHaveLength(1);
    expect(log.lines(REACHABLE)).toHaveLength(1);
    expect(await readiness(graph)).toMatchObject({ upstream: 'up' });
  });
});

test('a connection that breaks while others are answered does not make upstream down, and alone it does', async () => {
  const changes: AvailabilityChange[] = [];
  const tracker = new AvailabilityTracker((change) => changes.push(change));
  const traffic = new TrafficControl({ concurrency: 9, failures: 9 }, tracker);
  const call = {
    operation: 'getUser',
    method: 'GET',
    url: 'http://127.0.0.1:9/v2/apps/app-1/users/x',
    credentials: { key: 'key' },
    callerKey: 'caller',
    signal: new AbortController().signal,
    deadline: Date.now() + 60_000,
  };
  const broken = {
    status: undefined,
    retryAfter: undefined,
    failure: 'unreachable',
    problem: 'connection-lost',
  } as const;
  const [slow, quick] = [await traffic.admit(call, 0), await traffic.admit(call, 0)];

  quick.over({ status: 404, retryAfter: undefined });
  slow.over(broken);
  expect(tracker.current.state).toBe('up');

  const alone = await traffic.admit(call, 0);
  alone.over(broken);
  expect(tracker.current).toMatchObject({ state: 'down', cause: 'connection-lost' });
  expect(changes.map(({ before, now }) => [before.state, now.state])).toEqual([
    ['unknown', 'up'],
    ['up', 'down'],
  ]);
});

test('a caller who leaves does not make upstream down', async () => {
  const log = captureLog();
  const graph = await startGraph({}, log.logger);
  const { faults, requests } = graph.sandbox;
  faults.add({ kind: 'gate', count: 2 });
  const leaver = new AbortController();
  const left = fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: ADA }),
    signal: leaver.signal,
  }).catch(() => undefined);
  await until(() => requests.inFlight === 1);
  leaver.abort();
  await left;
  await until(() => requests.inFlight === 0);

  expect(log.lines(UNREACHABLE)).toEqual([]);
  expect(await readiness(graph)).toEqual({ status: 'ready', upstream: 'unknown' });
});
