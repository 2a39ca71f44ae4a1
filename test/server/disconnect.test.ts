import { request } from 'node:http';

import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog, type CapturedLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { until } from '../support/until.js';

const { users, conversations } = SAMPLE;
const LONG = 3_600_000;
const USERS = Object.values(users);
/** A call for each user, all at once. */
const EVERYBODY = `{ ${USERS.map(({ id }, index) => `u${index}: user(by: { userId: "${id}" }) { userId }`).join(' ')} }`;

let graph: Graph;
let log: CapturedLog;

beforeEach(() => {
  log = captureLog();
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  graph = await startGraph(settings, log.logger);
}

/** Sends an operation and hangs up once `soFar` is true; comes back when the server is done with it. */
async function sendAndHangUp(query: string, soFar: () => boolean): Promise<void> {
  const sent = request(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  const closed = new Promise((resolve) => sent.once('close', resolve));
  sent.on('error', () => undefined).end(JSON.stringify({ query }));
  await until(soFar);
  sent.destroy();
  await closed;
  await until(() => log.lines('operation').length === 1);
}

test.each([
  { kind: 'gate', count: 100 },
  { kind: 'latency', ms: LONG },
] as const)('calls held by $kind end when their caller hangs up', async (fault) => {
  await start();
  const { requests, faults } = graph.sandbox;
  faults.add(fault);

  await sendAndHangUp(EVERYBODY, () => requests.inFlight === USERS.length);
  await until(() => requests.inFlight === 0);

  expect(requests.counts()).toEqual({ getUser: USERS.length });
  expect(requests.entries.map(({ status }) => status)).toEqual(USERS.map(() => null));
});

test('of a chain of calls the rest is not made when the caller hangs up', async () => {
  await start();
  const { requests, faults } = graph.sandbox;
  faults.add({ kind: 'gate', count: 2, operation: 'listConversations' });

  await sendAndHangUp(
    `{ conversations(filter: { userId: "${users.bruno.id}" }, last: 5) {
         nodes { participants { nodes { user { profile { givenName } } } } }
    } }`,
    () => requests.inFlight === 1,
  );
  await until(() => requests.inFlight === 0);

  expect(requests.counts()).toEqual({ listConversations: 1 });
});

test('of several mutations the rest is not carried out when the caller hangs up', async () => {
  await start();
  const { requests, faults } = graph.sandbox;
  faults.add({ kind: 'gate', count: 2, times: 1 });
  const rename = (name: string): string =>
    `updateConversation(input: { conversationId: "${conversations.crew.id}", displayName: "${name}" }) { userErrors { code } }`;

  await sendAndHangUp(
    `mutation { a: ${rename('First')} b: ${rename('Second')} }`,
    () => requests.inFlight === 1,
  );
  await until(() => requests.inFlight === 0);

  expect(requests.counts()).toEqual({ updateConversation: 1 });
  const { data } = await graph.query(
    `{ conversation(id: "${conversations.crew.id}") { displayName } }`,
  );
  expect(data).toEqual({ conversation: { displayName: 'Crew' } });
});

test('a caller who hangs up takes nothing from the others', async () => {
  await start();
  const { requests, faults } = graph.sandbox;
  faults.add({ kind: 'gate', count: 3, operation: 'getUser' });
  const read = (userId: string): string => `{ user(by: { userId: "${userId}" }) { userId } }`;
  const other = graph.query(read(users.ada.id));
  await until(() => requests.inFlight === 1);

  await sendAndHangUp(read(users.dora.id), () => requests.inFlight === 2);
  await until(() => requests.inFlight === 1);
  faults.clear();

  expect(await other).toMatchObject({ data: { user: { userId: users.ada.id } }, errors: [] });
});

test('the deadline ends the calls that are open, and keeps what was read', async () => {
  await start({ OPERATION_TIMEOUT_MS: '1000' });
  const { requests, faults } = graph.sandbox;
  faults.add({ kind: 'latency', ms: LONG, when: { pathIncludes: users.dora.id } });

  const { status, data, errors } = await graph.query(
    `{ ada: user(by: { userId: "${users.ada.id}" }) { userId }
       dora: user(by: { userId: "${users.dora.id}" }) { userId } }`,
  );
  await until(() => requests.inFlight === 0);

  expect([status, data]).toEqual([200, { ada: { userId: users.ada.id }, dora: null }]);
  expect(errors).toEqual([
    expect.objectContaining({
      message: 'getUser: Sunshine Conversations did not answer in time',
      path: ['dora'],
      extensions: { code: 'UPSTREAM_TIMEOUT' },
    }),
  ]);
  expect(requests.entries.map(({ status: answered }) => answered).sort()).toEqual([200, null]);
});

test('the deadline is one for all calls of an operation, one after another or again', async () => {
  await start({ OPERATION_TIMEOUT_MS: '1000' });
  const { requests, faults } = graph.sandbox;
  faults.add({ kind: 'status', status: 503, retryAfter: '0', times: 1 });
  faults.add({ kind: 'latency', ms: LONG });

  const { data, errors } = await graph.query(
    `{ user(by: { userId: "${users.ada.id}" }) { userId } }`,
  );
  await until(() => requests.inFlight === 0);

  expect(data).toEqual({ user: null });
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
  expect(requests.entries.map(({ status }) => status)).toEqual([503, null]);
});
