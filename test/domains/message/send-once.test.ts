import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { sendOnce, type KeyedSend } from '../../../src/domains/message/sends/send-once.js';
import { MemorySendStore } from '../../../src/domains/message/sends/store.js';
import { SunshineError } from '../../../src/upstream/sunshine-error.js';
import fc from '../../support/property.js';

const SETTLE = 20_000;
const DEADLINE = 15_000;
const LONG_AGO = -11 * 60 * 1_000;
const APP = '5d8cff3cd55b040010928b5b';
const CONVERSATION = '67a0ecf8f0305f4a391e9db1';

/** What upstream does with one POST. */
type Fate =
  /** It is carried out and answered after so many milliseconds. */
  | { readonly kind: 'done'; readonly after: number }
  /** It is carried out, and the answer is lost. */
  | { readonly kind: 'answer lost'; readonly after: number }
  /** The connection breaks, and it is carried out so many milliseconds later. */
  | { readonly kind: 'late'; readonly after: number }
  /** The connection breaks, and it is not carried out. */
  | { readonly kind: 'lost'; readonly after: number }
  | { readonly kind: 'refused'; readonly status: 400 | 429 };

/** A conversation upstream, which has no idempotency: every POST that arrives is a message. */
class Conversation {
  readonly messages: { readonly id: string; readonly key: string }[] = [];
  posts = 0;
  looks = 0;
  readsFail = false;
  #fates: readonly Fate[] = [];

  fates(...fates: readonly Fate[]): void {
    this.#fates = fates;
  }

  /** A send of this key and text to it. */
  send(key: string, text = 'hello', credentialsKey = 'server'): KeyedSend<string> {
    return {
      key: { appId: APP, conversationId: CONVERSATION, author: 'business', key },
      fingerprint: text,
      credentialsKey,
      deadline: Date.now() + DEADLINE,
      idOf: (id) => id,
      post: () => this.#post(key),
      look: async () => {
        this.looks += 1;
        await pause(5);
        if (this.readsFail) throw new SunshineError('listMessages', 'unreachable');
        return this.of(key);
      },
    };
  }

  of(key: string): readonly string[] {
    return this.messages.filter((message) => message.key === key).map(({ id }) => id);
  }

  async #post(key: string): Promise<readonly string[]> {
    this.posts += 1;
    const [fate = { kind: 'done', after: 10 } as const, ...later] = this.#fates;
    this.#fates = later;
    if (fate.kind === 'refused')
      throw new SunshineError('postMessage', 'refused', { status: fate.status });
    if (fate.kind === 'late') {
      setTimeout(() => this.#add(key), fate.after);
      await pause(10);
    } else await pause(fate.after);
    const id = fate.kind === 'done' || fate.kind === 'answer lost' ? this.#add(key) : '';
    if (fate.kind !== 'done')
      throw new SunshineError('postMessage', 'unreachable', { inDoubt: true });
    return [id];
  }

  #add(key: string): string {
    const id = `m${this.messages.length}`;
    this.messages.push({ id, key });
    return id;
  }
}

/** On the clock of the test, which is not the real one. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What came of a send. */
async function told(sending: ReturnType<typeof sendOnce<string>>): Promise<object> {
  let outcome: object | undefined;
  sending.then(
    ({ messages, wasSentBefore, ...ids }) => {
      outcome = { ids: messages ?? ('messageIds' in ids && ids.messageIds), wasSentBefore };
    },
    (error: unknown) => (outcome = error as object),
  );
  for (let waited = 0; outcome === undefined && waited < 3 * DEADLINE; waited += 5)
    await jest.advanceTimersByTimeAsync(5);
  return outcome ?? new Error('never answered');
}

let conversation: Conversation;
let store: MemorySendStore;

beforeEach(() => {
  jest.useFakeTimers({ now: 1_750_000_000_000 });
  conversation = new Conversation();
  store = new MemorySendStore(Date.now() + LONG_AGO);
});
afterEach(() => {
  jest.useRealTimers();
});

function send(key: string, text?: string, credentialsKey?: string): Promise<object> {
  return told(sendOnce(conversation.send(key, text, credentialsKey), store, SETTLE));
}

const IN_DOUBT = { inDoubt: true, reason: 'unreachable', retryAfter: SETTLE / 1_000 };

describe('a send with a key', () => {
  test('is posted, and a repetition is answered with the same messages', async () => {
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: false });
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation).toMatchObject({ posts: 1, looks: 0 });
  });

  test('is rejected when the key was used for another input', async () => {
    await send('k');

    expect(await send('k', 'bye')).toMatchObject({
      violations: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
    expect(conversation.posts).toBe(1);
  });

  test('waits for the one that is under way', async () => {
    conversation.fates({ kind: 'done', after: 3_000 });
    const first = send('k');
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(await first).toEqual({ ids: ['m0'], wasSentBefore: false });
    expect(conversation).toMatchObject({ posts: 1, looks: 0 });
  });

  test.each([400, 429] as const)('is new again after it was refused with %s', async (status) => {
    conversation.fates({ kind: 'refused', status });

    expect(await send('k')).toMatchObject({ reason: 'refused', status, inDoubt: false });
    expect(await send('k', 'another text')).toEqual({ ids: ['m0'], wasSentBefore: false });
    expect(conversation).toMatchObject({ posts: 2, looks: 0 });
  });

  test('is found at once when only its answer was lost', async () => {
    conversation.fates({ kind: 'answer lost', after: 10 });

    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: false });
    expect(conversation).toMatchObject({ posts: 1, looks: 1 });
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation).toMatchObject({ posts: 1, looks: 1 });
  });

  test('stays in doubt when it is not found, and is posted again once upstream must be done', async () => {
    conversation.fates({ kind: 'lost', after: 10 });

    expect(await send('k')).toMatchObject(IN_DOUBT);
    await jest.advanceTimersByTimeAsync(SETTLE / 2);
    expect(await send('k')).toMatchObject({ inDoubt: true, retryAfter: 10 });
    expect(conversation).toMatchObject({ posts: 1, looks: 2 });

    await jest.advanceTimersByTimeAsync(SETTLE / 2);
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: false });
    expect(conversation).toMatchObject({ posts: 2, looks: 3 });
  });

  test('is found by a repetition when upstream was late', async () => {
    conversation.fates({ kind: 'late', after: 5_000 });

    expect(await send('k')).toMatchObject(IN_DOUBT);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation).toMatchObject({ posts: 1, looks: 2 });
  });

  test('is not posted again when it cannot be looked for', async () => {
    conversation.fates({ kind: 'answer lost', after: 10 });
    conversation.readsFail = true;

    expect(await send('k')).toMatchObject(IN_DOUBT);
    await jest.advanceTimersByTimeAsync(2 * SETTLE);
    expect(await send('k')).toMatchObject({ inDoubt: true, retryAfter: 1 });
    conversation.readsFail = false;
    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation.posts).toBe(1);
  });

  test('does not share its key with other keys, authors and conversations', async () => {
    const base = conversation.send('k');
    for (const change of [{}, { author: 'user:1' }, { conversationId: 'other' }, { appId: 'b' }])
      await told(sendOnce({ ...base, key: { ...base.key, ...change } }, store, SETTLE));

    expect(conversation.posts).toBe(4);
  });
});

describe('a process that has just started', () => {
  beforeEach(() => {
    store = new MemorySendStore(Date.now());
  });

  test('looks first for keys that it does not know', async () => {
    await send('k');
    store = new MemorySendStore(Date.now());

    expect(await send('k')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation).toMatchObject({ posts: 1, looks: 2 });
  });

  test('does not after ten minutes', async () => {
    await jest.advanceTimersByTimeAsync(10 * 60 * 1_000);

    await send('k');
    expect(conversation).toMatchObject({ posts: 1, looks: 0 });
  });
});

describe('other credentials', () => {
  test('get what was sent before only when upstream lets them read it', async () => {
    await send('k');
    conversation.readsFail = true;
    expect(await send('k', 'hello', 'stranger')).toBeInstanceOf(SunshineError);
    expect(await send('k', 'bye', 'stranger')).toBeInstanceOf(SunshineError);

    conversation.readsFail = false;
    expect(await send('k', 'hello', 'friend')).toEqual({ ids: ['m0'], wasSentBefore: true });
    expect(conversation.posts).toBe(1);
  });
});

describe('the memory', () => {
  test('keeps the latest 10,000 keys', async () => {
    for (let index = 0; index <= 10_000; index += 1) {
      const { key, fingerprint, credentialsKey } = conversation.send(String(index));
      const state = { kind: 'refused' } as const;
      await store.replace(key, undefined, { fingerprint, credentialsKey, firstSentAt: 0, state });
    }

    expect(store.size).toBe(10_000);
    expect(await store.get(conversation.send('0').key)).toBeUndefined();
    expect(await store.get(conversation.send('1').key)).toBeDefined();
  });

  test('forgets a key after 24 hours', async () => {
    await send('k');
    await jest.advanceTimersByTimeAsync(24 * 60 * 60 * 1_000);

    expect(await store.get(conversation.send('k').key)).toBeUndefined();
    expect(store.size).toBe(0);
  });

  test('keeps what is being sent, however many keys come after it', async () => {
    store = new MemorySendStore(LONG_AGO, 3);
    conversation.fates({ kind: 'done', after: 1_000 });
    const first = send('slow');
    for (const key of ['a', 'b', 'c', 'd']) await send(key);

    expect(await send('slow')).toEqual({ ids: ['m4'], wasSentBefore: true });
    await first;
    expect(store.size).toBe(3);
  });
});

const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ kind: fc.constant('done' as const), after: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('answer lost' as const), after: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    kind: fc.constant('late' as const),
    after: fc.integer({ min: 20, max: SETTLE - 1 }),
  }),
  fc.record({ kind: fc.constant('lost' as const), after: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('refused' as const), status: fc.constantFrom(400, 429) }),
);

/** What a client does: it sends one of three keys at random, whatever came of it before. */
const step = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  pause: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30_000 })),
  readsFail: fc.boolean(),
});

test('whatever upstream does and clients repeat, there is one message per key, and answers are true', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      async (fates, steps) => {
        conversation = new Conversation();
        conversation.fates(...fates);
        store = new MemorySendStore(Date.now() + LONG_AGO);
        const sendings: Promise<void>[] = [];
        const known = new Set<string>();
        for (const { key, pause: ms, readsFail } of steps) {
          conversation.readsFail = readsFail;
          const wasKnown = known.has(key);
          sendings.push(
            sendOnce(conversation.send(key), store, SETTLE).then(
              ({ wasSentBefore, ...sent }) => {
                const ids = 'messageIds' in sent ? sent.messageIds : sent.messages;
                // It is there, and it is the only one.
                expect(conversation.of(key)).toEqual(ids);
                expect(ids).toHaveLength(1);
                if (wasKnown) expect(wasSentBefore).toBe(true);
                known.add(key);
              },
              (error: unknown) => {
                expect(error).toBeInstanceOf(SunshineError);
                // Nothing that clients know to be sent fails, and nothing fails quietly that was sent.
                expect(wasKnown).toBe(false);
                if (!(error as SunshineError).inDoubt)
                  expect((error as SunshineError).status).toBeGreaterThanOrEqual(400);
              },
            ),
          );
          await jest.advanceTimersByTimeAsync(ms);
        }
        await jest.advanceTimersByTimeAsync(3 * SETTLE);
        await Promise.all(sendings);
        for (const key of ['a', 'b', 'c'])
          expect(conversation.of(key).length).toBeLessThanOrEqual(1);
        // Once upstream is well again, each key ends with exactly one message.
        conversation.fates();
        conversation.readsFail = false;
        for (const key of new Set(steps.map((each) => each.key))) {
          const last = await told(sendOnce(conversation.send(key), store, SETTLE));
          expect(last).toMatchObject({ ids: conversation.of(key) });
          expect(conversation.of(key)).toHaveLength(1);
        }
      },
    ),
    { numRuns: 200 },
  );
});
