import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { codesOf, gauge, untilAllFree } from '../support/operation-shares.js';
import { requestBytes } from '../support/raw-connection.js';
import { bearer, startService, type Service } from '../support/service.js';
import { until } from '../support/until.js';

const { users, conversations } = SAMPLE;
/** Held by the gate of these tests. */
const HELD = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;
/** Not held. */
const READ = `{ user(by: { userId: "${users.ada.id}" }) { profile { givenName } } }`;
const FEW = { MAX_OPERATIONS_PER_CALLER: '4', MAX_WAITING_OPERATIONS_PER_CALLER: '2' };
const RATE_LIMITED = { code: 'RATE_LIMITED', retryAfter: 1 };
const HOLD = { kind: 'gate', count: 10_000, operation: 'getConversation' } as const;

describe('a caller with a token who floods the server', () => {
  let service: Service;
  let graph: Graph;
  let a: { readonly authorization: string };
  let b: { readonly authorization: string };

  async function start(settings: Readonly<Record<string, string>>): Promise<void> {
    service = await startService(settings);
    ({ graph } = service);
    const [one, other] = await Promise.all(
      ['a', 'b'].map((sub) =>
        service.issuer.token({ sub, scope: 'conversations:read users:read' }),
      ),
    );
    [a, b] = [bearer(one ?? ''), bearer(other ?? '')];
  }

  /** Has caller A send operations that upstream holds, and waits until as many are as may be. */
  async function flood(operations: number, init: RequestInit = {}): Promise<Promise<Response>[]> {
    service.sandbox.faults.add(HOLD);
    const body = JSON.stringify({ query: HELD });
    const headers = { 'content-type': 'application/json', ...a };
    const sent = Array.from({ length: operations }, () =>
      fetch(graph.url, { method: 'POST', headers, body, ...init }),
    );
    for (const each of sent) each.catch(() => undefined);
    await until(async () => (await gauge(graph, 'under-way')()) === 4);
    await until(async () => (await gauge(graph, 'waiting')()) === 2);
    return sent;
  }

  beforeEach(() => start(FEW));

  test('has some operations under way and some waiting; the next is refused, and others get through', async () => {
    const sent = await flood(6);

    const refused = await graph.query(HELD, {}, a);
    const cheap = await graph.query('{ __typename }', {}, a);
    const other = await graph.query(READ, {}, b);

    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toEqual([
      {
        message: 'too many operations of this caller are waiting in this server; try again later',
        extensions: RATE_LIMITED,
      },
    ]);
    expect(codesOf(cheap)).toEqual([429, 'RATE_LIMITED']);
    expect(other.data).toEqual({ user: { profile: { givenName: 'Ada' } } });

    service.sandbox.faults.clear();
    const answers = await Promise.all(
      (await Promise.all(sent)).map(async (each) => [each.status, await each.json()]),
    );
    expect(answers).toEqual(
      Array(6).fill([200, { data: { conversation: { displayName: 'Crew' } } }]),
    );
    await untilAllFree(graph);
    const metrics = await scrape(graph.url);
    const counted = { bound: 'caller-queue-full' };
    expect(metrics.value('sunshine_graphql_operations_refused_total', counted)).toBe(2);
    expect(
      metrics.value('sunshine_http_rejections_total', { status: '429', code: 'RATE_LIMITED' }),
    ).toBe(2);
  });

  test('gets a whole share again after disconnecting', async () => {
    const leaving = new AbortController();
    const sent = await flood(6, { signal: leaving.signal });

    leaving.abort();

    await Promise.allSettled(sent);

    await untilAllFree(graph);
    expect(codesOf(await graph.query(READ, {}, a))).toEqual([200]);
  });

  test('gets a whole share again after the deadline, and what waits for half of it is refused', async () => {
    await start({ ...FEW, OPERATION_TIMEOUT_MS: '3000' });
    const sent = await flood(6);

    const answers = await Promise.all(
      sent.map(async (each) => {
        const answer = await each;
        const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
        return [answer.status, errors[0]?.extensions];
      }),
    );

    const waited = answers.filter(([status]) => status === 429);
    expect(waited).toEqual(Array(2).fill([429, RATE_LIMITED]));
    expect(answers.filter(([status]) => status === 200)).toEqual(
      Array(4).fill([200, { code: 'UPSTREAM_TIMEOUT' }]),
    );
    await untilAllFree(graph);
    expect(codesOf(await graph.query(READ, {}, a))).toEqual([200]);
  });

  test.each([
    ['has a syntax error', { query: '{' }, {}],
    ['is not valid', { query: '{ nothing }' }, {}],
    ['has no query', {}, {}],
    ['cannot be answered in the format asked for', { query: READ }, { accept: 'text/html' }],
    ['is not allowed', { query: 'mutation { __typename }' }, {}],
  ])('keeps no place for an operation that %s', async (_, body, headers) => {
    for (let sent = 0; sent < 8; sent += 1)
      await (
        await fetch(graph.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...a, ...headers },
          body: JSON.stringify(body),
        })
      ).text();

    await untilAllFree(graph);
    expect(codesOf(await graph.query(READ, {}, a))).toEqual([200]);
  });

  test('is refused when operations that need no call come faster than they can be answered', async () => {
    const body = '{"query":"{ __typename }"}';
    const headers = [
      ...['host: localhost', 'content-type: application/json', `content-length: ${body.length}`],
      `authorization: ${a.authorization}`,
    ];
    const bytes = requestBytes('POST /graphql', headers, body).repeat(50);

    const statuses = await statusesOf(graph.url, bytes, 50);

    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(30);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(6);
    await untilAllFree(graph);
  });

  test('takes nothing from others by sending no token', async () => {
    service.sandbox.faults.add(HOLD);
    const nobody = Array.from({ length: 40 }, () => graph.query(HELD));

    expect(codesOf(await graph.query(READ, {}, b))).toEqual([200]);
    for (const answer of await Promise.all(nobody))
      expect(['UNAUTHENTICATED', 'RATE_LIMITED']).toContain(answer.errors[0]?.extensions.code);
  });
});

describe('callers who are not identified', () => {
  test('are told apart by their addresses', async () => {
    const graph = await startGraph(FEW);
    graph.sandbox.faults.add(HOLD);
    const held = Array.from({ length: 6 }, () => graph.query(HELD));
    await until(async () => (await gauge(graph, 'waiting')()) === 2);

    expect(codesOf(await graph.query(READ))).toEqual([429, 'RATE_LIMITED']);
    expect(await readFrom('127.0.0.2', graph.url)).toEqual({
      data: { user: { profile: { givenName: 'Ada' } } },
    });

    graph.sandbox.faults.clear();
    expect((await Promise.all(held)).map(codesOf)).toEqual(Array(6).fill([200]));
    await untilAllFree(graph);
  });
});

/** The statuses of the answers to requests that are sent at once on one connection. */
function statusesOf(url: string, bytes: string, answers: number): Promise<readonly number[]> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('error', reject);
    socket.on('data', (chunk: string) => {
      received += chunk;
      const statuses = [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) =>
        Number(status),
      );
      if (statuses.length < answers) return;
      socket.destroy();
      resolve(statuses);
    });
  });
}

/** Reads from another address of this machine. */
function readFrom(localAddress: string, url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest(url, { method: 'POST', localAddress, headers }, (response) => {
      resolve(text(response).then((body): unknown => JSON.parse(body)));
    });
    request.on('error', reject);
    request.end(JSON.stringify({ query: READ }));
  });
}
