import { describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';
import { until } from '../support/until.js';

const { crew, adaOrder } = SAMPLE.conversations;
const READ = `query ($id: ID!) { conversation(id: $id) { conversationId } }`;

/** Of 200 conversations that nobody has. */
const IDS = Array.from({ length: 200 }, (_, index) => idOf(index));

/** The id of a conversation that nobody has. */
function idOf(index: number): string {
  return index.toString(16).padStart(24, '0');
}

/** Time enough for 200 queries, also on a busy machine. */
const UNHURRIED = { OPERATION_TIMEOUT_MS: '60000' };

let graph: Graph;

/** Reads a conversation that nobody else reads at the same time. */
async function readCode(id: string = crew.id): Promise<unknown> {
  const { errors } = await graph.query(READ, { id });
  return errors[0]?.extensions.code ?? 'ok';
}

describe('an upstream that limits the rate', () => {
  test('is left alone by every operation until the pause is over', async () => {
    graph = await startGraph();
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'status', status: 429, retryAfter: '1', times: 1 });
    const start = Date.now();
    const first = graph.query(READ, { id: crew.id });
    await graph.query(READ, { id: adaOrder.id });
    expect((await first).errors).toEqual([]);
    // Whichever was refused, the other had to wait as well, or had gone out together with it.
    expect(Date.now() - start).toBeGreaterThanOrEqual(1_000);
    expect(requests.total).toBe(3);
  });

  test('is asked again after an hour at most, however long it says to wait', async () => {
    graph = await startGraph();
    const { faults } = graph.sandbox;
    faults.add({ kind: 'status', status: 429, retryAfter: '99999999', times: 1 });
    const { errors } = await graph.query(READ, { id: crew.id });
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 99_999_999 });
    const { errors: later } = await graph.query(READ, { id: adaOrder.id });
    expect(later[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 3_600 });
  });

  test('is not asked again when the pause cannot fit the deadline', async () => {
    graph = await startGraph();
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'status', status: 429, retryAfter: '3600', times: 1 });
    const { errors } = await graph.query(READ, { id: crew.id });
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 3_600 });
    const { errors: later } = await graph.query(READ, { id: adaOrder.id });
    expect(later[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 3_600 });
    expect(requests.total).toBe(1);
  });

  test('gets 200 queries of which 30 percent are refused once with no more calls than that', async () => {
    graph = await startGraph(UNHURRIED);
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'status', status: 429, retryAfter: '1', body: 'text', times: 60 });
    const answers = await Promise.all(IDS.map((id) => graph.query(READ, { id })));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code ?? 'ok');
    expect(codes.filter((code) => code !== 'ok' && code !== 'RATE_LIMITED')).toEqual([]);
    expect(requests.total).toBeLessThanOrEqual(260);
  });

  test('gets no more calls than it takes when it refuses three of ten all the time', async () => {
    graph = await startGraph(UNHURRIED);
    const { faults, requests } = graph.sandbox;
    for (const skip of [0, 3, 7])
      faults.add({ kind: 'status', status: 429, retryAfter: '1', every: 10, skip });

    const answers = await Promise.all(IDS.map((id) => graph.query(READ, { id })));

    const codes = answers.map(({ errors }) => errors[0]?.extensions.code ?? 'ok');
    expect(codes.filter((code) => code !== 'ok' && code !== 'RATE_LIMITED')).toEqual([]);
    const succeeded = codes.filter((code) => code === 'ok').length;
    expect(succeeded).toBeGreaterThan(190);
    // What succeeds at seven of ten takes ten sevenths of the calls.
    expect(requests.total).toBeLessThanOrEqual((1.3 * succeeded * 10) / 7);
  });
});

describe('an upstream that fails', () => {
  test('is given up on after enough failures in a row, and the server stays ready and says so', async () => {
    graph = await startGraph({ UPSTREAM_CIRCUIT_FAILURES: '3' });
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'status', status: 500 });
    const { traffic } = graph.server.upstream;
    await until(async () => {
      expect(await readCode()).toBe('UPSTREAM_UNAVAILABLE');
      return traffic.state.circuit === 'open';
    });
    const { total } = requests;
    expect(total).toBeGreaterThanOrEqual(3);
    expect(await readCode()).toBe('UPSTREAM_UNAVAILABLE');
    expect(requests.total).toBe(total);
    const ready = await fetch(new URL('/readyz', graph.url));
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', upstream: 'down', since: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });
});

describe('an upstream that is asked for more than it may be asked for at once', () => {
  test('has four thousand calls of a caller wait, and rejects the next one as over the bound of the caller', async () => {
    graph = await startGraph({ UPSTREAM_CONCURRENCY: '32', ...UNHURRIED });
    const { faults, requests } = graph.sandbox;
    const { traffic } = graph.server.upstream;
    faults.add({ kind: 'gate', count: 33 });
    // 32 calls are what one operation may have under way at once: the first has all places, the others wait.
    const operations = Array.from({ length: 126 }, (_, operation) => {
      const ids = Array.from({ length: 32 }, (_item, index) =>
        conversationGid(idOf(32 * operation + index)),
      );
      return graph.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    });
    await until(() => requests.inFlight === 32);
    await until(() => traffic.state.waiting === 4_000);

    const { errors } = await graph.query(READ, { id: adaOrder.id });

    expect(errors).toMatchObject([
      {
        message:
          'getConversation: too many calls of this caller are waiting in this server; try again later',
      },
    ]);
    expect(errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: 1 });
    faults.clear();
    expect((await Promise.all(operations)).flatMap((answer) => answer.errors)).toEqual([]);
  });
});

describe('an upstream that hangs', () => {
  test('is given up on, too, though the deadline ends every call before a time-out does', async () => {
    graph = await startGraph({ OPERATION_TIMEOUT_MS: '2000', UPSTREAM_CIRCUIT_FAILURES: '2' });
    graph.sandbox.faults.add({ kind: 'gate', count: 1_000 });
    expect(await readCode()).toBe('UPSTREAM_TIMEOUT');
    expect(await readCode()).toBe('UPSTREAM_TIMEOUT');
    expect(await readCode()).toBe('UPSTREAM_UNAVAILABLE');
  });
});

describe('an answer', () => {
  test('larger than what is read is refused while it arrives', async () => {
    graph = await startGraph({ UPSTREAM_MAX_BYTES: '2000' });
    const { faults } = graph.sandbox;
    expect(await readCode()).toBe('ok');
    faults.add({ kind: 'merge', value: { conversation: { displayName: 'x'.repeat(3_000) } } });
    expect(await readCode()).toBe('UPSTREAM_INVALID_RESPONSE');
  });

  test('that trickles in meets the deadline', async () => {
    graph = await startGraph({ OPERATION_TIMEOUT_MS: '1500' });
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'slow', chunkMs: 100, bytesPerChunk: 1 });
    expect(await readCode()).toBe('UPSTREAM_TIMEOUT');
    expect(requests.total).toBe(1);
  });
});
