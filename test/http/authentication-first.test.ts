import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';

import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { startSandbox } from '../support/sandbox.js';
import { bearer, startService, type Service } from '../support/service.js';
import { passthroughTo } from '../support/upstreams.js';

const LARGE = 200_000;
const MISSING = {
  errors: [
    { message: 'an Authorization header is needed', extensions: { code: 'UNAUTHENTICATED' } },
  ],
};
const INVALID = {
  errors: [{ message: 'the token is not valid', extensions: { code: 'UNAUTHENTICATED' } }],
};
const log = captureLog();

/** The head of a request, without the end of its body. */
function headOf(headers: readonly string[], beginning = ''): string {
  return requestBytes(
    'POST /graphql',
    ['host: localhost', 'content-type: application/json', ...headers],
    beginning,
  );
}

/** A document that only describes the schema, of so many bytes. */
function describing(bytes: number): string {
  const body = JSON.stringify({ query: '{ __typename }' });
  return body + ' '.repeat(bytes - body.length);
}

function chunk(bytes: number): string {
  return `${bytes.toString(16)}\r\n${describing(bytes)}\r\n`;
}

describe('where callers send tokens', () => {
  let service: Service;
  let graph: Graph;

  beforeAll(async () => {
    service = await startService({}, log.logger);
    ({ graph } = service);
  });
  beforeEach(() => log.clear());

  test.each([
    ['no token', [], MISSING],
    ['no bearer token', ['authorization: Basic abc'], INVALID],
    ['a made-up token', ['authorization: Bearer a.b.c'], INVALID],
  ])('a large body with %s is answered before it is sent', async (_, headers, expected) => {
    const counted = { status: '200', code: 'UNAUTHENTICATED' };
    const before = (await scrape(graph.url)).value('sunshine_http_rejections_total', counted) ?? 0;

    const answer = await sendBytes(
      graph.url,
      headOf([`content-length: ${LARGE}`, ...headers], '{"query"'),
    );

    expect([answer.status, answer.headers['connection']]).toEqual([200, 'close']);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(JSON.parse(answer.body)).toEqual(expected);
    expect(log.lines('request rejected')).toMatchObject([
      { status: 200, code: 'UNAUTHENTICATED', reason: expected.errors[0]?.message },
    ]);
    const after = (await scrape(graph.url)).value('sunshine_http_rejections_total', counted);
    expect(after).toBe(before + 1);
  });

  test('is answered by status to a client that goes by it', async () => {
    const accept = 'application/graphql-response+json';
    const answer = await sendBytes(
      graph.url,
      headOf([`content-length: ${LARGE}`, `accept: ${accept}`]),
    );

    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(answer.headers['content-type']).toContain(accept);
    expect(JSON.parse(answer.body)).toEqual(MISSING);
  });

  test('a chunked body is read up to 16 KiB', async () => {
    const answer = await sendBytes(
      graph.url,
      headOf(['transfer-encoding: chunked'], chunk(10_000) + chunk(10_000)),
    );

    expect([answer.status, answer.headers['connection']]).toEqual([200, 'close']);
    expect(JSON.parse(answer.body)).toEqual(MISSING);
    expect(log.lines('request rejected')).toHaveLength(1);
  });

  test('a client that sends all of it at once gets the answer, and the connection is closed', async () => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: describing(20_000_000),
    });

    expect(response.headers.get('connection')).toBe('close');
    expect(await response.json()).toEqual(MISSING);
  });

  test('the connection of a client that sends nothing more is closed', async () => {
    const { hostname, port } = new URL(graph.url);
    let received = '';
    await new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(headOf([`content-length: ${LARGE}`])),
      );
      socket.on('data', (data) => (received += data.toString()));
      socket.on('error', reject).on('end', resolve);
    });

    expect(received).toContain('UNAUTHENTICATED');
  });

  test.each([
    ['of known length', [`content-length: 16384`], describing(16_384)],
    ['in chunks', ['transfer-encoding: chunked'], `${chunk(16_000)}0\r\n\r\n`],
  ])('a small body %s without a token is read', async (_, headers, body) => {
    const answer = await sendBytes(graph.url, headOf(headers, body));

    expect(JSON.parse(answer.body)).toEqual({ data: { __typename: 'Query' } });
    expect(answer.headers['connection']).not.toBe('close');
  });

  test.each([
    ['of known length', [`content-length: ${LARGE}`], describing(LARGE)],
    [
      'in chunks',
      ['transfer-encoding: chunked'],
      `${chunk(LARGE)}${'1\r\n \r\n'.repeat(9)}0\r\n\r\n`,
    ],
  ])('a large body %s with a valid token is read', async (_, headers, body) => {
    const { authorization } = bearer(await service.issuer.token({ scope: 'users:read' }));

    const answer = await sendBytes(
      graph.url,
      headOf([...headers, `authorization: ${authorization}`], body),
    );

    expect(JSON.parse(answer.body)).toEqual({ data: { __typename: 'Query' } });
    expect(log.lines('request rejected')).toEqual([]);
  });
});

test('what callers send is passed on only when they send something', async () => {
  const graph = await startGraph(passthroughTo(await startSandbox()));
  const length = `content-length: ${LARGE}`;

  const refused = await sendBytes(graph.url, headOf([length]));
  const read = await sendBytes(
    graph.url,
    headOf([length, 'authorization: Basic abc'], describing(LARGE)),
  );

  expect(JSON.parse(refused.body)).toEqual(MISSING);
  expect(JSON.parse(read.body)).toEqual({ data: { __typename: 'Query' } });
});

test('where nobody authenticates, large bodies are read from everyone', async () => {
  const graph = await startGraph();

  const answer = await sendBytes(
    graph.url,
    headOf([`content-length: ${LARGE}`], describing(LARGE)),
  );

  expect(JSON.parse(answer.body)).toEqual({ data: { __typename: 'Query' } });
});
