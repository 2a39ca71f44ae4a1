import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../../support/graph.js';
import { sendTo, sentIn, textToCrew } from '../../support/sending.js';
import { content, LIMITS } from './message-limits.js';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe.each(LIMITS)('%s', (field, inside, outside) => {
  test('is taken just inside of its limit', async () => {
    const answer = await sendTo(graph, textToCrew(inside));

    expect(sentIn(answer)).toMatchObject({ userErrors: [], message: {} });
    expect(graph.sandbox.requests.counts()).toMatchObject({ postMessage: 1 });
  });

  test('is rejected just outside of it, before any call', async () => {
    const answer = await sendTo(graph, textToCrew(outside));

    expect(answer.errors).toEqual([]);
    expect(sentIn(answer)).toMatchObject({ message: null, wasSentBefore: false });
    expect(sentIn(answer)?.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: field.split('.') },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

test.each([[{}], [{ idempotencyKey: 'k' }]])(
  'a message of 101 kB is rejected before any call, with %j',
  async (change) => {
    const payload = 'x'.repeat(101 * 1_024);
    const postbacks = { actions: [{ postback: { text: 'a', payload } }] };

    const large = await sendTo(graph, textToCrew({ ...content('text', postbacks), ...change }));

    expect(sentIn(large)).toMatchObject({ userErrors: [{ code: 'PAYLOAD_TOO_LARGE' }] });
    expect(graph.sandbox.requests.total).toBe(0);
  },
);

test.each([
  ['none', {}],
  ['two', { text: { text: 'a' }, location: { latitude: 1, longitude: 1 } }],
  ['a form response', { formResponse: { fields: [] } }],
  ['an address that is none', { file: { mediaUrl: 'x' } }],
])('content of %s is no valid request', async (_, given) => {
  const answer = await sendTo(graph, textToCrew({ content: given }));

  expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(graph.sandbox.requests.total).toBe(0);
});

test('every broken rule is reported', async () => {
  const answer = await sendTo(graph, {
    ...textToCrew({ metadata: { a: [] }, idempotencyKey: '', author: null }),
    content: { carousel: { items: [{ title: '', actions: [] }] } },
  });

  expect(
    sentIn(answer)
      ?.userErrors.map(({ field }) => field.join('.'))
      .toSorted(),
  ).toEqual([
    'author',
    'content.carousel.items.0.actions',
    'content.carousel.items.0.title',
    'idempotencyKey',
    'metadata.a',
  ]);
});

test('a server without keys takes none, and writes nothing into the metadata', async () => {
  const without = await startGraph({ SEND_KEYS: 'off' });

  const keyed = await sendTo(without, textToCrew({ idempotencyKey: 'k' }));
  expect(sentIn(keyed)).toMatchObject({
    userErrors: [{ code: 'INVALID_INPUT', field: ['idempotencyKey'] }],
  });
  expect(without.sandbox.requests.total).toBe(0);

  await sendTo(without, textToCrew());
  expect(without.sandbox.requests.counts()).toEqual({ postMessage: 1 });
  expect(JSON.stringify(without.sandbox.requests.entries[0]?.body)).not.toContain('idempotencyKey');
});
