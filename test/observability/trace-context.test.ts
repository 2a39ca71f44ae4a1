import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { captureSpans } from '../support/spans.js';
import { passthroughTo } from '../support/upstreams.js';

const ID = '67a3198c9d3e51c7a4000c04';
const READ = `query Read { conversation(id: "${ID}") { displayName } }`;
const FOUND = { body: JSON.stringify({ conversation: { id: ID, type: 'personal' } }) };
const AUTHORIZATION = 'Basic YTpi';
const CALLER_TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER_SPAN = 'b7ad6b7169203331';

const spans = captureSpans();
let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  upstream.react(FOUND);
  graph = await startGraph(passthroughTo({ url: upstream.url, appId: 'app' }));
});
afterEach(() => spans.clear());

function read(headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return graph.query(READ, {}, { authorization: AUTHORIZATION, ...headers });
}

test('every attempt tells upstream its own span', async () => {
  upstream.react({ status: 503 }, FOUND);
  await read();

  const [, ...attempts] = await spans.ended(3);
  expect(attempts).toHaveLength(2);
  expect(upstream.requests.map(({ headers }) => headers['traceparent'])).toEqual(
    attempts.map((span) => {
      const { traceId, spanId } = span.spanContext();
      return `00-${traceId}-${spanId}-01`;
    }),
  );
  expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual([
    AUTHORIZATION,
    AUTHORIZATION,
  ]);
});

test('the trace of the caller goes on, down to upstream', async () => {
  await read({ traceparent: `00-${CALLER_TRACE}-${CALLER_SPAN}-01`, tracestate: 'vendor=1' });

  const [operation, attempt] = await spans.ended(2);
  expect(operation?.parentSpanContext).toMatchObject({
    traceId: CALLER_TRACE,
    spanId: CALLER_SPAN,
  });
  expect(upstream.requests[0]?.headers).toMatchObject({
    traceparent: `00-${CALLER_TRACE}-${attempt?.spanContext().spanId ?? ''}-01`,
    tracestate: 'vendor=1',
  });
});

test('a caller that is not traced is not traced here, and upstream is told so', async () => {
  await read({ traceparent: `00-${CALLER_TRACE}-${CALLER_SPAN}-00` });
  expect(upstream.requests[0]?.headers['traceparent']).toMatch(
    new RegExp(`^00-${CALLER_TRACE}-[\\da-f]{16}-00$`),
  );
});

test("baggage, which is the caller's own, does not go upstream", async () => {
  await read({ baggage: 'user.id=ada' });
  expect(upstream.requests[0]?.headers).toHaveProperty('traceparent');
  expect(upstream.requests[0]?.headers).not.toHaveProperty('baggage');
});
