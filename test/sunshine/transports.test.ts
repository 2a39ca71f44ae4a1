import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterEach, expect, test } from '@jest/globals';

import type { Transport, TransportResponse } from '../../src/sunshine/transports/transport.js';
import { openTransport } from '../support/http-client.js';

let server: Server;
let transport: Transport;

afterEach(() => {
  transport.close();
  server.close();
});

/** What the transport makes of one answer. */
async function answerOf(listener: RequestListener): Promise<TransportResponse> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  transport = openTransport(1_000);
  const { port } = server.address() as AddressInfo;
  return transport.send({
    method: 'GET',
    url: `http://127.0.0.1:${port}/v2/apps/x`,
    headers: {},
    body: undefined,
    signal: new AbortController().signal,
  });
}

test('of a header that comes twice the first counts', async () => {
  const answer = await answerOf((_, response) => {
    response.writeHead(429, ['retry-after', '7', 'retry-after', '9']).end();
  });

  expect(answer).toEqual({ status: 429, body: '', retryAfter: '7' });
});

test.each(['gzip', 'GZIP'])('what is compressed as %s is read', async (encoding) => {
  const answer = await answerOf((_, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync('{"é":1}'));
  });

  expect(answer).toEqual({ status: 200, body: '{"é":1}', retryAfter: undefined });
});

test('nothing stays nothing, compressed or not', async () => {
  const answer = await answerOf((_, response) => {
    response.writeHead(204, { 'content-encoding': 'gzip' }).end();
  });

  expect(answer).toEqual({ status: 204, body: '', retryAfter: undefined });
});

test('what is small on its way and too large once it is decompressed is refused', async () => {
  await expect(
    answerOf((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    }),
  ).rejects.toMatchObject({ failure: 'too-large' });
});
