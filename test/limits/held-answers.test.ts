import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/samples/data.js';
import { startGraph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { until } from '../support/until.js';

const { users } = SAMPLE;
const CONVERSATIONS = `{ conversations(filter: { userId: "${users.bruno.id}" }, first: 25) { nodes {
  conversationId participants { nodes { participantId } } } } }`;

test('an operation that has read as much as one may calls upstream no more', async () => {
  const graph = await startGraph({ MAX_HELD_BYTES: '4000' });

  const { data, errors } = await graph.query(CONVERSATIONS);

  expect(data).toMatchObject({ conversations: { nodes: { length: 25 } } });
  expect(errors).toHaveLength(25);
  expect(errors[0]).toMatchObject({
    message: expect.stringContaining('has read more from Sunshine Conversations'),
    extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED' },
  });
});

test('what an operation holds is free once its answer is sent', async () => {
  const graph = await startGraph();
  const held = async (): Promise<number | undefined> =>
    (await scrape(graph.url)).value('sunshine_held_answer_bytes');
  graph.sandbox.faults.add({ kind: 'gate', count: 100, operation: 'listParticipants' });

  const answering = graph.query(CONVERSATIONS);
  await until(async () => ((await held()) ?? 0) > 10_000);
  graph.sandbox.faults.clear();
  await answering;

  await until(async () => (await held()) === 0);
  expect(graph.server.upstream.traffic.state).toMatchObject({ inFlight: 0, waiting: 0 });
});
