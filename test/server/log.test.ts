import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { createServer } from '../../src/server.js';
import { captureLog } from '../support/captured-log.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';
import { serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { users } = SAMPLE;
const ADA = `query Ada { user(by: { userId: "${users.ada.id}" }) { userId } }`;
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const log = captureLog();
let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(serviceOn(sandbox), log.logger);
});
beforeEach(() => {
  sandbox.reset();
  log.clear();
});

test('an operation is one line that tells what it was and what it cost', async () => {
  await graph.query(ADA, {}, { 'x-request-id': 'trace-1' });

  expect(log.lines('operation')).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      pid: process.pid,
      hostname: expect.any(String),
      msg: 'operation',
      requestId: 'trace-1',
      operationName: 'Ada',
      operationType: 'query',
      upstreamCalls: 1,
      durationMs: expect.any(Number),
    },
  ]);
  const [{ durationMs } = { durationMs: -1 }] = log.lines('operation');
  expect(Number.isInteger(durationMs)).toBe(true);
  expect(durationMs).toBeGreaterThanOrEqual(0);
});

test.each([
  ['{ __typename }', { operationName: null, operationType: 'query', upstreamCalls: 0 }],
  ['{', { operationName: null, operationType: null, errorCodes: ['GRAPHQL_PARSE_FAILED'] }],
  [
    'query Wrong { nothing }',
    { operationName: null, operationType: null, errorCodes: ['GRAPHQL_VALIDATION_FAILED'] },
  ],
  [
    `query Two { a: conversation(id: "x") { id } b: conversation(id: "y") { id } }`,
    { operationName: 'other', upstreamCalls: 0, errorCodes: ['BAD_USER_INPUT'] },
  ],
  [
    `mutation Gone { deleteConversation(input: { conversationId: "${'f'.repeat(24)}" }) { userErrors { code } } }`,
    { operationName: 'Gone', operationType: 'mutation', upstreamCalls: 1 },
  ],
  [
    `query Both { user(by: { userId: "${users.ada.id}" }) { conversations { nodes { id } } } }`,
    { operationName: 'Both', upstreamCalls: 2 },
  ],
])('the line of %s has %j', async (source, expected) => {
  await graph.query(source);

  const lines = log.lines('operation');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: 30, ...expected });
  expect(lines[0]?.['errorCodes']).toEqual(
    'errorCodes' in expected ? expected.errorCodes : undefined,
  );
});

test.each(['abc', 'A-b_c.d:1', '0af7651916cd43dd8448eb211c80319c', 'x'.repeat(128)])(
  'the request id %s is taken over',
  async (id) => {
    await graph.query('{ __typename }', {}, { 'x-request-id': id });

    expect(log.lines('operation')).toMatchObject([{ requestId: id }]);
  },
);

test.each([
  ['none', {}],
  ['an empty one', { 'x-request-id': '' }],
  ['one with blanks', { 'x-request-id': 'a b' }],
  ['one that tries to look like more', { 'x-request-id': 'a","level":60,"x":"' }],
  ['one beyond ASCII', { 'x-request-id': 'é' }],
  ['one that is too long', { 'x-request-id': 'x'.repeat(129) }],
  ['several', { 'x-request-id': 'a, b' }],
])('in place of %s a request gets an id of its own', async (_, headers) => {
  await graph.query('{ __typename }', {}, headers);
  await graph.query('{ __typename }', {}, headers);

  const [first, second] = log.lines('operation').map(({ requestId }) => requestId);
  expect(first).toMatch(UUID);
  expect(second).toMatch(UUID);
  expect(second).not.toBe(first);
});

test('a server whose callers all act with its key warns of that when it starts', async () => {
  await (await startGraph(serviceOn(sandbox), log.logger)).close();

  expect(
    log.lines('callers are not authenticated: every caller acts with the key of this server'),
  ).toMatchObject([{ level: 40 }]);
});

test.each([
  ['query', `query Odd { user(by: { userId: "${users.ada.id}" }) { userId } }`, 'user'],
  [
    'mutation',
    'mutation Odd { createConversation(input: { type: SDK_GROUP }) { conversation { id } } }',
    'createConversation',
  ],
])(
  'a failure of a %s that nobody foresaw is logged once with its stack, and masked to the caller',
  async (_, source, field) => {
    const keyStore = {
      key: 'burning',
      authorization: () => Promise.reject(new Error('the key store burned down')),
    };
    const broken = await startGraph(serviceOn(sandbox), log.logger);
    Object.assign(broken.server.upstream, { credentials: keyStore });

    const { status, data, errors } = await broken.query(source, {}, { 'x-request-id': 'trace-2' });

    expect([status, data]).toEqual([200, { [field]: null }]);
    expect(errors).toEqual([
      {
        message: 'Internal server error',
        path: [field],
        locations: [{ line: 1, column: expect.any(Number) }],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(log.lines('resolver failed')).toMatchObject([
      {
        level: 50,
        requestId: 'trace-2',
        path: [field],
        err: {
          message: 'the key store burned down',
          stack: expect.stringMatching(/the key store burned down\n\s+at /),
        },
      },
    ]);
    expect(log.lines('operation')).toMatchObject([
      { requestId: 'trace-2', operationName: 'other', errorCodes: ['INTERNAL_SERVER_ERROR'] },
    ]);
  },
);

test('a failure outside the graph is logged once with its stack, too', async () => {
  const server = opened(await createServer(readConfig({}), { logger: log.logger }));
  server.app.get('/broken', () => {
    throw new Error('a wire came loose');
  });

  await server.app.inject({ url: '/broken', headers: { 'x-request-id': 'trace-3' } });

  expect(log.text.match(/a wire came loose/g)).toHaveLength(2);
  expect(log.lines('request failed')).toMatchObject([
    {
      level: 50,
      requestId: 'trace-3',
      err: { message: 'a wire came loose', stack: expect.stringContaining('at ') },
    },
  ]);
});

test('no failure that was foreseen leaves more than its code', async () => {
  sandbox.faults.add({ kind: 'status', status: 500, body: 'html', title: 'internals-of-upstream' });

  await graph.query(ADA);

  expect(log.lines('operation')).toMatchObject([{ errorCodes: ['UPSTREAM_UNAVAILABLE'] }]);
  expect(log.text).not.toContain('internals-of-upstream');
  expect(log.text).not.toContain('stack');
});
