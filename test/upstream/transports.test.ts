import { createServer, type RequestListener } from 'node:http';
import { createServer as createNetServer, type Server as NetServer } from 'node:net';
import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import type {
  AttemptTimeouts,
  TransportResponse,
} from '../../src/upstream/transports/transport.js';
import { openTransport } from '../support/http-client.js';
import { listening } from '../support/listening.js';

/** What the transport makes of one answer. */
function answerOf(
  listener: RequestListener,
  timeouts: Partial<AttemptTimeouts> = {},
): Promise<TransportResponse> {
  return answerFrom(createServer(listener), 'http', timeouts);
}

async function answerFrom(
  server: NetServer,
  scheme: 'http' | 'https',
  timeouts: Partial<AttemptTimeouts>,
): Promise<TransportResponse> {
  const port = await listening(server);
  const transport = openTransport(1_000, timeouts);
  return transport.send({
    method: 'GET',
    url: `${scheme}://127.0.0.1:${port}/v2/apps/x`,
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

test('a TLS handshake that does not come to an end is a time-out', async () => {
  const silent = createNetServer(() => undefined);

  await expect(
    answerFrom(silent, 'https', { connect: 200, secureConnect: 200 }),
  ).rejects.toMatchObject({ failure: 'timeout' });
});

test('an answer whose first byte does not come is a time-out', async () => {
  await expect(answerOf(() => undefined, { response: 200 })).rejects.toMatchObject({
    failure: 'timeout',
  });
});

test('an answer that goes on for too long, byte by byte, is a time-out', async () => {
  const trickle: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
  };

  await expect(answerOf(trickle, { request: 400 })).rejects.toMatchObject({ failure: 'timeout' });
});
