import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../../support/graph.js';
import { Numbers } from '../../support/numbers.js';
import { subscribeOver } from '../../support/stream.js';
import { until } from '../../support/until.js';

const MULTIPART = 'multipart/mixed;subscriptionSpec=1.0';
const NUMBERS = 'subscription { numbers { number } }';
const HEAD = 'content-type: application/json; charset=utf-8\r\n\r\n';

let numbers: Numbers;
let graph: Graph;

beforeEach(async () => {
  numbers = new Numbers();
  graph = await startGraph({ KEEPALIVE_MS: '100' }, undefined, numbers.extend);
});

/** The JSON of the parts without heartbeats; the last one is what follows the last boundary. */
function parts(text: string): readonly string[] {
  return text
    .split('\r\n--graphql')
    .map((part) => part.replace(`\r\n${HEAD}`, ''))
    .filter((part) => part !== '{}' && part !== '');
}

test.each([
  MULTIPART,
  'multipart/mixed;subscriptionSpec="1.0"',
  'multipart/mixed; boundary=graphql; subscriptionSpec=1.0, application/json',
  'multipart/mixed;boundary="graphql";subscriptionSpec="1.0",application/json',
  'Multipart/Mixed ; SubscriptionSpec = 1.0',
  'multipart/mixed;subscriptionSpec',
  `multipart/mixed;deferSpec=20220824, ${MULTIPART}`,
  `text/event-stream;q=0.5, ${MULTIPART}`,
])('a subscription that accepts %s is sent in parts', async (accept) => {
  const stream = await subscribeOver(graph.url, accept, NUMBERS);
  expect(stream.headers['content-type']).toBe(
    'multipart/mixed;boundary=graphql;subscriptionSpec=1.0',
  );
  numbers.send(1, 2);
  numbers.finish();
  await until(() => stream.end() === 'ended');
  expect(parts(stream.text())).toEqual([
    '{"payload":{"data":{"numbers":{"number":1}}}}',
    '{"payload":{"data":{"numbers":{"number":2}}}}',
    '--\r\n',
  ]);
});

test('a part is followed by its boundary at once, and heartbeats are empty parts', async () => {
  const stream = await subscribeOver(graph.url, MULTIPART, NUMBERS);
  const start = `\r\n--graphql\r\n${HEAD}{}\r\n--graphql`;
  const heartbeat = `\r\n${HEAD}{}\r\n--graphql`;
  await until(() => stream.text().startsWith(start + heartbeat));
  numbers.send(1);
  await until(() =>
    stream.text().endsWith('{"payload":{"data":{"numbers":{"number":1}}}}\r\n--graphql'),
  );
});

test('what is no subscription is answered as JSON', async () => {
  const stream = await subscribeOver(graph.url, `${MULTIPART}, application/json`, '{ __typename }');
  await until(() => stream.end() === 'ended');
  expect(stream).toMatchObject({
    status: 200,
    headers: { 'content-type': expect.stringMatching(/^application\/json/) },
  });
  expect(JSON.parse(stream.text())).toEqual({ data: { __typename: 'Query' } });
});

test('a server that stops says so', async () => {
  const stream = await subscribeOver(graph.url, MULTIPART, NUMBERS);
  await graph.close();
  await until(() => stream.end() === 'ended');
  expect(parts(stream.text()).map((part) => part.slice(0, 26))).toEqual([
    '{"payload":null,"errors":[',
    '--\r\n',
  ]);
  expect(stream.text()).toContain('SERVER_STOPPING');
});

test('a stopping server refuses as JSON, which clients take for no result of the operation', async () => {
  const stopping = await startGraph({ SHUTDOWN_DELAY_MS: '1000' }, undefined, numbers.extend);
  const stopped = stopping.close();
  const accept = `${MULTIPART}, application/graphql-response+json, application/json;q=0.9`;
  const stream = await subscribeOver(stopping.url, accept, NUMBERS);

  expect(stream).toMatchObject({
    status: 503,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
  await until(() => stream.end() === 'ended');
  expect(stream.text()).toContain('"SERVICE_UNAVAILABLE"');
  await stopped;
});
