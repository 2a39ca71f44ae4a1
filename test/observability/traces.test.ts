import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { sendWebhook, webhookEvent } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';
import { captureSpans, treesOf } from '../support/spans.js';
import { subscribeOver } from '../support/stream.js';
import { until } from '../support/until.js';

const { crew } = SAMPLE.conversations;
const CREW = `query Crew { conversation(id: "${crew.id}") { displayName } }`;

const spans = captureSpans();
let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => {
  graph.sandbox.reset();
});
afterEach(() => {
  spans.clear();
});

/** What every span of a request to the sandbox says. */
function request(operation: string, method: string, status: number): object {
  const { hostname, port } = new URL(graph.sandbox.url);
  return {
    name: `${method} ${operation}`,
    attributes: {
      'http.request.method': method,
      'http.response.status_code': status,
      'server.address': hostname,
      'server.port': Number(port),
      'sunshine.operation': operation,
    },
    children: [],
  };
}

test('an operation is a span, with a span for each request to upstream inside it', async () => {
  await graph.query(
    `query Crew { conversation(id: "${crew.id}") { displayName participants { nodes { userId } } } }`,
  );

  const ended = await spans.ended(3);
  expect(treesOf(ended)).toEqual([
    {
      name: 'query Crew',
      attributes: { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Crew' },
      children: expect.arrayContaining([
        request('getConversation', 'GET', 200),
        request('listParticipants', 'GET', 200),
      ]),
    },
  ]);
  expect(ended.map(({ kind }) => kind)).toEqual([
    SpanKind.SERVER,
    SpanKind.CLIENT,
    SpanKind.CLIENT,
  ]);
});

test('every attempt is a span of its own, numbered from the second on', async () => {
  graph.sandbox.faults.add({ kind: 'status', status: 503, times: 2 });
  await graph.query(CREW);

  const ended = await spans.ended(4);
  const [operation, first, second, third] = ended;
  expect(
    ended.map(({ name, attributes, status }) => [
      name,
      attributes['http.response.status_code'],
      attributes['http.request.resend_count'],
      attributes['error.type'],
      status.code,
    ]),
  ).toEqual([
    ['query Crew', undefined, undefined, undefined, SpanStatusCode.UNSET],
    ['GET getConversation', 503, undefined, '503', SpanStatusCode.ERROR],
    ['GET getConversation', 503, 1, '503', SpanStatusCode.ERROR],
    ['GET getConversation', 200, 2, undefined, SpanStatusCode.UNSET],
  ]);
  for (const attempt of [first, second, third])
    expect(attempt?.parentSpanContext?.spanId).toBe(operation?.spanContext().spanId);
});

test('a request that is refused, fails or finds nothing says so, and so does its operation', async () => {
  graph.sandbox.faults.add({ kind: 'status', status: 500, times: 1 });
  await graph.query(CREW);
  graph.sandbox.faults.add({ kind: 'drop', when: 'before', operation: 'joinConversation' });
  await graph.query(
    `mutation Join { joinConversation(input: { conversationId: "${crew.id}", user: { userExternalId: "x" } }) {
      userErrors { code } } }`,
  );

  const ended = await spans.ended(4);
  expect(
    ended.map(({ name, attributes, status }) => [name, attributes['error.type'], status]),
  ).toEqual([
    ['query Crew', 'UPSTREAM_UNAVAILABLE', { code: SpanStatusCode.ERROR }],
    ['GET getConversation', '500', { code: SpanStatusCode.ERROR }],
    ['mutation', 'UPSTREAM_UNAVAILABLE', { code: SpanStatusCode.ERROR }],
    ['POST joinConversation', 'unreachable', { code: SpanStatusCode.ERROR }],
  ]);
});

test("operations at the same time do not get into each other's spans", async () => {
  const { bruno, ada } = SAMPLE.users;
  graph.sandbox.faults.add({ kind: 'gate', count: 3 });
  await Promise.all([
    graph.query(`query Ada { user(by: { userId: "${ada.id}" }) { userId } }`),
    graph.query(`mutation Rename {
      updateConversation(input: { conversationId: "${crew.id}", displayName: "x" }) { userErrors { code } } }`),
    graph.query(`query Bruno { user(by: { userId: "${bruno.id}" }) { userId } }`),
  ]);

  const trees = treesOf(await spans.ended(6)).map(({ name, children }) => [
    name,
    ...children.map((child) => child.name),
  ]);
  expect(trees.sort()).toEqual([
    ['mutation Rename', 'PATCH updateConversation'],
    ['query Ada', 'GET getUser'],
    ['query Bruno', 'GET getUser'],
  ]);
});

test('reads that share a request have one span for it, inside the operation that sent it', async () => {
  graph.sandbox.faults.add({ kind: 'gate', count: 100 });
  const { http } = graph.server.upstream;
  const before = http.coalesced;
  const answers = [graph.query(CREW), graph.query(CREW)];
  await until(() => http.coalesced === before + 1);
  graph.sandbox.faults.clear();
  await Promise.all(answers);

  const trees = treesOf(await spans.ended(3)).map(({ children }) => children.length);
  expect(trees.sort()).toEqual([0, 1]);
});

test('the span of an operation whose caller hangs up ends, and says why', async () => {
  graph.sandbox.faults.add({ kind: 'gate', count: 100 });
  const caller = new AbortController();
  const sent = fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: CREW }),
    signal: caller.signal,
  }).catch(() => 'left');
  await until(() => graph.sandbox.requests.inFlight === 1);
  caller.abort();
  expect(await sent).toBe('left');

  expect(treesOf(await spans.ended(2))).toMatchObject([
    {
      name: 'query Crew',
      attributes: { 'error.type': 'UPSTREAM_UNAVAILABLE' },
      children: [{ name: 'GET getConversation', attributes: { 'error.type': 'cancelled' } }],
    },
  ]);
});

test('what is no operation has a span without a name of its own', async () => {
  await graph.query('{');
  await graph.query('{ __typename }');

  const trees = treesOf(await spans.ended(2));
  expect(trees.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['GraphQL Operation', { 'error.type': 'GRAPHQL_PARSE_FAILED' }],
    ['query', { 'graphql.operation.type': 'query' }],
  ]);
});

test('a webhook is a span, and so is each delivery that is executed, with its calls inside', async () => {
  const streams = await Promise.all(
    [1, 2].map(() =>
      subscribeOver(
        graph.url,
        'text/event-stream',
        'subscription { appEvents { event { conversation { displayName } } } }',
      ),
    ),
  );
  await spans.ended(2);
  spans.clear();
  const event = webhookEvent('switchboard:acceptControl', { conversation: { id: crew.id } });
  await sendWebhook(graph, graph.sandbox.appId, [event], graph.server.upstream.ownSecret);
  await sendWebhook(graph, graph.sandbox.appId, [event], 'a wrong secret');
  for (const stream of streams) await until(() => stream.text().includes('"Crew"'));

  const trees = treesOf(await spans.ended(4));
  expect(trees.filter(({ name }) => name === 'webhook')).toEqual(
    [200, 401].map((status) => ({
      name: 'webhook',
      attributes: { 'http.response.status_code': status },
      children: [],
    })),
  );
  expect(trees.filter(({ name }) => name !== 'webhook')).toEqual([
    {
      name: 'delivery appEvents',
      attributes: {
        'sunco.subscription.field': 'appEvents',
        'sunco.event.type': 'CONTROL_ACCEPTED',
      },
      children: [request('getConversation', 'GET', 200)],
    },
  ]);
});

test('the span of a delivery has the code of its first error', async () => {
  const stream = await subscribeOver(
    graph.url,
    'text/event-stream',
    'subscription { appEvents { event { conversation { displayName } } } }',
  );
  await spans.ended(1);
  spans.clear();
  graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'getConversation' });
  const event = webhookEvent('switchboard:acceptControl', { conversation: { id: crew.id } });
  await sendWebhook(graph, graph.sandbox.appId, [event], graph.server.upstream.ownSecret);
  await until(() => stream.text().includes('errors'));
  await until(async () => (await spans.ended(1)).some(({ name }) => name === 'delivery appEvents'));
  const delivery = (await spans.ended(1)).find(({ name }) => name === 'delivery appEvents');
  expect(delivery?.attributes).toMatchObject({ 'error.type': 'UPSTREAM_UNAVAILABLE' });
  expect(delivery?.status.code).toBe(SpanStatusCode.ERROR);
});
