import { describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type GraphAnswer } from '../support/graph.js';
import { codesOf, untilAllFree } from '../support/operation-shares.js';
import { startPickyUpstream } from '../support/picky-upstream.js';
import { until } from '../support/until.js';
import { passthroughTo } from '../support/upstreams.js';

const { users, conversations } = SAMPLE;
/** Held by the upstream of these tests. */
const HELD = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;
/** Not held. */
const READ = `{ user(by: { userId: "${users.ada.id}" }) { profile { givenName } } }`;
const KNOWN = { authorization: `Basic ${btoa('app_known:secret')}` };

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
