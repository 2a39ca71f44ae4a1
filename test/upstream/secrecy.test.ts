import { inspect } from 'node:util';

import { beforeEach, expect, test } from '@jest/globals';

import { createConversation, listConversations } from '../../src/domains/conversation/rest.js';
import type { OperationScope, SunshineClient } from '../../src/upstream/client.js';
import {
  startRecordingUpstream,
  type Reaction,
  type RecordingUpstream,
} from '../support/recording-upstream.js';
import { AUTHORIZATION, failureOf, KEY, openClient } from '../support/rest-client.js';

const BODY_MARKER = 'what-a-person-wrote';
const QUERY_MARKER = 'external-id-of-a-person';
const ANSWER_MARKER = 'internals-of-upstream';
const NEVER = [
  KEY.keySecret,
  AUTHORIZATION,
  AUTHORIZATION.slice(6),
  BODY_MARKER,
  QUERY_MARKER,
  ANSWER_MARKER,
];

/** A body that upstream has no business to show us, and a caller even less. */
const CHATTY = `<pre>${ANSWER_MARKER} ${BODY_MARKER} ${AUTHORIZATION}</pre>`;

let upstream: RecordingUpstream;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
});

function create(client: SunshineClient): Promise<unknown> {
  return createConversation(client, 'app-1', { type: 'sdkGroup', displayName: BODY_MARKER });
}

function list(client: SunshineClient): Promise<unknown> {
  return listConversations(client, { appId: 'app-1', userExternalId: QUERY_MARKER }, { size: 1 });
}

/** Everything that a log, a crash report or a debugger would show of an error. */
function everythingAbout(error: Error): string {
  return [
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true, getters: true }),
    String(error),
    error.stack,
    ...Object.values(Object.getOwnPropertyDescriptors(error)).map(({ value }) => inspect(value)),
  ].join('\n');
}

interface Case {
  readonly failure: string;
  readonly reaction?: Reaction;
  readonly scope?: Partial<OperationScope>;
  readonly reason: string;
}

const CASES: readonly Case[] = [
  ...[400, 401, 403, 404, 409, 413, 423, 500].map((status) => ({
    failure: `a ${status}`,
    reaction: { status, body: CHATTY },
    reason: 'refused',
  })),
  {
    failure: 'a 429 that asks for a long wait',
    reaction: { status: 429, headers: { 'retry-after': '600' }, body: CHATTY },
    reason: 'refused',
  },
  {
    failure: 'a redirect',
    reaction: { status: 302, headers: { location: `/?${ANSWER_MARKER}` }, body: CHATTY },
    reason: 'invalid-response',
  },
  { failure: 'a 200 of another shape', reaction: { body: CHATTY }, reason: 'invalid-response' },
  {
    failure: 'an error body with keys of its own',
    reaction: { status: 400, body: JSON.stringify({ errors: [{ detail: CHATTY }], raw: CHATTY }) },
    reason: 'refused',
  },
  {
    failure: 'a lost connection',
    reaction: 'hang up',
    scope: { deadline: 0 },
    reason: 'unreachable',
  },
  { failure: 'no answer in time', reaction: 'hold', reason: 'timeout' },
  { failure: 'a caller who is gone', reaction: 'hold', reason: 'cancelled' },
  { failure: 'a budget that is used up', scope: { maxCalls: 0 }, reason: 'budget' },
  { failure: 'no credentials', scope: { credentials: undefined }, reason: 'no-credentials' },
];

test.each(CASES)(
  '$failure tells nothing of the request or the answer',
  async ({ reaction, scope, reason }) => {
    upstream.react(reaction ?? {});
    for (const call of [create, list]) {
      const controller = new AbortController();
      const { client, close } = openClient(upstream.url, { ...scope, signal: controller.signal });
      const failure = failureOf(call(client));
      if (reason === 'timeout') controller.abort(new DOMException('too late', 'TimeoutError'));
      if (reason === 'cancelled') controller.abort();

      const error = await failure;
      close();

      expect(error.reason).toBe(reason);
      expect(error.cause).toBeUndefined();
      for (const secret of NEVER) expect(everythingAbout(error)).not.toContain(secret);
    }
  },
);

test('a server that is not there tells nothing of the request', async () => {
  const { url } = upstream;
  await upstream.close();
  const { client, close } = openClient(url, { deadline: 0 });

  for (const call of [create, list]) {
    const error = await failureOf(call(client));
    expect(error.reason).toBe('unreachable');
    for (const secret of [...NEVER, '127.0.0.1'])
      expect(everythingAbout(error)).not.toContain(secret);
  }
  close();
  upstream = await startRecordingUpstream();
});

test('a body that is too large tells nothing of itself', async () => {
  const { client, close } = openClient(upstream.url);
  const metadata = { text: BODY_MARKER.repeat(10_000) };

  const error = await failureOf(
    createConversation(client, 'app-1', { type: 'sdkGroup', metadata }),
  );
  close();

  expect(error.reason).toBe('too-large');
  expect(everythingAbout(error)).not.toContain(BODY_MARKER);
});

test('what may be told is the operation, the status, the errors of the API and the wait', async () => {
  upstream.react({
    status: 429,
    headers: { 'retry-after': '600' },
    body: '{"errors":[{"code":"too_many_requests","title":"Slow down"}]}',
  });
  const { client, close } = openClient(upstream.url);

  const error = await failureOf(create(client));
  close();

  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'SunshineError',
    operation: 'createConversation',
    reason: 'refused',
    status: 429,
    errors: [{ code: 'too_many_requests', title: 'Slow down' }],
    retryAfter: 600,
  });
  expect(error.code).toBe('too_many_requests');
});
