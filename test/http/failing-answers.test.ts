import { connect } from 'node:net';

import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { errorCount } from '../../src/graphql/plugins/error-count.js';
import { resolvers } from '../../src/graphql/resolvers.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { requestBytes } from '../support/raw-connection.js';
import { until } from '../support/until.js';

const SECRET = 'what failed in detail';
const QUERY = '{ __typename }';
const MASKED = {
  errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
};
const COUNTED = { status: '500', code: 'INTERNAL_SERVER_ERROR' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Of a plugin: what runs when a request begins. */
interface Hooks {
  requestDidStart(): Promise<object>;
}

afterEach(() => {
  jest.restoreAllMocks();
});

/** A server of which `prepare` spoils something. */
async function failing(prepare: (graph: Graph['server']['app']) => void): Promise<{
  readonly url: string;
  readonly log: ReturnType<typeof captureLog>;
}> {
  const log = captureLog();
  const graph = await startGraph({}, log.logger, undefined, ({ app }) => prepare(app));
  return { url: graph.url, log };
}

async function expectMasked(response: Response): Promise<void> {
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toContain('json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(await response.json()).toEqual(MASKED);
}

async function expectOneFailure(url: string, log: ReturnType<typeof captureLog>): Promise<void> {
  expect(log.text.split(`"message":"${SECRET}"`).length - 1).toBe(1);
  expect((await scrape(url)).value('sunshine_http_rejections_total', COUNTED)).toBe(1);
}

describe('a hook that throws while an answer is sent', () => {
  const send = (query = QUERY): RequestInit => ({
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ query }),
  });

  test.each<[string, string, RequestInit, number]>([
    ['once', '/graphql', send(), 1],
    ['always', '/graphql', send(), Infinity],
    ['once, at an error', '/graphql', { ...send(), body: '{' }, 1],
    ['always, at an error', '/graphql', { ...send(), body: '{' }, Infinity],
    ['once, at another address', '/nothing', {}, 1],
    ['always, at another address', '/nothing', {}, Infinity],
    ['always, at another address with a bad body', '/nothing', { ...send(), body: '{' }, Infinity],
    ['always, at the health check', '/healthz', {}, Infinity],
  ])('%s', async (_, path, init, times) => {
    let left = times;
    const { url, log } = await failing((app) =>
      app.addHook('onSend', (request, __, payload, done) => {
        if (request.url !== '/metrics' && left-- > 0) throw new Error(SECRET);
        done(null, payload);
      }),
    );

    await expectMasked(await fetch(new URL(path, url), init));

    expect(log.text.split(`"message":"${SECRET}"`).length - 1).toBe(1);
    expect(log.lines('request rejected').length).toBe(1);
  });
});

test('a hook that throws once is counted once', async () => {
  let left = 1;
  const { url, log } = await failing((app) =>
    app.addHook('onSend', (_, __, payload) =>
      left-- > 0 ? Promise.reject(new Error(SECRET)) : Promise.resolve(payload),
    ),
  );

  await expectMasked(
    await fetch(url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ query: QUERY }),
    }),
  );

  await expectOneFailure(url, log);
});

test('an answer that cannot be written as JSON is masked, logged and counted', async () => {
  const log = captureLog();
  const unwritable = {
    toJSON() {
      throw new Error(SECRET);
    },
  };
  jest.replaceProperty(resolvers, 'Conversation', {
    ...(resolvers['Conversation'] as object),
    metadata: () => unwritable as never,
  });
  const graph = await startGraph({}, log.logger);
  const query = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { metadata } }`;

  await expectMasked(
    await fetch(graph.url, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ query }) }),
  );

  await expectOneFailure(graph.url, log);
});

test('a plugin that throws after the operation is masked, logged and counted', async () => {
  const log = captureLog();
  const requestDidStart = (): Promise<object> =>
    Promise.resolve({ willSendResponse: () => Promise.reject(new Error(SECRET)) });
  jest.spyOn(errorCount as Hooks, 'requestDidStart').mockImplementation(requestDidStart);
  const graph = await startGraph({}, log.logger);

  await expectMasked(
    await fetch(graph.url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ query: QUERY }),
    }),
  );

  expect(log.text.split(SECRET).length - 1).toBe(1);
  expect((await scrape(graph.url)).value('sunshine_http_rejections_total', COUNTED)).toBe(1);
});

test('a connection that breaks while an answer is written frees the place of the operation', async () => {
  const log = captureLog();
  const graph = await startGraph({ MAX_ANSWER_BYTES: '20000000' }, log.logger);
  const field = `conversation(id: "${SAMPLE.conversations.full.id}") { participants { nodes { conversation { participants { nodes { conversation { participants { nodes { user { userId } } } } } } } } } }`;
  const body = JSON.stringify({ query: `{ ${field} }` });
  const { hostname, port } = new URL(graph.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    requestBytes(
      'POST /graphql',
      ['host: x', 'content-type: application/json', `content-length: ${body.length}`],
      body,
    ).repeat(8),
  );
  socket.once('data', () => socket.resetAndDestroy());

  await until(async () => {
    const metrics = await scrape(graph.url);
    return (
      socket.destroyed && metrics.value('sunshine_graphql_operations', { state: 'under-way' }) === 0
    );
  });
  expect((await graph.query(QUERY)).data).toEqual({ __typename: 'Query' });
  expect(log.lines('answer failed')).toEqual([]);
});
