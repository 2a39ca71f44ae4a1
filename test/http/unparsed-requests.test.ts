import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { expect, test } from '@jest/globals';

import { answerCounts } from '../support/answer-counts.js';
import { opened } from '../support/closing.js';
import { startGraph } from '../support/graph.js';

test('a request that is answered before its body turns out to be no HTTP is answered once', async () => {
  const { url } = await startGraph();
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  opened({ close: () => socket.destroy() });
  await once(socket, 'connect');

  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n');

  const received = await text(socket);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415']);
  expect(await answerCounts(url)).toEqual({ all: 1, unexpected: 0 });
});
