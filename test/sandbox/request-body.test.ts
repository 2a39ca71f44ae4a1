import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basic, refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { appId, keyId, keySecret, conversations } = SAMPLE;
const GROUP = JSON.stringify({ type: 'sdkGroup' });
const LIMIT = 100 * 1024;

const sandbox = sharedSandbox();

async function send(
  method: string,
  path: string,
  options: { body?: string; contentType?: string; authorization?: string } = {},
): Promise<object> {
  const { body, contentType, authorization = basic(keyId, keySecret) } = options;
  const response = await fetch(sandbox.url + path, {
    method,
    headers: {
      authorization,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    // A buffer, unlike a string, is sent without a content type of its own.
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const create = `/v2/apps/${appId}/conversations`;
const json = 'application/json';

test.each([json, 'application/json; charset=utf-8', 'Application/JSON'])(
  'takes JSON announced as %s',
  async (contentType) => {
    expect(await send('POST', create, { body: GROUP, contentType })).toMatchObject({ status: 201 });
  },
);

test('takes a body of exactly the limit and refuses one byte more', async () => {
  const padded = (size: number): string => GROUP.padEnd(size);

  expect(await send('POST', create, { body: padded(LIMIT), contentType: json })).toMatchObject({
    status: 201,
  });
  expect(await send('POST', create, { body: padded(LIMIT + 1), contentType: json })).toEqual(
    refusal(413, 'request_entity_too_large', 'Request entity too large'),
  );
});

test('refuses a body of many times the limit', async () => {
  const body = GROUP.padEnd(30 * LIMIT);

  expect(await send('POST', create, { body, contentType: json })).toEqual(
    refusal(413, 'request_entity_too_large', 'Request entity too large'),
  );
});

describe('refuses with 400', () => {
  const announced = 'Content-Type should be application/json';
  test.each<[string, { body?: string; contentType?: string }, string]>([
    ['malformed JSON', { body: '{', contentType: json }, 'Request body is not valid JSON'],
    ['an empty body', { body: '', contentType: json }, 'Request body is not valid JSON'],
    ['a body without a content type', { body: GROUP }, announced],
    ['no body at all', {}, announced],
    ['a form', { body: 'a=b', contentType: 'application/x-www-form-urlencoded' }, announced],
    ['JSON that only looks like it', { body: GROUP, contentType: 'application/jsonp' }, announced],
    ['a content type that is none', { body: GROUP, contentType: 'json' }, 'Unsupported Media Type'],
    ['null', { body: 'null', contentType: json }, 'should be object'],
    ['a text', { body: '"x"', contentType: json }, 'should be object'],
  ])('%s', async (_what, options, title) => {
    expect(await send('POST', create, options)).toEqual(refusal(400, 'bad_request', title));
  });

  test('a path that cannot be decoded', async () => {
    expect(await send('GET', `/v2/apps/${appId}/users/%E0%A4%A`)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'bad_request' }] },
    });
  });
});

test('checks credentials, app and conversation before it looks at the body', async () => {
  const broken = { body: '{', contentType: json };
  const conversation = `${create}/ffffffffffffffffffffffff`;

  expect(await send('POST', create, { ...broken, authorization: 'x' })).toMatchObject({
    status: 401,
  });
  expect(await send('POST', '/v2/apps/x/conversations', broken)).toMatchObject({
    body: { errors: [{ code: 'app_not_found' }] },
  });
  expect(await send('PATCH', conversation, broken)).toMatchObject({
    body: { errors: [{ code: 'conversation_not_found' }] },
  });
});

test('ignores a body where none is expected', async () => {
  const path = `${create}/${conversations.empty.id}`;

  expect(await send('DELETE', path, { body: '{', contentType: json })).toEqual({
    status: 200,
    body: {},
  });
});

describe('answers 404 not_found', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/v2/apps'],
    ['GET', `/v2/apps/${appId}/nonsense`],
    ['PUT', `${create}/${conversations.crew.id}`],
    ['POST', `${create}/${conversations.crew.id}`],
    ['GET', `//v2/apps/${appId}/conversations`],
  ])('to %s %s', async (method, path) => {
    expect(await send(method, path)).toEqual(refusal(404, 'not_found', 'Resource not found'));
  });
});

test('listens below /sc as well, on the same data', async () => {
  const path = `/conversations/${conversations.crew.id}`;
  const direct = restCaller(sandbox);
  const licensed = restCaller(sandbox, '/sc');

  const { body } = await licensed('PATCH', path, { displayName: 'Night shift' });

  expect(body.conversation?.displayName).toBe('Night shift');
  expect((await direct('GET', path)).body).toEqual(body);
});
