import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Fault, type Sandbox } from '../../src/sandbox/sandbox.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { getUser } from '../../src/domains/user/rest.js';
import { until } from '../support/until.js';
import { startRecordingUpstream } from '../support/recording-upstream.js';
import { failureOf, openClient, type RestClient } from '../support/rest-client.js';
import { REST_OPERATIONS } from '../support/rest-operations.js';
import { startSandbox } from '../support/sandbox.js';

const ADA = { appId: SAMPLE.appId, userId: SAMPLE.users.ada.id };
const LONG = 3_600_000;

let sandbox: Sandbox;
let rest: RestClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  rest = openClient(sandbox.url, { credentials: basicCredentials(sandbox), concurrency: 300 });
});

const WAYS_TO_HOLD: readonly Fault[] = [
  { kind: 'gate', count: 2 },
  { kind: 'latency', ms: LONG },
  { kind: 'slow', chunkMs: LONG },
];

test.each(WAYS_TO_HOLD)('a call held by $kind ends when its caller goes away', async (fault) => {
  sandbox.faults.add(fault);
  const call = failureOf(getUser(rest.client, ADA));
  await until(() => sandbox.requests.inFlight === 1);

  rest.abort();

  expect(await call).toMatchObject({ operation: 'getUser', reason: 'cancelled' });
  await until(() => sandbox.requests.inFlight === 0);
  expect(sandbox.requests.total).toBe(1);
});

test.each(WAYS_TO_HOLD)('a call held by $kind ends when the deadline passes', async (fault) => {
  sandbox.faults.add(fault);
  const call = failureOf(getUser(rest.client, ADA));
  await until(() => sandbox.requests.inFlight === 1);

  rest.abort(new DOMException('the deadline has passed', 'TimeoutError'));

  expect(await call).toMatchObject({ operation: 'getUser', reason: 'timeout' });
  await until(() => sandbox.requests.inFlight === 0);
  expect(sandbox.requests.total).toBe(1);
});

test('a wait for another try ends when the caller goes away', async () => {
  sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '10' });
  const call = failureOf(getUser(rest.client, ADA));
  await until(() => sandbox.requests.entries[0]?.finishedOrder === 2);

  rest.abort();

  expect(await call).toMatchObject({ reason: 'cancelled' });
  expect(sandbox.requests.total).toBe(1);
});

test('after the end no call is made at all', async () => {
  rest.abort();

  expect(await failureOf(getUser(rest.client, ADA))).toMatchObject({ reason: 'cancelled' });
  expect(sandbox.requests.total).toBe(0);
});

test.each(REST_OPERATIONS)('$name is not sent again when it is given up on', async ({ call }) => {
  const upstream = await startRecordingUpstream();
  const onHold = openClient(upstream.url);
  upstream.react('hold');
  const failure = failureOf(call(onHold.client));
  await until(() => upstream.requests.length === 1);

  onHold.abort();

  expect(await failure).toMatchObject({ reason: 'cancelled' });
  expect(upstream.requests).toHaveLength(1);
});

test('three hundred calls at once end together', async () => {
  sandbox.faults.add({ kind: 'gate', count: 301 });
  const calls = Array.from({ length: 300 }, () => failureOf(getUser(rest.client, ADA)));
  await until(() => sandbox.requests.inFlight === 300);

  rest.abort();
  const failures = await Promise.all(calls);
  await until(() => sandbox.requests.inFlight === 0);

  expect(failures.map(({ reason }) => reason)).toEqual(Array<string>(300).fill('cancelled'));
  expect(sandbox.requests.total).toBe(300);
});
