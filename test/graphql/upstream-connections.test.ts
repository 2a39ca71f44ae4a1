import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Fault } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';
import { mutation } from '../support/mutations.js';
import { CHANGES, doubtOf, READS } from '../support/operations.js';

const { users, conversations } = SAMPLE;
const CREW = conversations.crew.id;

describe('a connection that fails', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph();
  });
  beforeEach(() => graph.sandbox.reset());

  test('is UPSTREAM_UNAVAILABLE once a read was tried four times', async () => {
    const { faults, requests } = graph.sandbox;
    const reads = READS.filter(({ operation }) => operation !== 'getConversation');
    for (const { operation } of reads) faults.add({ kind: 'drop', when: 'before', operation });

    const answers = await Promise.all(
      reads.map(({ source, variables }) => graph.query(source, variables)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ errors }) => errors.map(({ extensions }) => extensions))).toEqual(
      Array(4).fill([{ code: 'UPSTREAM_UNAVAILABLE' }]),
    );
    expect(requests.counts()).toEqual({
      ...{ listConversations: 4, listParticipants: 4, listMessages: 4, getUser: 4 },
      getConversation: 2,
    });
  });

  test.each<[string, Fault]>([
    ['before an answer', { kind: 'drop', when: 'before', times: 1 }],
    ['amid an answer', { kind: 'truncate', cut: 'connection', times: 1 }],
  ])('is not noticed by a caller when it fails once %s', async (_, fault) => {
    graph.sandbox.faults.add(fault);

    expect(
      await graph.query('query ($id: ID!) { conversation(id: $id) { displayName } }', { id: CREW }),
    ).toMatchObject({ data: { conversation: { displayName: 'Crew' } }, errors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 2 });
  });

  test('is UPSTREAM_UNAVAILABLE when the answer to a change that must not be repeated breaks off', async () => {
    graph.sandbox.faults.add({ kind: 'truncate', cut: 'connection' });

    const answer = await graph.query(mutation('createConversation'), {
      input: { type: 'SDK_GROUP' },
    });

    expect(answer.data).toEqual({ createConversation: null });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true },
    ]);
    expect(graph.sandbox.requests.total).toBe(1);
  });
});

describe('an upstream that takes longer than an operation may', () => {
  const NEVER = 60_000;
  const TIMEOUT = { code: 'UPSTREAM_TIMEOUT' };
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph({ OPERATION_TIMEOUT_MS: '500' });
  });
  beforeEach(() => graph.sandbox.reset());

  test('is UPSTREAM_TIMEOUT, whatever is asked of it', async () => {
    graph.sandbox.faults.add({ kind: 'latency', ms: NEVER });

    const answers = await Promise.all(
      [...READS, ...CHANGES].map(({ source, variables }) => graph.query(source, variables)),
    );

    for (const [index, operation] of [...READS, ...CHANGES].entries()) {
      const { status, errors = [] } = answers[index] ?? {};
      expect(status).toBe(200);
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { ...TIMEOUT, ...doubtOf(operation) },
      ]);
    }
    expect(answers.map(({ errors }) => errors[0]?.message)).toEqual(
      // Its participants and messages are not reached: the conversation above them fails.
      [...READS, ...CHANGES].map(
        ({ operation }) =>
          `${/^list(Participants|Messages)$/.test(operation) ? 'getConversation' : operation}: Sunshine Conversations did not answer in time`,
      ),
    );
  });

  test('is UPSTREAM_TIMEOUT when its answer trickles in', async () => {
    graph.sandbox.faults.add({ kind: 'slow', chunkMs: 100, bytesPerChunk: 1 });

    const answer = await graph.query('query ($id: ID!) { conversation(id: $id) { displayName } }', {
      id: CREW,
    });

    expect(answer.data).toEqual({ conversation: null });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([TIMEOUT]);
  });

  test('is UPSTREAM_TIMEOUT also for the calls that still wait for their turn', async () => {
    graph.sandbox.faults.add({ kind: 'latency', ms: NEVER });
    const ids = Array.from({ length: 40 }, (_, index) =>
      conversationGid(index.toString(16).padStart(24, '0')),
    );

    const answer = await graph.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

    expect(answer.data).toEqual({ nodes: Array(40).fill(null) });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual(Array(40).fill(TIMEOUT));
    expect(graph.sandbox.requests.total).toBeLessThanOrEqual(32);
  });
});

describe('an upstream that takes too long in the middle of an operation', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph({ OPERATION_TIMEOUT_MS: '2000' });
  });

  test('spoils only what comes late', async () => {
    graph.sandbox.faults.add({ kind: 'latency', ms: 60_000, operation: 'getConversation' });

    const answer = await graph.query(
      mutation('joinConversation', 'participant { userId } conversation { displayName }'),
      { input: { conversationId: CREW, user: { userId: users.chloe.id } } },
    );

    expect(answer.data).toEqual({
      joinConversation: {
        participant: { userId: users.chloe.id },
        conversation: null,
        userErrors: [],
      },
    });
    expect(failures(answer)).toMatchObject([
      { path: ['joinConversation', 'conversation'], code: 'UPSTREAM_TIMEOUT' },
    ]);
  });
});
