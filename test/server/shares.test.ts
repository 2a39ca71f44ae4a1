import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph, type GraphAnswer } from '../support/graph.js';
import { listening } from '../support/listening.js';
import { scrape } from '../support/metrics.js';
import { requestBytes } from '../support/raw-connection.js';
import { bearer, startService, type Service } from '../support/service.js';
import { until } from '../support/until.js';
import { passthroughTo } from '../support/upstreams.js';

const { users, conversations } = SAMPLE;
/** Held by the gate of these tests. */
const HELD = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;
/** Not held. */
const READ = `{ user(by: { userId: "${users.ada.id}" }) { profile { givenName } } }`;
const FEW = { MAX_OPERATIONS_PER_CALLER: '4', MAX_WAITING_OPERATIONS_PER_CALLER: '2' };
const RATE_LIMITED = { code: 'RATE_LIMITED', retryAfter: 1 };
const KNOWN = { authorization: `Basic ${btoa('app_known:secret')}` };
const HOLD = { kind: 'gate', count: 10_000, operation: 'getConversation' } as const;

function gauge(graph: Graph, state: 'under-way' | 'waiting'): () => Promise<number | undefined> {
  return async () => (await scrape(graph.url)).value('sunshine_graphql_operations', { state });
}

async function untilAllFree(graph: Graph): Promise<void> {
  await until(async () => (await gauge(graph, 'under-way')()) === 0);
  expect(await gauge(graph, 'waiting')()).toBe(0);
  expect(graph.server.upstream.traffic.state).toMatchObject({ inFlight: 0, waiting: 0 });
}

/** An error of the request as a whole. */
function codesOf({ status, errors }: GraphAnswer): readonly unknown[] {
  return [status, ...errors.map(({ extensions }) => extensions.code)];
}

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

describe('three hundred made-up credentials', () => {
  test('have half of all calls under way at most, and a caller whom upstream knows gets through', async () => {
    const upstream = await startPickyUpstream(KNOWN);
    const graph = await startGraph({
      ...passthroughTo(upstream),
      UPSTREAM_CONCURRENCY: '16',
      UPSTREAM_TOTAL_CONCURRENCY: '32',
      MAX_OPERATIONS_PER_CALLER: '64',
      MAX_WAITING_OPERATIONS_PER_CALLER: '64',
    });
    expect(codesOf(await graph.query(READ, {}, KNOWN))).toEqual([200]);

    const made = Array.from({ length: 300 }, (_, index) =>
      graph.query(HELD, {}, { authorization: `Basic ${btoa(`app_${index}:secret`)}` }),
    );
    const { traffic } = graph.server.upstream;
    await until(() => traffic.state.inFlight === 16 && traffic.state.waiting === 48);
    expect(upstream.held).toBe(16);
    expect(upstream.connections).toBeLessThanOrEqual(32);
    for (let read = 0; read < 5; read += 1)
      expect(codesOf(await graph.query(READ, {}, KNOWN))).toEqual([200]);

    upstream.refuse();
    const codes = (await Promise.all(made)).map(({ errors }) => errors[0]?.extensions.code);
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(128);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(172);
    await untilAllFree(graph);
  });

  test('have no more under way than there are places, though upstream accepts all of them', async () => {
    const upstream = await startPickyUpstream();
    const graph = await startGraph({
      ...passthroughTo(upstream),
      UPSTREAM_CONCURRENCY: '4',
      UPSTREAM_TOTAL_CONCURRENCY: '10',
    });
    const read = (index: number): Promise<GraphAnswer> =>
      graph.query(READ, {}, { authorization: `Basic ${btoa(`app_${index % 100}:secret`)}` });

    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => read(index)));
      expect(answers.map(codesOf)).toEqual(Array(300).fill([200]));
    }

    expect(upstream.most).toBeLessThanOrEqual(10);
    expect(upstream.connections).toBeLessThanOrEqual(10);
    await untilAllFree(graph);
  });
});

interface PickyUpstream {
  readonly url: string;
  readonly appId: string;
  /** How many requests it holds. */
  readonly held: number;
  /** The most requests that it had at once. */
  readonly most: number;
  /** How many connections were opened to it. */
  readonly connections: number;
  /** Refuses the credentials of the requests that it holds, and of later ones. */
  refuse(): void;
}

/** An upstream that finds the user whom it is asked for, and holds requests with other credentials than the `known`. */
async function startPickyUpstream(known?: typeof KNOWN): Promise<PickyUpstream> {
  const held: ServerResponse[] = [];
  let [isHolding, current, most, connections] = [true, 0, 0, 0];
  const user = { user: { id: users.ada.id, profile: { givenName: 'Ada' } } };
  const answer = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const server = createServer(({ headers: { authorization } }, response) => {
    current += 1;
    most = Math.max(most, current);
    response.once('close', () => (current -= 1));
    const isKnown = known === undefined || authorization === known.authorization;
    if (isKnown) setImmediate(answer, response, 200, user);
    else if (isHolding) held.push(response);
    else answer(response, 401, { errors: [] });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', () => (connections += 1));
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    appId: SAMPLE.appId,
    get held() {
      return held.length;
    },
    get most() {
      return most;
    },
    get connections() {
      return connections;
    },
    refuse() {
      isHolding = false;
      for (const response of held) answer(response, 401, { errors: [] });
    },
  };
}

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
