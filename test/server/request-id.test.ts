import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { subscribeOver } from '../support/stream.js';

const GIVEN = 'trace-1';
const HEADERS = ['host: localhost', `x-request-id: ${GIVEN}`];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const log = captureLog();
let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({}, log.logger, undefined, ({ app }) => {
    app.get('/failing', () => Promise.reject(new Error('no page')));
    app.get('/late-failure', { onSend: () => Promise.reject(new Error('no answer')) }, () => 'x');
  });
});
beforeEach(() => {
  log.clear();
});

test.each([
  ['an operation', 200, 'GET /graphql?query={__typename}', ['apollo-require-preflight: 1']],
  ['health', 200, 'GET /healthz', []],
  ['the metrics', 200, 'GET /metrics', []],
  ['the home page', 200, 'GET /', []],
  ['nothing at the address', 404, 'GET /nothing', []],
  ['an address that is no URL', 400, 'GET /%', []],
  ['another method', 405, 'PUT /graphql', []],
  [
    'a preflight request',
    204,
    'OPTIONS /graphql',
    ['origin: http://localhost:5173', 'access-control-request-method: POST'],
  ],
  ['a repeated header', 400, 'GET /', ['origin: a', 'origin: b']],
  ['an expectation', 417, 'GET /', ['expect: 200-ok']],
  ['a route that fails', 500, 'GET /failing', []],
  ['an answer that fails', 500, 'GET /late-failure', []],
  ['a webhook without its secret', 401, 'POST /webhooks/sunshine', ['content-length: 0']],
])('the answer to %s has the id of its request', async (_, expected, start, more) => {
  const { status, headers } = await sendBytes(
    graph.url,
    requestBytes(start, [...HEADERS, ...more]),
  );

  expect([status, headers['x-request-id']]).toEqual([expected, GIVEN]);
  for (const { requestId } of log.lines('request rejected')) expect(requestId).toBe(GIVEN);
});

test('a stream has the id of its request', async () => {
  const { headers } = await subscribeOver(graph.url, 'text/event-stream', '{ __typename }', {
    'x-request-id': GIVEN,
  });
  expect(headers['x-request-id']).toBe(GIVEN);
});

test('a body that is refused unread is answered with the id of its request', async () => {
  const { url } = await startGraph({
    SUNSHINE_BASE_URL: graph.sandbox.url,
    SUNSHINE_APP_ID: graph.sandbox.appId,
  });
  const { status, headers } = await sendBytes(
    url,
    requestBytes('POST /graphql', [
      ...HEADERS,
      'content-type: application/json',
      'content-length: 20000',
    ]),
  );
  expect([status, headers['x-request-id']]).toEqual([200, GIVEN]);
});

test.each([
  ['that is no HTTP', 'nonsense\r\n\r\n', 400],
  ['whose headers are too large', requestBytes('GET /', [`a: ${'x'.repeat(20_000)}`, '']), 431],
])('what came %s gets an id, which the log has', async (_, bytes, expected) => {
  const { status, headers } = await sendBytes(graph.url, bytes);

  expect([status, headers['x-request-id']]).toEqual([expected, expect.stringMatching(UUID)]);
  expect(log.lines('request rejected')).toMatchObject([{ requestId: headers['x-request-id'] }]);
});

test.each(['a b', 'x'.repeat(129), 'a", b', '<script>'])('%j is not sent back', async (id) => {
  const { headers } = await sendBytes(
    graph.url,
    requestBytes('GET /healthz', ['host: localhost', `x-request-id: ${id}`]),
  );
  expect(headers['x-request-id']).toMatch(UUID);
});
