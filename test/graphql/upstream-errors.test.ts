import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { StatusFault } from '../../src/sandbox/faults/kinds.js';
import { startGraph, type Graph } from '../support/graph.js';
import { CHANGES, doubtOf, READS, type GraphOperation } from '../support/operations.js';

const MARKER = 'marker-of-the-body';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/**
 * Lets an operation meet a fault, and expects that it fails with one error, in its place, and tells nothing else.
 *
 * @returns How often upstream was asked for what.
 */
async function expectFailure(
  { operation, source, variables, path }: GraphOperation,
  fault: StatusFault,
  extensions: object,
): Promise<Readonly<Record<string, number>>> {
  // A server remembers the pause that upstream asked it for, so that needs one of its own.
  const server = fault.status === 429 ? await startGraph() : graph;
  server.sandbox.faults.add({ ...fault, operation });

  const answer = await server.query(source, variables);
  const counts = server.sandbox.requests.counts();

  expect(answer.status).toBe(200);
  expect(answer.errors).toMatchObject([{ path, extensions: { code: expect.any(String) } }]);
  expect(answer.errors[0]?.extensions).toEqual(extensions);
  expect(answer.errors[0]?.message).toMatch(new RegExp(`^${operation}: [a-zA-Z ;]+$`));
  expect(path.reduce(child, answer.data)).toBeNull();
  expect(JSON.stringify(answer)).not.toContain(MARKER);
  return counts;
}

function child(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** A refusal leaves no doubt; a server that failed, or gave up waiting, may have carried it out. */
function doubtAfter(status: number, operation: GraphOperation): object {
  return status >= 500 || status === 408 ? doubtOf(operation) : {};
}

/** Statuses of the caller's faults that the API does not document. */
const OTHERWISE_REFUSED = { 405: true, 406: true, 415: true, 418: true, 422: true };

/** Longer than any operation may take, so that nothing is tried again. */
const LATER = { retryAfter: '3600' };
const UNTRIED = { retryAfter: 3_600 };

describe.each([...READS, ...CHANGES])('$operation', (operation) => {
  test.each<[number, string, object, object]>([
    [401, 'UNAUTHENTICATED', {}, {}],
    [403, 'FORBIDDEN', {}, {}],
    [405, 'UPSTREAM_INVALID_RESPONSE', {}, {}],
    [408, 'UPSTREAM_INVALID_RESPONSE', LATER, UNTRIED],
    [418, 'UPSTREAM_INVALID_RESPONSE', {}, {}],
    [429, 'RATE_LIMITED', LATER, UNTRIED],
    [500, 'UPSTREAM_UNAVAILABLE', {}, {}],
    [502, 'UPSTREAM_UNAVAILABLE', LATER, UNTRIED],
    [503, 'UPSTREAM_UNAVAILABLE', LATER, UNTRIED],
    [504, 'UPSTREAM_UNAVAILABLE', LATER, UNTRIED],
    [599, 'UPSTREAM_UNAVAILABLE', {}, {}],
  ])('answered %d is %s', async (status, code, header, told) => {
    if (CHANGES.includes(operation) && status in OTHERWISE_REFUSED) return;
    const counts = await expectFailure(
      operation,
      { ...{ kind: 'status', status, code: 'odd_code', title: MARKER }, ...header },
      { code, ...told, ...doubtAfter(status, operation), upstream: { status, code: 'odd_code' } },
    );
    expect(counts[operation.operation]).toBe(1);
  });

  test.each([302, 307])(
    'redirected by %d is UPSTREAM_INVALID_RESPONSE, and goes nowhere',
    async (status) => {
      const location = `${graph.sandbox.url}/elsewhere/${MARKER}`;

      await expectFailure(
        operation,
        { kind: 'status', status, location, title: MARKER },
        { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status, code: null } },
      );
      expect(graph.sandbox.requests.counts()).not.toHaveProperty('unknown');
      expect(graph.sandbox.requests.counts()[operation.operation]).toBe(1);
    },
  );

  const LIST = { body: 'text', contentType: 'application/json', title: `["${MARKER}"]` } as const;
  test.each<[string, number, Partial<StatusFault>, object]>([
    ['HTML', 502, { body: 'html', ...LATER }, { code: 'UPSTREAM_UNAVAILABLE', ...UNTRIED }],
    ['plain text', 429, { body: 'text', ...LATER }, { code: 'RATE_LIMITED', ...UNTRIED }],
    ['nothing', 503, { body: 'empty', ...LATER }, { code: 'UPSTREAM_UNAVAILABLE', ...UNTRIED }],
    ['a code that is none', 500, { code: `<b>${MARKER}` }, { code: 'UPSTREAM_UNAVAILABLE' }],
    ['a list', 401, LIST, { code: 'UNAUTHENTICATED' }],
  ])('refused with %s tells nothing of it', async (_, status, answer, told) => {
    await expectFailure(
      operation,
      { kind: 'status', status, title: MARKER, ...answer },
      { ...told, ...doubtAfter(status, operation), upstream: { status, code: null } },
    );
  });
});

test.each(CHANGES)(
  '$operation, refused in the shape of the API with a status outside of it, is a user error with the title',
  async ({ operation, source, variables, path }) => {
    for (const status of Object.keys(OTHERWISE_REFUSED)) {
      graph.sandbox.reset();
      graph.sandbox.faults.add({
        ...{ kind: 'status', operation, status: Number(status), code: 'odd', title: 'Too odd' },
      });

      const { data, errors } = await graph.query(source, variables);

      expect(errors).toEqual([]);
      expect(path.reduce(child, data)).toMatchObject({
        userErrors: [
          { code: 'OTHER', message: 'Sunshine Conversations refused the request: Too odd' },
        ],
      });
    }
  },
);

describe.each(READS)('$operation', (operation) => {
  test.each([
    [400, 'bad_request', 'BAD_USER_INPUT'],
    [402, 'payment_required', 'UPSTREAM_INVALID_RESPONSE'],
    [404, 'app_not_found', 'NOT_FOUND'],
    [404, 'not_found', 'NOT_FOUND'],
    [409, 'conflict', 'UPSTREAM_INVALID_RESPONSE'],
    [413, 'request_entity_too_large', 'UPSTREAM_INVALID_RESPONSE'],
    [423, 'locked', 'UPSTREAM_INVALID_RESPONSE'],
  ])('answered %d %s is %s', async (status, upstreamCode, code) => {
    await expectFailure(
      operation,
      { kind: 'status', status, code: upstreamCode, title: MARKER },
      { code, upstream: { status, code: upstreamCode } },
    );
  });

  test('answered 404 in no shape of the API is NOT_FOUND, never a null alone', async () => {
    await expectFailure(
      operation,
      { kind: 'status', status: 404, body: 'html', title: MARKER },
      { code: 'NOT_FOUND', upstream: { status: 404, code: null } },
    );
  });
});

test('a missing record is a null without an error only where upstream says that it is this one', async () => {
  const query = `query ($conversation: ID!, $user: ID!) {
    conversation(id: $conversation) { displayName }
    user(by: { userId: $user }) { zendeskId }
  }`;
  const variables = { conversation: 'ffffffffffffffffffffffff', user: 'ffffffffffffffffffffffff' };

  expect(await graph.query(query, variables)).toMatchObject({
    ...{ data: { conversation: null, user: null }, errors: [] },
  });

  const { faults } = graph.sandbox;
  faults.add({ kind: 'status', status: 404, code: 'user_not_found', operation: 'getConversation' });
  faults.add({ kind: 'status', status: 404, code: 'conversation_not_found', operation: 'getUser' });
  const answer = await graph.query(query, variables);

  expect(answer.data).toEqual({ conversation: null, user: null });
  expect(answer.errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

describe('RATE_LIMITED', () => {
  const [read] = READS as readonly [GraphOperation];

  test('tells no retryAfter when upstream does not, after four tries', async () => {
    const counts = await expectFailure(
      read,
      { kind: 'status', status: 429, body: 'text', title: MARKER },
      { code: 'RATE_LIMITED', upstream: { status: 429, code: null } },
    );
    expect(counts).toEqual({ getConversation: 4 });
  });

  test('passes by itself when upstream takes the request later', async () => {
    graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '0', times: 3 });

    expect(await graph.query(read.source, read.variables)).toMatchObject({
      ...{ data: { conversation: { displayName: 'Crew' } }, errors: [] },
    });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 4 });
  });
});
