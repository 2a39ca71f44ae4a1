import { beforeEach, expect, test } from '@jest/globals';

import { deleteConversation } from '../../src/domains/conversation/rest.js';
import { getUser } from '../../src/domains/user/rest.js';
import {
  startRecordingUpstream,
  type Answer,
  type RecordingUpstream,
} from '../support/recording-upstream.js';
import { failureOf, openClient, type RestClient } from '../support/rest-client.js';
import { REST_OPERATIONS } from '../support/rest-operations.js';

const USER = { appId: 'app-1', userId: '67a0d9f09d3e51c7a4000a01' };
const HTML = { headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' };

let upstream: RecordingUpstream;
let rest: RestClient;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  rest = openClient(upstream.url);
});

function json(value: unknown): Answer {
  return { body: JSON.stringify(value) };
}

test.each([
  ['nothing', { body: '' }],
  ['text', { body: 'all is well' }],
  ['HTML', HTML],
  ['half of an object', { body: '{"user":{"id":"u"' }],
  ['a list', { body: '[]' }],
  ['null', { body: 'null' }],
  ['a number', { body: '1' }],
  ['text in quotes', { body: '"user"' }],
  ['an object without the record', json({})],
  ['a record that is null', json({ user: null })],
  ['a record that is a list', json({ user: [] })],
  ['a record without its id', json({ user: { externalId: 'a' } })],
  ['a record whose id is empty', json({ user: { id: '' } })],
  ['a record whose id is a number', json({ user: { id: 7 } })],
] as const)('a 200 with %s is not what the API promises', async (_, answer) => {
  upstream.react(answer);

  expect(await failureOf(getUser(rest.client, USER))).toMatchObject({
    operation: 'getUser',
    reason: 'invalid-response',
    status: 200,
    errors: [],
  });
  expect(upstream.requests).toHaveLength(1);
});

test.each([
  ['no list', {}],
  ['a list that is an object', { conversations: {} }],
])('a page with %s is not what the API promises', async (_, answer) => {
  upstream.react(json(answer));
  const list = REST_OPERATIONS.find(({ name }) => name === 'listConversations');

  expect(await failureOf(Promise.resolve(list?.call(rest.client)))).toMatchObject({
    operation: 'listConversations',
    reason: 'invalid-response',
    status: 200,
  });
});

test.each([
  [undefined, { hasMore: undefined, afterCursor: undefined, beforeCursor: undefined }],
  [null, { hasMore: undefined, afterCursor: undefined, beforeCursor: undefined }],
  ['yes', { hasMore: undefined, afterCursor: undefined, beforeCursor: undefined }],
  [{ hasMore: true }, { hasMore: true, afterCursor: undefined, beforeCursor: undefined }],
  [{ hasMore: 'true' }, { hasMore: true, afterCursor: undefined, beforeCursor: undefined }],
  [
    { hasMore: true, afterCursor: 'a', beforeCursor: '' },
    { hasMore: true, afterCursor: 'a', beforeCursor: undefined },
  ],
  [
    { hasMore: false, afterCursor: null, beforeCursor: 3 },
    { hasMore: false, afterCursor: undefined, beforeCursor: undefined },
  ],
])('a page with the meta %j is read without failing', async (meta, expected) => {
  upstream.react(json({ conversations: [], meta }));
  const list = REST_OPERATIONS.find(({ name }) => name === 'listConversations');

  expect(await list?.call(rest.client)).toEqual({
    records: [],
    ...expected,
    invalid: expect.any(Function),
  });
});

test.each(REST_OPERATIONS)(
  '$name takes a 204 for no answer at all when it reads, and for success when it changes something',
  async ({ call, name, method }) => {
    upstream.react({ status: 204 });

    if (method === 'GET' || name === 'downloadMessageRef')
      expect(await failureOf(call(rest.client))).toMatchObject({
        operation: name,
        reason: 'invalid-response',
        status: 204,
      });
    else expect((await call(rest.client)) ?? null).toBeNull();
  },
);

test.each([300, 301, 302, 303, 304, 307, 308])('a %d is not followed', async (status) => {
  const elsewhere = await startRecordingUpstream();
  upstream.react({ status, headers: { location: `${elsewhere.url}/v2/` } });

  for (const { call } of REST_OPERATIONS)
    expect(await failureOf(call(rest.client))).toMatchObject({
      reason: 'invalid-response',
      status,
    });

  expect(upstream.requests).toHaveLength(REST_OPERATIONS.length);
  expect(elsewhere.requests).toEqual([]);
});

test.each([
  [
    'the error shape',
    json({ errors: [{ code: 'bad_request', title: 'Too many participants' }] }),
    [{ code: 'bad_request', title: 'Too many participants' }],
  ],
  [
    'several errors',
    json({ errors: [{ code: 'a', title: 'A' }, { title: 'B' }, 7, { code: 'c', extra: 1 }] }),
    [{ code: 'a', title: 'A' }, { title: 'B' }, { code: 'c' }],
  ],
  [
    'codes that are none',
    json({ errors: [{ code: '<b>', title: 5 }, { code: 'x'.repeat(65) }, { code: '' }] }),
    [{}, {}, {}],
  ],
  ['the shape of version 1', json({ error: { code: 'x', description: 'y' } }), []],
  ['no list of errors', json({ errors: 'none' }), []],
  ['text', { body: 'Too Many Requests', headers: { 'content-type': 'text/plain' } }, []],
  ['HTML', HTML, []],
  ['nothing', { body: '' }, []],
] as const)('of a refusal with %s only the errors are kept', async (_, answer, errors) => {
  upstream.react({ ...answer, status: 400 });

  const failure = await failureOf(getUser(rest.client, USER));

  expect(failure).toMatchObject({ reason: 'refused', status: 400, retryAfter: undefined });
  expect(failure.errors).toEqual(errors);
  expect(failure.message).toBe('getUser: refused (400)');
});

test('an answer that starts with a byte order mark is read', async () => {
  upstream.react({ body: `\uFEFF{"user":{"id":"${USER.userId}"}}` });

  expect(await getUser(rest.client, USER)).toMatchObject({ id: USER.userId });
});

test('an answer is read as UTF-8', async () => {
  upstream.react(json({ user: { id: USER.userId, profile: { givenName: 'Zoë 😀' } } }));

  expect(await getUser(rest.client, USER)).toMatchObject({ profile: { givenName: 'Zoë 😀' } });
});

test('a deletion needs an object, and takes whatever is in it', async () => {
  const conversation = { appId: 'app-1', conversationId: 'c' };
  upstream.react(json({ surprise: true }), { body: 'OK' });

  await deleteConversation(rest.client, conversation);
  expect(await failureOf(deleteConversation(rest.client, conversation))).toMatchObject({
    reason: 'invalid-response',
    status: 200,
  });
});
