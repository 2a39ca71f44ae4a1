import { beforeEach, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';

import { startGraph, type Graph } from '../../support/graph.js';
import { Numbers } from '../../support/numbers.js';
import { openStream, subscribeOver } from '../../support/stream.js';
import { until } from '../../support/until.js';

const SSE = 'text/event-stream';
const NUMBERS = 'subscription { numbers { number } }';

let numbers: Numbers;
let graph: Graph;

beforeEach(async () => {
  numbers = new Numbers();
  graph = await startGraph({ KEEPALIVE_MS: '100' }, undefined, numbers.extend);
});

function next(number: number): string {
  return `event: next\ndata: {"data":{"numbers":{"number":${number}}}}\n\n`;
}

test('the client of graphql-sse gets every result in order, and the end', async () => {
  const client = createClient({ url: graph.url, retryAttempts: 0 });
  const results = client.iterate({ query: NUMBERS });
  numbers.send(1, 2, 3);
  numbers.finish();
  const seen: unknown[] = [];
  for await (const { data } of results) seen.push(data);
  expect(seen).toEqual([1, 2, 3].map((number) => ({ numbers: { number } })));
  client.dispose();
});

test.each([
  ['a query', '{ __typename }', { data: { __typename: 'Query' } }],
  [
    'an invalid document',
    '{ nothing }',
    { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  ],
  ['a syntax error', '{', { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] }],
  [
    'a subscription without a field',
    'subscription { numbers @skip(if: true) { number } }',
    { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  ],
])('the client of graphql-sse gets the result of %s', async (_, query, result) => {
  const client = createClient({ url: graph.url, retryAttempts: 0 });
  const seen: unknown[] = [];
  for await (const each of client.iterate({ query })) seen.push(each);
  expect(seen).toMatchObject([result]);
  client.dispose();
});

test('a stream begins with a comment at once, and shows with others that it is alive', async () => {
  const stream = await subscribeOver(graph.url, SSE, NUMBERS);
  expect(stream).toMatchObject({
    status: 200,
    headers: { 'content-type': `${SSE}; charset=utf-8` },
  });
  await until(() => stream.text().startsWith(':\n\n:\n\n:\n\n'));
  numbers.send(1);
  await until(() => stream.text().includes(next(1)));
  stream.close();
  await until(() => numbers.open === 0);
});

test('a subscription by GET needs no header against CSRF, and takes variables', async () => {
  const query = 'subscription S($text: String) { numbers(text: $text) { text } }';
  const search = new URLSearchParams({ query, variables: '{"text":"ü"}', operationName: 'S' });
  const stream = await openStream(`${graph.url}?${String(search)}`, {
    method: 'GET',
    headers: { accept: SSE },
  });
  numbers.send(1);
  await until(() => stream.text().includes('{"data":{"numbers":{"text":"ü"}}}'));
});

test.each([
  ['a query', 'query={__typename}', 405],
  ['a mutation', 'query=mutation{__typename}', 405],
  ['variables that are no JSON', 'query=subscription{numbers{number}}&variables={', 400],
  ['two queries', 'query={__typename}&query={__typename}', 400],
])('%s by GET is refused', async (_, search, status) => {
  const stream = await openStream(`${graph.url}?${search}`, {
    method: 'GET',
    headers: { accept: SSE },
  });
  expect(stream.status).toBe(status);
  await until(() => stream.end() === 'ended');
  expect(JSON.parse(stream.text())).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each(['application/json', `application/json, ${SSE}`, '*/*', `${SSE};q=0`])(
  'a subscription that accepts %s is refused with 406',
  async (accept) => {
    const stream = await subscribeOver(graph.url, accept, NUMBERS);
    await until(() => stream.end() === 'ended');
    expect(stream.status).toBe(406);
    if (!accept.includes('q=0'))
      expect(JSON.parse(stream.text())).toMatchObject({
        errors: [{ extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' } }],
      });
    expect(numbers.open).toBe(0);
  },
);

test('the errors of a delivery are masked, and the stream goes on', async () => {
  const stream = await subscribeOver(graph.url, SSE, 'subscription { numbers { number failing } }');
  numbers.send(1, 2);
  await until(() => stream.text().includes('"number":2'));
  expect(stream.text()).toContain('INTERNAL_SERVER_ERROR');
  expect(stream.text()).not.toContain('a secret');
});

test('a source that fails is an error without the end of the stream, so that clients ask again', async () => {
  const stream = await subscribeOver(graph.url, SSE, NUMBERS);
  numbers.send(1);
  numbers.finish(new Error('a secret'));
  await until(() => stream.end() === 'ended');
  expect(stream.text()).toContain(`${next(1)}event: next\ndata: {"errors":[`);
  expect(stream.text()).not.toMatch(/complete|a secret/);
});

test('a client that reads nothing is sent no more than its connection takes, and is cut', async () => {
  const long = 'x'.repeat(50_000);
  const query = `subscription { numbers(text: "${long}") { text } }`;
  const stream = await openStream(graph.url, {
    headers: { accept: SSE, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    isPaused: true,
  });
  numbers.send(...Array.from({ length: 2_000 }, (_, index) => index));
  await until(() => numbers.open === 0);
  expect(numbers.taken).toBeLessThan(1_000);
  stream.close();
});

test('a server that stops ends streams without completing them, and takes no more', async () => {
  const stream = await subscribeOver(graph.url, SSE, NUMBERS);
  await graph.close();
  await until(() => stream.end() !== 'open');
  expect(stream.end()).toBe('ended');
  expect(stream.text()).not.toContain('complete');
  expect(numbers.open).toBe(0);
});
