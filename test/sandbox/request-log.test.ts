import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { type OpenEntry, RequestLog } from '../../src/sandbox/request-log.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from './rest-caller.js';
import { until } from '../support/until.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const CREW = `/conversations/${SAMPLE.conversations.crew.id}`;

function arrive(log: RequestLog): OpenEntry {
  return log.open({ operation: 'getUser', method: 'GET', url: '/x', headers: {} });
}

describe('on the wire', () => {
  const sandbox = sharedSandbox();
  const call = restCaller(sandbox, '/sc');

  test('an entry tells the request as received, and never its credentials', async () => {
    const query = '?filter%5BuserId%5D=x&page[size]=2';
    await call('GET', `/conversations${query}`);
    await call('PATCH', CREW, { displayName: 'A' });

    const path = `/sc/v2/apps/${sandbox.appId}/conversations`;
    expect(sandbox.requests.entries).toEqual([
      {
        sequence: 1,
        operation: 'listConversations',
        method: 'GET',
        url: path + query,
        path,
        status: 404,
        body: undefined,
        headers: { 'user-agent': 'node', authorization: 'Basic' },
        startedOrder: expect.any(Number),
        finishedOrder: expect.any(Number),
      },
      {
        sequence: 2,
        operation: 'updateConversation',
        method: 'PATCH',
        url: path + CREW.replace('/conversations', ''),
        path: path + CREW.replace('/conversations', ''),
        status: 200,
        body: { displayName: 'A' },
        headers: {
          'user-agent': 'node',
          'content-type': 'application/json',
          authorization: 'Basic',
        },
        startedOrder: expect.any(Number),
        finishedOrder: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(sandbox.requests.entries)).not.toContain(sandbox.keySecret);
  });

  test('counts every request by operation, refused and unknown ones too', async () => {
    await call('GET', CREW);
    await call('GET', '/conversations/unknown');
    await call('GET', '/nonsense');
    await fetch(`${sandbox.url}/v2/apps/${sandbox.appId}${CREW}`);
    await fetch(`${sandbox.url}/_sandbox/requests`);

    expect(sandbox.requests.counts()).toEqual({ getConversation: 3, unknown: 1 });
    expect(sandbox.requests.total).toBe(4);
    expect(sandbox.requests.entries.map(({ status }) => status)).toEqual([200, 404, 404, 401]);
  });

  test('one request after the other is one wave each', async () => {
    for (let turn = 0; turn < 4; turn += 1) await call('GET', CREW);

    expect([sandbox.requests.waves(), sandbox.requests.maxInFlight]).toEqual([4, 1]);
  });

  test('requests that overlap are one wave, and what follows them is the next', async () => {
    sandbox.faults.add({ kind: 'gate', count: 3, times: 3 });
    await Promise.all([call('GET', CREW), call('GET', CREW), call('GET', CREW)]);
    await call('GET', CREW);

    expect([sandbox.requests.waves(), sandbox.requests.maxInFlight]).toEqual([2, 3]);
  });

  test('an answer under way is in flight until it has ended', async () => {
    sandbox.faults.add({ kind: 'gate', count: 2, times: 2 });
    const held = call('GET', CREW);
    await until(() => sandbox.requests.inFlight === 1);

    expect(sandbox.requests.entries[0]).toMatchObject({ status: null, finishedOrder: null });

    await Promise.all([held, call('GET', CREW)]);
    expect(sandbox.requests.inFlight).toBe(0);
  });
});

test('waves are the longest chain of requests that followed one another', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 40 }), (steps) => {
      const log = new RequestLog();
      const open: OpenEntry[] = [];
      for (const step of steps) {
        const ending = step < open.length ? open.splice(step, 1)[0] : undefined;
        if (ending === undefined) open.push(arrive(log));
        else ending.ended();
      }

      expect(log.waves()).toBe(longestChain(log));
      expect(log.inFlight).toBe(open.length);
    }),
  );
});

/** The same by definition: looks at every pair of requests. */
function longestChain({ entries }: RequestLog): number {
  const lengths: number[] = [];
  for (const { startedOrder } of entries) {
    const before = entries.flatMap(({ finishedOrder }, index) =>
      finishedOrder !== null && finishedOrder < startedOrder ? [lengths[index] ?? 0] : [],
    );
    lengths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...lengths);
}

test('a cleared log starts anew, and what was under way ends without a trace in it', () => {
  const log = new RequestLog();
  const early = arrive(log);
  log.clear();
  early.ended();
  arrive(log).ended();

  expect({ total: log.total, counts: log.counts(), waves: log.waves() }).toEqual({
    total: 1,
    counts: { getUser: 1 },
    waves: 1,
  });
  expect([log.inFlight, log.maxInFlight, log.entries.length]).toEqual([0, 1, 1]);
});

test('keeps the latest ten thousand entries, and counts all', () => {
  const log = new RequestLog();
  for (let turn = 0; turn < 10_002; turn += 1) arrive(log).ended();

  expect([log.total, log.entries.length, log.entries[0]?.sequence]).toEqual([10_002, 10_000, 3]);
});
