import { beforeEach, expect, test } from '@jest/globals';

import { basicCredentials } from '../../src/upstream/credentials.js';
import type { OperationScope } from '../../src/upstream/client.js';
import { createConversation } from '../../src/domains/conversation/rest.js';
import { getUser } from '../../src/domains/user/rest.js';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { failureOf, openClient, type RestClient } from '../support/rest-client.js';
import { until } from '../support/until.js';
import { startSandbox } from '../support/sandbox.js';

const ADA = { appId: SAMPLE.appId, userId: SAMPLE.users.ada.id };

let sandbox: Sandbox;
let rest: RestClient;

beforeEach(async () => {
  sandbox = await startSandbox();
});

function open(scope: Partial<OperationScope> = {}): RestClient {
  rest = openClient(sandbox.url, { credentials: basicCredentials(sandbox), ...scope });
  return rest;
}

test('calls are counted, and the one too many is not made', async () => {
  const { client } = open({ maxCalls: 2 });

  await getUser(client, ADA);
  await getUser(client, ADA);
  const failure = await failureOf(getUser(client, ADA));

  expect(failure).toMatchObject({ operation: 'getUser', reason: 'budget', status: undefined });
  expect(client.usage.requests).toBe(2);
  expect(sandbox.requests.counts()).toEqual({ getUser: 2 });
});

test('an attempt sent again counts as one call', async () => {
  const { client } = open({ maxCalls: 1 });
  sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '0', times: 2 });

  await getUser(client, ADA);

  expect(client.usage.requests).toBe(1);
  expect(sandbox.requests.total).toBe(3);
});

test('without credentials no call is made', async () => {
  const { client } = open({ credentials: undefined });

  expect(await failureOf(getUser(client, ADA))).toMatchObject({ reason: 'no-credentials' });
  expect(client.usage.requests).toBe(0);
  expect(sandbox.requests.total).toBe(0);
});

test('no more calls are under way at once than allowed, and as many as allowed', async () => {
  const { client } = open({ concurrency: 3 });
  sandbox.faults.add({ kind: 'gate', count: 3, times: 9 });

  await Promise.all(Array.from({ length: 9 }, () => getUser(client, ADA)));

  expect(sandbox.requests.maxInFlight).toBe(3);
  expect(sandbox.requests.total).toBe(9);
});

test('a call that fails makes room for the next', async () => {
  const { client } = open({ concurrency: 1 });
  sandbox.faults.add({ kind: 'status', status: 500, times: 1 });

  const [first, second] = await Promise.allSettled([getUser(client, ADA), getUser(client, ADA)]);

  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});

test.each([
  ['one byte over 100 kB', 102_401, 'too-large'],
  ['100 kB', 102_400, 'refused'],
] as const)('a body of %s is %s', async (_, bytes, reason) => {
  const { client } = open();
  const around = JSON.stringify({ type: 'sdkGroup', displayName: '' }).length;
  // Two bytes each in UTF-8, one where the number is odd.
  const displayName = 'é'.repeat((bytes - around) >> 1) + 'e'.repeat((bytes - around) & 1);

  const failure = await failureOf(
    createConversation(client, SAMPLE.appId, { type: 'sdkGroup', displayName }),
  );

  expect(failure.reason).toBe(reason);
  expect(sandbox.requests.total).toBe(reason === 'too-large' ? 0 : 1);
  expect(client.usage.requests).toBe(sandbox.requests.total);
});

test('calls that wait for their turn are not made once the operation is given up', async () => {
  const { client, abort } = open({ concurrency: 2 });
  sandbox.faults.add({ kind: 'gate', count: 3 });
  const calls = Array.from({ length: 10 }, () => failureOf(getUser(client, ADA)));
  await until(() => sandbox.requests.inFlight === 2);

  abort();
  const failures = await Promise.all(calls);
  await until(() => sandbox.requests.inFlight === 0);

  expect(failures.map(({ reason }) => reason)).toEqual(Array<string>(10).fill('cancelled'));
  expect(sandbox.requests.total).toBe(2);
});
