import { expect, test } from '@jest/globals';

import { CoalescingClient } from '../../src/upstream/coalescing.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { createHttpClient, type HttpRequest } from '../../src/upstream/http-client.js';
import { TrafficControl } from '../../src/upstream/traffic-control.js';
import { noUsage } from '../../src/upstream/upstream-usage.js';
import { openTransport } from '../support/http-client.js';
import { startSandbox } from '../support/sandbox.js';

test('a shared read is tried again for whoever has the time, though the first to ask has not', async () => {
  const sandbox = await startSandbox();
  const http = new CoalescingClient(
    createHttpClient({
      transport: openTransport(10_000),
      traffic: new TrafficControl({ concurrency: 8, failures: 8 }),
    }),
  );
  const credentials = basicCredentials(sandbox);
  const read = (timeLeft: number): HttpRequest => ({
    operation: 'getUser',
    method: 'GET',
    url: `${sandbox.url}/v2/apps/${sandbox.appId}/users/67a0d9f09d3e51c7a4000a01`,
    credentials,
    callerKey: 'somebody',
    body: undefined,
    idempotent: true,
    signal: new AbortController().signal,
    deadline: Date.now() + timeLeft,
    usage: noUsage(),
  });
  sandbox.faults.add({ kind: 'status', status: 503, retryAfter: '1', times: 1 });

  const answers = await Promise.all([http.send(read(500)), http.send(read(10_000))]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(sandbox.requests.total).toBe(2);
});
