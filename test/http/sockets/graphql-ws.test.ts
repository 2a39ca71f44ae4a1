/** The client of graphql-ws, on the real schema and the sandbox. */
import { expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { captureLog } from '../../support/captured-log.js';
import { startGraph } from '../../support/graph.js';
import { Numbers } from '../../support/numbers.js';
import { startRecordingUpstream } from '../../support/recording-upstream.js';
import { SEND, sendTo, textToCrew } from '../../support/sending.js';
import { connectSocket, socketClient } from '../../support/socket.js';
import { until } from '../../support/until.js';

const CREW = SAMPLE.conversations.crew.id;
const EVENTS = `subscription ($after: String) {
  conversationEvents(conversationId: "${CREW}", types: [MESSAGE], after: $after) {
    cursor
    gap { reason }
    event { ... on ConversationMessageEvent { message { content { text } } } }
  }
}`;

interface Delivery {
  readonly conversationEvents: {
    readonly cursor: string;
    readonly gap: unknown;
    readonly event: { readonly message: { readonly content: { readonly text: string } } };
  };
}

async function once(client: Client, query: string, variables = {}): Promise<unknown> {
  for await (const result of client.iterate({ query, variables })) return result;
  throw new Error('there was no result');
}

test('a query, a mutation and a subscription share a connection', async () => {
  const graph = await startGraph();
  const client = socketClient(graph.url);
  const texts: string[] = [];
  let isOver = false;
  const unsubscribe = client.subscribe<Delivery>(
    { query: EVENTS },
    {
      next: ({ data }) => texts.push(data?.conversationEvents.event.message.content.text ?? ''),
      error: () => undefined,
      complete: () => (isOver = true),
    },
  );
  const query = `{ conversation(id: "${CREW}") { displayName } eventCursor }`;
  expect(await once(client, query)).toEqual({
    data: { conversation: { displayName: 'Crew' }, eventCursor: expect.any(String) },
  });
  expect(await once(client, SEND, { input: textToCrew() })).toMatchObject({
    data: { sendConversationMessage: { userErrors: [] } },
  });
  await until(() => texts.length === 1);
  expect(texts).toEqual(['hello']);
  unsubscribe();
  await until(() => isOver);
});

test('a client whose connection is cut resumes after its last cursor: nothing is lost or doubled', async () => {
  const graph = await startGraph();
  const client = socketClient(graph.url);
  const texts: string[] = [];
  const gaps: unknown[] = [];
  // What docs/events.md shows: the variables are read again with each new connection.
  const variables: { after?: string } = {};
  client.subscribe<Delivery>(
    { query: EVENTS, variables },
    {
      next: ({ data }) => {
        if (!data) return;
        const { cursor, gap, event } = data.conversationEvents;
        variables.after = cursor;
        if (gap) gaps.push(gap);
        texts.push(event.message.content.text);
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );
  let socket: { terminate(): void } | undefined;
  client.on('opened', (opened) => (socket = opened as { terminate(): void }));
  await until(() => socket !== undefined);
  const sent: string[] = [];
  // The first is what tells that the subscription runs.
  while (texts.length === 0) {
    sent.push('first');
    await sendTo(graph, textToCrew({ content: { text: { text: 'first' } } }));
  }
  for (let number = 0; number < 60; number += 1) {
    sent.push(String(number));
    await sendTo(graph, textToCrew({ content: { text: { text: String(number) } } }));
    if (number % 10 === 5) socket?.terminate();
  }
  await until(() => texts.at(-1) === '59');
  expect(texts.filter((text) => text !== 'first')).toEqual(sent.filter((text) => text !== 'first'));
  expect(gaps).toEqual([]);
});

test.each([
  ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
  ['an invalid document', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable that is missing', 'query ($id: ID!) { node(id: $id) { id } }', 'BAD_USER_INPUT'],
  ['too deep', `{ ${'a { '.repeat(20)} b ${'}'.repeat(20)} }`, 'QUERY_TOO_DEEP'],
])('%s is an error of the operation alone', async (_, query, code) => {
  const client = socketClient((await startGraph()).url);
  const failure: unknown = await once(client, query).catch((error: unknown) => error);
  expect(failure).toMatchObject([{ extensions: { code } }]);
  expect(await once(client, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
});

test('errors beside data are in the result', async () => {
  const client = socketClient((await startGraph()).url);
  const query = `{ __typename missing: conversation(id: "${'0'.repeat(24)}") { id } node(id: "x") { id } }`;
  expect(await once(client, query)).toMatchObject({
    data: { __typename: 'Query' },
    errors: [{ path: ['node'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('numbers keep every digit, there and back', async () => {
  const number = '12345678901234567890.10';
  const upstream = await startRecordingUpstream();
  upstream.react({
    body: `{"conversation":{"id":"${CREW}","type":"sdkGroup","metadata":{"n":${number}}}}`,
  });
  const graph = await startGraph({ SUNSHINE_BASE_URL: upstream.url, SUNSHINE_APP_ID: 'app-1' });
  const socket = await connectSocket(graph.url, { authorization: 'Basic bm9ib2R5' });
  const query =
    'mutation ($input: CreateConversationInput!) { createConversation(input: $input) { conversation { metadata } } }';
  socket.ws.send(
    `{"type":"subscribe","id":"1","payload":{"query":${JSON.stringify(query)},"variables":{"input":{"type":"SDK_GROUP","metadata":{"n":${number}}}}}}`,
  );
  await socket.next('complete');
  expect(upstream.requests.map(({ body }) => body)).toEqual([
    `{"type":"sdkGroup","metadata":{"n":${number}}}`,
  ]);
  expect(socket.texts).toContain(
    `{"id":"1","type":"next","payload":{"data":{"createConversation":{"conversation":{"metadata":{"n":${number}}}}}}}`,
  );
});

test('a delivery that fails is masked; a source that fails ends its subscription with an error', async () => {
  const numbers = new Numbers();
  const graph = await startGraph({}, undefined, numbers.extend);
  const socket = await connectSocket(graph.url);
  const query = 'subscription { numbers { number failing } }';
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  numbers.send(1);
  await socket.next('next');
  numbers.finish(new Error('a secret'));
  await socket.next('error');
  expect(socket.texts.join()).not.toContain('a secret');
  expect(socket.messages.slice(1)).toMatchObject([
    { type: 'next', payload: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } },
    { type: 'error', payload: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
  ]);
  expect(socket.ws.readyState).toBe(socket.ws.OPEN);
});

test('subscriptions that end by themselves are completed, and all are logged at start and end', async () => {
  const log = captureLog();
  const numbers = new Numbers();
  const graph = await startGraph({}, log.logger, numbers.extend);
  const seen: unknown[] = [];
  const results = socketClient(graph.url).iterate({ query: 'subscription { numbers { number } }' });
  numbers.send(1, 2);
  numbers.finish();
  for await (const { data } of results) seen.push(data);
  expect(seen).toEqual([{ numbers: { number: 1 } }, { numbers: { number: 2 } }]);
  const about = { field: 'numbers', transport: 'ws' };
  expect(log.lines('subscription started')).toMatchObject([about]);
  expect(log.lines('subscription ended')).toMatchObject([
    { ...about, deliveries: 2, reason: 'completed' },
  ]);
});

test('an operation that is completed by its client makes no more calls, and is not answered', async () => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'gate', count: 2 });
  const socket = await connectSocket(graph.url);
  const query = `{ conversation(id: "${CREW}") { displayName } }`;
  socket.send({ type: 'subscribe', id: '1', payload: { query } });
  await until(() => graph.sandbox.requests.inFlight === 1);
  socket.send({ type: 'complete', id: '1' });
  await until(() => graph.sandbox.requests.inFlight === 0);
  socket.send({ type: 'subscribe', id: '2', payload: { query: '{ __typename }' } });
  await socket.next('complete', '2');
  expect(socket.messages.filter(({ id }) => id === '1')).toEqual([]);
});
