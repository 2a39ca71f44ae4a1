import { beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { EventLog } from '../../src/events/log.js';
import { SAMPLE, type Fault } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { subscribe, type Running } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';
import fc from '../support/property.js';
import { until } from '../support/until.js';

const { crew, adaOrder } = SAMPLE.conversations;

let graph: Graph;
let running: Running;
beforeEach(async () => {
  graph = await startGraph();
  graph.sandbox.assumptions.webhookRetryScale = 0;
  running = await subscribe(
    graph.server,
    `subscription { appEvents { event { type
      ... on ConversationMessageEvent { message { content { text } } }
      ... on ConversationOtherEvent { rawType payload } } } }`,
  );
});

/** Posts messages to the conversations in turn. */
async function say(...texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const { id } = index % 2 === 0 ? crew : adaOrder;
    const body = { author: { type: 'business' }, content: { type: 'text', text } };
    const { status } = await restCaller(graph.sandbox)(
      'POST',
      `/conversations/${id}/messages`,
      body,
    );
    expect(status).toBe(201);
  }
}

/** The texts of the next deliveries, which are messages, or messages of an unknown type. */
async function hear(count: number): Promise<readonly string[]> {
  const heard: string[] = [];
  while (heard.length < count) {
    const event = (await running.event()) as {
      readonly type: string;
      readonly message?: { readonly content: { readonly text: string } };
      readonly payload?: { readonly message: { readonly content: { readonly text: string } } };
    };
    expect(event.type).toMatch(/^(MESSAGE|OTHER)$/);
    heard.push((event.message ?? event.payload?.message)?.content.text ?? '?');
  }
  return heard;
}

describe('what the sandbox reports comes once,', () => {
  test('whatever becomes of its webhooks on the way', async () => {
    let serial = 0;
    const fault = fc.record({
      kind: fc.constantFrom('duplicate', 'reorder', 'delay', 'batch', 'unknown', 'large'),
      skip: fc.nat({ max: 5 }),
      times: fc.integer({ min: 1, max: 4 }),
      size: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 5 }),
        fc.integer({ min: 1, max: 12 }),
        async (faults, count) => {
          for (const { kind, size, ...when } of faults)
            graph.sandbox.faults.add(
              (
                {
                  duplicate: { kind: 'duplicate', copies: size, ...when },
                  reorder: { kind: 'reorder', by: size, ...when },
                  delay: { kind: 'delay', ms: size, ...when },
                  batch: { kind: 'batch', count: size + 1, ...when },
                  unknown: { kind: 'unknown', ...when },
                  large: { kind: 'large', bytes: 1_000 * size, ...when },
                } satisfies Record<typeof kind, Fault>
              )[kind],
            );
          const texts = Array.from({ length: count }, () => String((serial += 1)));
          await say(...texts);
          graph.sandbox.faults.clear();
          const last = `last ${serial}`;
          await say(last);

          const heard = await hear(count + 1);
          expect(heard.toSorted()).toEqual([...texts, last].toSorted());
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each<[string, number]>([
    ['1 MiB long', 1_048_576],
    ['a byte longer, which upstream tries five times', 1_048_577],
  ])('if it is not too long: %s', async (_, bytes) => {
    graph.sandbox.faults.add({ kind: 'large', bytes, times: 1 });
    await say('large', 'next');

    expect(await hear(bytes > 1_048_576 ? 1 : 2)).toEqual(
      bytes > 1_048_576 ? ['next'] : ['large', 'next'],
    );
  });

  test.each([
    ['a wrong secret', undefined],
    ['no secret', null],
    ['an old secret', 'the-secret-before'],
  ])('if it is sent with the secret, and not with %s', async (_, value) => {
    graph.sandbox.faults.add({
      kind: 'secret',
      times: 1,
      ...(value === undefined ? {} : { value }),
    });
    await say('forged', 'real');

    expect(await hear(1)).toEqual(['real']);
  });
});

describe('what the log does not take is answered 503, and comes once when it is sent again:', () => {
  test.each<[string, (append: EventLog['append']) => EventLog['append']]>([
    ['it fails', () => () => Promise.reject(new Error('the disk is full'))],
    ['it never answers', () => () => new Promise(() => undefined)],
    [
      'it answers too late, although it has taken it',
      (append) =>
        async (...given) => {
          await append(...given);
          return new Promise(() => undefined);
        },
    ],
    [
      'it fails, although it has taken it',
      (append) =>
        async (...given) => {
          await append(...given);
          throw new Error('the connection is lost');
        },
    ],
  ])('%s', async (_, change) => {
    const { log } = graph.server.upstream.shared.events;
    const append = change(log.append.bind(log));
    const appended = jest.spyOn(log, 'append').mockImplementationOnce(append);
    await say('one', 'two');
    await until(() => appended.mock.calls.length === 3);

    expect((await hear(2)).toSorted()).toEqual(['one', 'two']);
    await say('three');
    expect(await hear(1)).toEqual(['three']);
  });
});
