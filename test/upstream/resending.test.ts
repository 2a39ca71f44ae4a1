import { beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { createConversation, deleteConversation } from '../../src/domains/conversation/rest.js';
import { getUser } from '../../src/domains/user/rest.js';
import {
  startRecordingUpstream,
  type Reaction,
  type RecordingUpstream,
} from '../support/recording-upstream.js';
import { failureOf, openClient, type RestClient } from '../support/rest-client.js';
import { REST_OPERATIONS } from '../support/rest-operations.js';
import { startSandbox } from '../support/sandbox.js';
import { until } from '../support/until.js';

/** Asks for another try at once, so that no test waits for the drawn delay. */
const AT_ONCE = { 'retry-after': '0' };
const IDEMPOTENT = REST_OPERATIONS.filter(({ idempotent }) => idempotent);
const NOT_IDEMPOTENT = REST_OPERATIONS.filter(({ idempotent }) => !idempotent);
const ADA = { appId: 'app-1', userId: SAMPLE.users.ada.id };
const FOUND = { body: `{"user":{"id":"${SAMPLE.users.ada.id}"}}` };

function refusal(status: number, headers: Readonly<Record<string, string>> = AT_ONCE): Reaction {
  return { status, headers, body: '' };
}

describe('on an upstream that fails', () => {
  let upstream: RecordingUpstream;
  let rest: RestClient;

  beforeEach(async () => {
    upstream = await startRecordingUpstream();
    rest = openClient(upstream.url);
  });

  test('only what can be done twice counts as idempotent', () => {
    expect(NOT_IDEMPOTENT.map(({ name }) => name)).toEqual([
      'createConversation',
      'joinConversation',
      'leaveConversation',
      'postConversionEvents',
      'createUser',
      'syncUser',
      'createClient',
    ]);
  });

  test.each(IDEMPOTENT)('$name is sent again after 408, 502, 503 and 504', async (operation) => {
    for (const status of [408, 502, 503, 504]) {
      const before = upstream.requests.length;
      upstream.react(refusal(status), { body: JSON.stringify(operation.answer) });

      expect(await operation.call(rest.client)).toEqual(operation.result);
      const [first, second, ...more] = upstream.requests.slice(before);
      expect(second).toEqual(first);
      expect(more).toEqual([]);
    }
  });

  test.each(IDEMPOTENT)('$name is sent again when the connection fails', async (operation) => {
    upstream.react('hang up', { body: JSON.stringify(operation.answer) });

    expect(await operation.call(rest.client)).toEqual(operation.result);
    expect(upstream.requests).toHaveLength(2);
    expect(rest.client.usage.requests).toBe(1);
  });

  test.each(IDEMPOTENT)('$name is not sent again once the client is closed', async ({ call }) => {
    upstream.react('hold');
    const failure = failureOf(call(rest.client));
    await until(() => upstream.requests.length === 1);
    rest.close();

    expect((await failure).reason).toBe('cancelled');
    expect((await failureOf(call(rest.client))).reason).toBe('cancelled');
    expect(upstream).toMatchObject({ connections: 1, requests: [{}] });
  });

  test.each(NOT_IDEMPOTENT)('$name is never sent again when it may have been done', async (op) => {
    const reactions: readonly Reaction[] = [
      'hang up',
      ...[408, 500, 502, 503, 504].map((status) => refusal(status)),
    ];
    for (const reaction of reactions) {
      const before = upstream.requests.length;
      upstream.react(reaction, { body: JSON.stringify(op.answer) });

      const { reason, status } = await failureOf(op.call(rest.client));
      expect([reason, status]).toEqual(
        reaction === 'hang up'
          ? ['unreachable', undefined]
          : ['refused', typeof reaction === 'object' ? reaction.status : undefined],
      );
      expect(upstream.requests.length - before).toBe(1);
    }
  });

  test.each(REST_OPERATIONS)(
    '$name is sent again after 429, which refused it',
    async (operation) => {
      upstream.react(refusal(429), { body: JSON.stringify(operation.answer) });

      expect(await operation.call(rest.client)).toEqual(operation.result);
      expect(upstream.requests).toHaveLength(2);
      expect(upstream.requests[1]).toEqual(upstream.requests[0]);
    },
  );

  test.each(REST_OPERATIONS)('$name is not sent again after 500', async ({ call }) => {
    upstream.react(refusal(500), {});

    expect(await failureOf(call(rest.client))).toMatchObject({ reason: 'refused', status: 500 });
    expect(upstream.requests).toHaveLength(1);
  });

  test.each([429, 503])('after four attempts answered %d there is no fifth', async (status) => {
    upstream.react(refusal(status));

    const failure = await failureOf(getUser(rest.client, ADA));

    expect(failure).toMatchObject({ reason: 'refused', status, retryAfter: 0 });
    expect(upstream.requests).toHaveLength(4);
  });

  test('a wait of a second is kept to', async () => {
    upstream.react(refusal(503, { 'retry-after': '1' }), FOUND);

    const started = performance.now();
    await getUser(rest.client, ADA);

    expect(performance.now() - started).toBeGreaterThanOrEqual(995);
    expect(upstream.requests).toHaveLength(2);
  });

  test('a date that has passed asks for another try at once', async () => {
    upstream.react(refusal(503, { 'retry-after': 'Sat, 01 Mar 2025 12:00:00 GMT' }), FOUND);

    expect(await getUser(rest.client, ADA)).toMatchObject({ id: SAMPLE.users.ada.id });
    expect(upstream.requests).toHaveLength(2);
  });

  test.each([
    ['in seconds', '20', 20],
    ['as a date', new Date(Date.now() + 3_600_000).toUTCString(), 3_600],
  ])(
    'a wait %s that does not fit the deadline is not begun, but told',
    async (_, wish, seconds) => {
      upstream.react(refusal(429, { 'retry-after': wish }));

      const failure = await failureOf(getUser(rest.client, ADA));

      expect(failure).toMatchObject({ reason: 'refused', status: 429 });
      expect(failure.retryAfter).toBeGreaterThan(seconds - 30);
      expect(failure.retryAfter).toBeLessThanOrEqual(seconds);
      expect(upstream.requests).toHaveLength(1);
    },
  );

  test('an answer cut off on its way is a connection failure', async () => {
    upstream.react(
      { headers: { 'content-length': '100', connection: 'close' }, body: '{"user":' },
      FOUND,
    );

    expect(await getUser(rest.client, ADA)).toMatchObject({ id: SAMPLE.users.ada.id });
    expect(upstream.requests).toHaveLength(2);
  });

  test.each([
    ['503', 'done', [refusal(503)]],
    ['a lost answer', 'done', ['hang up']],
    ['429 and then 503', 'done', [refusal(429), refusal(503)]],
    ['503 and then 429', 'done', [refusal(503), refusal(429)]],
    ['429', 'refused', [refusal(429)]],
    ['429 twice', 'refused', [refusal(429), refusal(429)]],
    ['nothing', 'refused', []],
  ] as const)('a deletion answered 404 after %s is %s', async (_, outcome, earlier) => {
    const missing = { status: 404, body: '{"errors":[{"code":"conversation_not_found"}]}' };
    const [first = missing, ...later] = earlier;
    upstream.react(first, ...later, missing);

    const deletion = deleteConversation(rest.client, { appId: 'app-1', conversationId: 'c' });

    if (outcome === 'done') await deletion;
    else
      expect(await failureOf(deletion)).toMatchObject({
        reason: 'refused',
        status: 404,
        code: 'conversation_not_found',
      });
    expect(upstream.requests).toHaveLength(earlier.length + 1);
  });
});

describe('on the sandbox', () => {
  let sandbox: Sandbox;
  let rest: RestClient;

  beforeEach(async () => {
    sandbox = await startSandbox();
    rest = openClient(sandbox.url, { credentials: basicCredentials(sandbox) });
  });

  test('a deletion whose answer was lost is done', async () => {
    const { id } = SAMPLE.conversations.adaOrder;
    sandbox.faults.add({ kind: 'drop', when: 'after', times: 1 });

    await deleteConversation(rest.client, { appId: sandbox.appId, conversationId: id });

    expect(sandbox.requests.entries.map(({ status }) => status)).toEqual([null, 404]);
  });

  test('a conversation whose answer was lost is not made twice', async () => {
    sandbox.faults.add({ kind: 'drop', when: 'after', times: 1 });

    const failure = await failureOf(
      createConversation(rest.client, sandbox.appId, { type: 'sdkGroup' }),
    );

    expect(failure).toMatchObject({ operation: 'createConversation', reason: 'unreachable' });
    expect(sandbox.requests.counts()).toEqual({ createConversation: 1 });
  });

  test('a conversation that was refused for the rate of requests is made once', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '0', body: 'text', times: 2 });

    const created = await createConversation(rest.client, sandbox.appId, { type: 'sdkGroup' });

    expect(created).toMatchObject({ type: 'sdkGroup', appId: sandbox.appId });
    expect(sandbox.requests.entries.map(({ status }) => status)).toEqual([429, 429, 201]);
  });
});
