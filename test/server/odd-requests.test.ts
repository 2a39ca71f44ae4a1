import { gzipSync } from 'node:zlib';

import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { answerCounts } from '../support/answer-counts.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';

const TYPENAME = '{"query":"{ __typename }"}';
const JSON_TYPE = 'content-type: application/json';
const HOST = 'host: localhost';
const PREFLIGHT = 'apollo-require-preflight: 1';
const SECRET = 'c2VjcmV0';
const MIB = 1_024 * 1_024;
const GET = 'GET /graphql?query={__typename}';

const log = captureLog();
let graph: Graph;
let before: Awaited<ReturnType<typeof answerCounts>>;

beforeAll(async () => {
  graph = await startGraph({}, log.logger);
});
beforeEach(async () => {
  graph.sandbox.reset();
  log.clear();
  before = await answerCounts(graph.url);
});
/** Holds after each of them: one answer, counted and logged once, and no defect of the server. */
afterEach(async () => {
  const { all, unexpected } = await answerCounts(graph.url);
  expect({ all: all - before.all, unexpected }).toEqual({ all: 1, unexpected: 0 });
  expect([...log.lines('operation'), ...log.lines('request rejected')]).toHaveLength(1);
  expect(log.text).not.toMatch(/"level":[456]0/);
  expect(log.text).not.toContain(SECRET);
});

function post(body: string, ...headers: readonly string[]): string {
  const length = `content-length: ${Buffer.byteLength(body, 'latin1')}`;
  return requestBytes('POST /graphql', [HOST, length, ...headers], body);
}

async function expectRejected(bytes: string, status: number, code = 'BAD_REQUEST'): Promise<void> {
  const { headers, body, ...answer } = await sendBytes(graph.url, bytes);

  expect(answer.status).toBe(status);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(JSON.parse(body)).toEqual({
    errors: [{ message: expect.stringMatching(/./), extensions: { code } }],
  });
  const [line] = log.lines('request rejected');
  if (!line) return;
  expect(line).toMatchObject({ level: 30, status, code });
  for (const text of [line['reason'], line['path'] ?? ''])
    expect(String(text).length).toBeLessThanOrEqual(100);
}

describe('an address, a method or a header that the endpoint cannot have', () => {
  const credentials = `authorization: Basic ${SECRET}`;
  test.each([
    ['half an escape', requestBytes('POST /graphql%'), 400],
    ['no UTF-8', requestBytes(`GET /%c0%ae?token=${SECRET}`), 400],
    ['17 kB', requestBytes(`GET /graphql?query=${'a'.repeat(17_000)}`), 431],
    ['100 kB of headers', requestBytes(GET, [HOST, credentials, `x: ${'a'.repeat(100_000)}`]), 431],
    ['PUT', requestBytes('PUT /graphql', [HOST, JSON_TYPE, 'content-length: 2'], '{}'), 405],
    ['PATCH with a slash', requestBytes('PATCH /graphql/'), 405],
    ['DELETE', requestBytes('DELETE /graphql'), 405],
    ['plain OPTIONS', requestBytes('OPTIONS /graphql'), 405],
    ['OPTIONS with an origin only', requestBytes('OPTIONS /graphql', [HOST, 'origin: x']), 405],
    ['PROPFIND', requestBytes('PROPFIND /graphql'), 405],
    ['TRACE', requestBytes('TRACE /graphql', [HOST, credentials]), 405],
    ['a method that HTTP does not have', requestBytes('BREW /graphql'), 400],
    ['no host', requestBytes(GET, [PREFLIGHT]), 400],
    ['two hosts', requestBytes(GET, [HOST, HOST, PREFLIGHT]), 400],
    ['two hosts that differ', requestBytes(GET, [HOST, 'HOST: other', PREFLIGHT]), 400],
    ['two credentials', requestBytes(GET, [HOST, credentials, credentials, PREFLIGHT]), 400],
    ['two types', post(TYPENAME, JSON_TYPE, 'content-type: text/plain'), 400],
    [
      'two secrets of a router',
      requestBytes(GET, [
        HOST,
        'router-authorization: a',
        `Router-Authorization: ${SECRET}`,
        PREFLIGHT,
      ]),
      400,
    ],
    [
      'two names of a partner',
      requestBytes(GET, [
        HOST,
        'x-zendesk-marketplace-name: a',
        'x-zendesk-marketplace-name: b',
        PREFLIGHT,
      ]),
      400,
    ],
    ['a host with a blank', requestBytes(GET, ['host: a b', PREFLIGHT]), 400],
    ['half a host', requestBytes(GET, ['host: [', PREFLIGHT]), 400],
    ['an odd expectation', requestBytes('POST /graphql', [HOST, 'expect: tea']), 417],
    ['a control character', requestBytes(GET, [HOST, `x: ${SECRET}\u0001`]), 400],
    ['a blank in the name of a header', requestBytes(GET, [HOST, 'x y: z']), 400],
    ['a length that is no number', requestBytes('POST /graphql', [HOST, 'content-length: x']), 400],
    [
      'two lengths',
      requestBytes('POST /graphql', [HOST, 'content-length: 1', 'content-length: 2']),
      400,
    ],
    [
      'a bad chunk',
      requestBytes('POST /graphql', [HOST, JSON_TYPE, 'transfer-encoding: chunked'], 'zz\r\n'),
      400,
    ],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['TLS', '\u0016\u0003\u0001\u0000\u0005\u0001', 400],
    [
      'an upgrade',
      requestBytes('GET /graphql', [HOST, 'upgrade: websocket', 'connection: upgrade']),
      400,
    ],
    ['nothing that a page of another origin could not send', requestBytes(GET), 400],
    ['a type on GET', requestBytes(GET, [HOST, 'content-type: text/xml']), 415],
    ['a query twice', requestBytes(`${GET}&query=a`, [HOST, PREFLIGHT]), 400],
    ['variables that are no JSON', requestBytes(`${GET}&variables=%E0%A4`, [HOST, PREFLIGHT]), 400],
    ['extensions that are no object', requestBytes(`${GET}&extensions=1`, [HOST, PREFLIGHT]), 400],
    ['a mutation', requestBytes('GET /graphql?query=mutation{__typename}', [HOST, PREFLIGHT]), 405],
  ])('%s', async (_, bytes, status) => {
    await expectRejected(bytes, status);
  });

  test.each(['/', '/nowhere', '/graphql/nothing', `/${'a'.repeat(15_000)}`])(
    'nothing is at POST %.20s',
    async (path) => {
      await expectRejected(requestBytes(`POST ${path}`), 404, 'NOT_FOUND');
    },
  );
});

describe('a body that is not JSON as it is', () => {
  test.each([
    ['called gzip', post(TYPENAME, JSON_TYPE, 'content-encoding: gzip'), 415],
    ['called br and gzip', post(TYPENAME, JSON_TYPE, 'content-encoding: br, GZIP'), 415],
    [
      'really gzip',
      post(gzipSync(TYPENAME).toString('latin1'), JSON_TYPE, 'content-encoding: gzip'),
      415,
    ],
    ['without a type', post(TYPENAME), 415],
    ['of a type that is none', post(TYPENAME, 'content-type: /'), 415],
    ['of another type', post('{ __typename }', 'content-type: application/graphql'), 415],
    ['a form', post('query={__typename}', 'content-type: multipart/form-data; boundary=x'), 415],
    ['text', post(TYPENAME, 'content-type: text/plain'), 400],
    ['missing', requestBytes('POST /graphql'), 400],
    ['empty', post('', JSON_TYPE), 400],
  ])('%s', async (_, bytes, status) => {
    await expectRejected(bytes, status);
  });

  test.each([
    ['5 MB', 5, {}, 413],
    ['20 MB', 20, {}, 413],
    ['5 MB of another type', 5, { 'content-type': 'text/xml' }, 415],
    ['20 MB called gzip', 20, { 'content-encoding': 'gzip' }, 415],
  ])('%s, whose sender gets to read why', async (_, megabytes, headers, status) => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.alloc(megabytes * MIB, ' '),
    });

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('5 MB in chunks, sent whole before the answer is read', async () => {
    const size = 5 * MIB;
    const chunk = `${size.toString(16)}\r\n${' '.repeat(size)}\r\n0\r\n\r\n`;
    await expectRejected(
      requestBytes('POST /graphql', [HOST, JSON_TYPE, 'transfer-encoding: chunked'], chunk),
      413,
    );
  });
});

describe('for a client that accepts no answer', () => {
  test.each(['text/xml', 'multipart/mixed', 'application/graphql-response+json;q=0', ';,'])(
    'which accepts %s, no change is made',
    async (accept) => {
      const mutation = `mutation { deleteConversation(input: { conversationId: "${SAMPLE.conversations.crew.id}" }) { userErrors { code } } }`;
      await expectRejected(
        post(JSON.stringify({ query: mutation }), JSON_TYPE, `accept: ${accept}`),
        406,
      );
      expect(graph.sandbox.requests.total).toBe(0);
    },
  );
});

test('a client that prefers the type of GraphQL gets it with every rejection', async () => {
  const accept = 'application/graphql-response+json';
  const response = await fetch(graph.url, { method: 'PUT', headers: { accept } });

  expect([response.status, response.headers.get('content-type')]).toEqual([
    405,
    `${accept}; charset=utf-8`,
  ]);
});

describe('what is odd and valid is answered', () => {
  test.each([
    [
      'HTTP/1.0 without a host',
      `GET /graphql/?query={__typename} HTTP/1.0\r\n${PREFLIGHT}\r\n\r\n`,
    ],
    [
      'an absolute address',
      requestBytes(`GET http://u:${SECRET}@x/graphql?query={__typename}`, [HOST, PREFLIGHT]),
    ],
    ['an empty host', requestBytes(GET, ['host:', PREFLIGHT])],
    ['identity as encoding', post(TYPENAME, JSON_TYPE, 'content-encoding: identity')],
    ['an accepted version', post(TYPENAME, JSON_TYPE, 'accept-version: 9')],
  ])('%s', async (_, bytes) => {
    const { status, body } = await sendBytes(graph.url, bytes);

    expect([status, JSON.parse(body)]).toEqual([200, { data: { __typename: 'Query' } }]);
  });
});
