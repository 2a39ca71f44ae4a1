import { expect, test } from '@jest/globals';

import { SAMPLE, type Fault } from '../../../src/sandbox/sandbox.js';
import { restCaller } from '../../sandbox/rest-caller.js';
import { startGraph, type Graph, type GraphAnswer } from '../../support/graph.js';
import fc from '../../support/property.js';
import { sendTo, sentIn, textToCrew } from '../../support/sending.js';
import { startSandbox } from '../../support/sandbox.js';
import { passthroughTo, serviceOn } from '../../support/upstreams.js';

const CREW: string = SAMPLE.conversations.crew.id;
const SETTLE = 1_000;
const HASTY = { OPERATION_TIMEOUT_MS: String(SETTLE), SEND_SETTLE_MS: String(SETTLE) };

interface Stored {
  readonly id: string;
  readonly metadata?: { readonly idempotencyKey?: string };
}

/** The ids of the messages upstream, by key. */
async function stored(
  upstream: Parameters<typeof restCaller>[0],
  conversationId = CREW,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byKey = new Map<string, string[]>();
  let before = '';
  for (;;) {
    const call = restCaller(upstream);
    const { body } = await call('GET', `/conversations/${conversationId}/messages${before}`);
    const { messages = [], meta } = body as unknown as {
      readonly messages?: readonly Stored[];
      readonly meta?: { readonly hasMore?: boolean; readonly beforeCursor?: string };
    };
    for (const { id, metadata } of messages) {
      const key = metadata?.idempotencyKey ?? '';
      byKey.set(key, [...(byKey.get(key) ?? []), id]);
    }
    if (meta?.hasMore !== true || meta.beforeCursor === undefined) return byKey;
    before = `?page[before]=${meta.beforeCursor}`;
  }
}

function keyed(graph: Graph, idempotencyKey: string, change: object = {}): Promise<GraphAnswer> {
  return sendTo(graph, textToCrew({ idempotencyKey, ...change }));
}

test('a send whose answer was lost is found at once', async () => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'postMessage' });

  const answer = await keyed(graph, 'k');

  expect(answer.errors).toEqual([]);
  expect(sentIn(answer)).toMatchObject({ wasSentBefore: false, userErrors: [] });
  expect((await stored(graph.sandbox)).get('k')).toEqual([sentIn(answer)?.message?.messageId]);
});

test.each([[{}], [{ messages: [] }], [{ messages: [{}] }], [{ messages: [null] }]])(
  'a send whose answer names no message, but %j, is found at once',
  async (body) => {
    const graph = await startGraph();
    graph.sandbox.faults.add({ kind: 'replace', body, operation: 'postMessage', times: 1 });

    const answer = await keyed(graph, 'k');

    expect(answer.errors).toEqual([]);
    expect(sentIn(answer)).toMatchObject({ wasSentBefore: false, userErrors: [] });
    expect((await stored(graph.sandbox)).get('k')).toEqual([sentIn(answer)?.message?.messageId]);
    expect(sentIn(await keyed(graph, 'k'))).toEqual({ ...sentIn(answer), wasSentBefore: true });
  },
);

test('a send that upstream carries out late is in doubt, and then found', async () => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'lateWork', ms: 300, operation: 'postMessage', times: 1 });

  const first = await keyed(graph, 'k');
  expect(first.errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true, retryAfter: 20 } },
  ]);
  let again = first;
  while (again.errors.length > 0) {
    expect(again.errors[0]?.extensions).toMatchObject({ inDoubt: true });
    again = await keyed(graph, 'k');
  }

  expect(sentIn(again)).toMatchObject({ wasSentBefore: true, userErrors: [] });
  expect(graph.sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
});

test.each([
  ['the business', { business: {} }],
  ['a user by record id', { user: { user: { userId: SAMPLE.users.ada.id } } }],
  ['a user by external id', { user: { user: { userExternalId: SAMPLE.users.ada.externalId } } }],
])('an event that shows the key ends the doubt about a send of %s', async (_, author) => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'lateWork', ms: 100, operation: 'postMessage', times: 1 });

  const first = await keyed(graph, 'k', { author });
  // So that it cannot be found.
  graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'listMessages' });
  let again = first;
  while (again.errors.length > 0) {
    expect(again.errors[0]?.extensions).toMatchObject({ inDoubt: true });
    again = await keyed(graph, 'k', { author });
  }

  expect(sentIn(again)).toMatchObject({ wasSentBefore: true, userErrors: [] });
  graph.sandbox.faults.clear();
  expect((await stored(graph.sandbox)).get('k')).toEqual([sentIn(again)?.message?.messageId]);
});

test('a send that timed out says so, and is not posted again too early', async () => {
  const graph = await startGraph({ OPERATION_TIMEOUT_MS: '300' });
  const late: Fault = { kind: 'latency', ms: 60_000, operation: 'postMessage', times: 1 };
  graph.sandbox.faults.add(late);

  const first = await keyed(graph, 'k');
  const second = await keyed(graph, 'k');

  expect(first.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT', inDoubt: true } }]);
  expect(second.errors).toMatchObject([
    { extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true } },
  ]);
  expect(graph.sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
});

test('two sends of one key at the same time post one message', async () => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'latency', ms: 100, operation: 'postMessage' });

  const answers = await Promise.all([1, 2, 3].map(() => keyed(graph, 'k')));

  const ids = new Set(answers.map((answer) => sentIn(answer)?.message?.messageId));
  expect(ids.size).toBe(1);
  expect(answers.filter((answer) => sentIn(answer)?.wasSentBefore === false)).toHaveLength(1);
  expect(graph.sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
});

test('a process that was started anew finds what an earlier one has sent', async () => {
  const sandbox = await startSandbox();
  const first = await startGraph(serviceOn(sandbox));
  const sent = await keyed(first, 'k');
  await first.close();
  const second = await startGraph(serviceOn(sandbox));

  const again = await keyed(second, 'k');

  expect(sentIn(again)).toEqual({ ...sentIn(sent), wasSentBefore: true });
  expect(sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
});

test('credentials that upstream refuses learn nothing of a key that others have used', async () => {
  const sandbox = await startSandbox();
  const graph = await startGraph(passthroughTo(sandbox));
  const basic = (secret: string): { readonly authorization: string } => ({
    authorization: `Basic ${Buffer.from(`${sandbox.keyId}:${secret}`).toString('base64')}`,
  });
  const send = (secret: string, text: string): Promise<GraphAnswer> =>
    graph.query(
      `mutation ($input: SendConversationMessageInput!) {
        sendConversationMessage(input: $input) { wasSentBefore userErrors { code } }
      }`,
      { input: textToCrew({ idempotencyKey: 'k', content: { text: { text } } }) },
      basic(secret),
    );
  await send(sandbox.keySecret, 'hello');

  for (const text of ['hello', 'another text'])
    expect((await send('wrong', text)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
});

/** What may happen to one POST or to one look. */
const FAULTS: readonly Fault[] = [
  { kind: 'drop', when: 'before', operation: 'postMessage', times: 1 },
  { kind: 'drop', when: 'after', operation: 'postMessage', times: 1 },
  { kind: 'lateWork', ms: 100, operation: 'postMessage', times: 1 },
  { kind: 'lateWork', ms: 500, operation: 'postMessage', times: 1 },
  { kind: 'status', status: 503, retryAfter: '0', operation: 'postMessage', times: 1 },
  { kind: 'status', status: 500, operation: 'postMessage', times: 1 },
  { kind: 'status', status: 429, retryAfter: '0', operation: 'postMessage', times: 1 },
  { kind: 'truncate', cut: 'connection', operation: 'postMessage', times: 1 },
  { kind: 'replace', rawBody: 'no JSON', operation: 'postMessage', times: 1 },
  { kind: 'status', status: 503, operation: 'listMessages', times: 1 },
  { kind: 'drop', when: 'before', operation: 'listMessages', times: 1 },
];

/** Sends a message, now and then twice at once. The id that it was answered with; undefined while it is in doubt. */
async function sendAgain(
  graph: Graph,
  key: string,
  conversationId: string,
  copies: number,
): Promise<string | undefined> {
  const answers = await Promise.all(
    Array.from({ length: copies }, () => keyed(graph, key, { conversationId })),
  );
  const ids = new Set<string>();
  for (const answer of answers) {
    const sent = sentIn(answer);
    if (sent) {
      expect(sent.userErrors).toEqual([]);
      ids.add(sent.message?.messageId ?? 'no id');
    } else expect(NO_ANSWER).toContain(answer.errors[0]?.extensions.code);
  }
  expect(ids.size).toBeLessThanOrEqual(1);
  return [...ids][0];
}

const NO_ANSWER = [
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_INVALID_RESPONSE',
  'RATE_LIMITED',
];

test('a thousand sends against faults are as many messages, and each answer is true', async () => {
  const sandbox = await startSandbox();
  const graph = await startGraph({
    ...serviceOn(sandbox),
    ...HASTY,
    UPSTREAM_CIRCUIT_FAILURES: '10000',
  });
  const [seed = 0] = fc.sample(fc.integer(), 1);
  // Not `fc.double`: nearly all of its values are next to zero.
  const numbers = fc.sample(fc.nat(999_999), { numRuns: 10_000, seed });
  let drawn = 0;
  const random = (): number => (numbers[(drawn += 1) % numbers.length] ?? 0) / 1_000_000;
  const call = restCaller(sandbox);
  const conversationIds: string[] = [];
  while (conversationIds.length < 40) {
    const { body } = await call('POST', '/conversations', { type: 'sdkGroup' });
    conversationIds.push(body.conversation?.id ?? '');
  }
  const keys = Array.from({ length: 1_000 }, (_, index) => ({
    key: `key ${index}`,
    conversationId: conversationIds[index % conversationIds.length] ?? CREW,
  }));
  const answered = new Map<string, string>();
  const waiting = [...keys];
  const tried = new Set<string>();

  const client = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { key, conversationId } = next;
      const fault = FAULTS[Math.floor(random() * FAULTS.length * 2)];
      if (fault && !tried.has(key)) sandbox.faults.add(fault);
      tried.add(key);
      const id = await sendAgain(graph, key, conversationId, random() < 0.1 ? 2 : 1);
      const known = answered.get(key);
      if (known !== undefined && id !== undefined) expect(id).toBe(known);
      if (id !== undefined) answered.set(key, id);
      // Some repeat it at once, more of them later. Others go on in between.
      if (id === undefined || random() < 0.1)
        waiting.splice(random() < 0.3 ? 0 : waiting.length, 0, next);
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));

  for (const conversationId of conversationIds) {
    const messages = await stored(sandbox, conversationId);
    const own = keys.filter((each) => each.conversationId === conversationId);
    expect(own.map(({ key }) => [key, messages.get(key)])).toEqual(
      own.map(({ key }) => [key, [answered.get(key)]]),
    );
  }
}, 120_000);
