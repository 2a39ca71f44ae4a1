/**
 * A program: its caller leaves in the very turn in which an answer ends that is not what it says. Ends with 0, unless
 * something goes wrong that nobody waits for.
 */
import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { undiciTransport } from '../../src/upstream/transports/undici.js';

const controller = new AbortController();
const { signal } = controller;
// Told before whoever waits for the answer is.
subscribe('undici:request:trailers', () =>
  queueMicrotask(() => controller.abort(new Error('left'))),
);

const upstream = createServer((_, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' }).end('not compressed at all');
}).listen(0, '127.0.0.1', () => {
  const { port } = upstream.address() as AddressInfo;
  const transport = undiciTransport(1_000);
  transport
    .send({ method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {}, body: undefined, signal })
    .catch((error: unknown) => console.log(String(error)))
    .finally(() => {
      transport.close();
      upstream.close();
    });
});
