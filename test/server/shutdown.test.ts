import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { isListening } from '../support/connections.js';
import { startGraph, type Graph } from '../support/graph.js';
import { until } from '../support/until.js';

const CREW = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;

let graph: Graph;

beforeEach(async () => {
  graph = await startGraph();
});

test('a server that stops answers what is under way, takes nothing new, and frees everything', async () => {
  const { requests, faults, url: sandboxUrl } = graph.sandbox;
  faults.add({ kind: 'gate', count: 2 });
  const underWay = graph.query(CREW);
  await until(() => requests.inFlight === 1);

  const closed = graph.close();
  await until(() => !graph.server.app.server.listening);
  expect(await isListening(graph.url)).toBe(false);
  faults.clear();

  const { status, headers, data } = await underWay;
  expect([status, data]).toEqual([200, { conversation: { displayName: 'Crew' } }]);
  // Or the client would keep the connection, and with it the server that waits for it.
  expect(headers.get('connection')).toBe('close');
  await closed;
  expect(await isListening(sandboxUrl)).toBe(false);
});

test('a probe that reaches a server while it stops is told not to send more', async () => {
  const { hostname, port } = new URL(graph.url);
  const probe = connect(Number(port), hostname);
  await once(probe, 'connect');
  // Half of a request, so that the connection is not an idle one.
  probe.write('GET /readyz HTTP/1.1\r\nhost: localhost\r\n');
  await until(() => probe.bytesWritten > 0 && probe.writableLength === 0);

  const closed = graph.close();
  await until(() => !graph.server.app.server.listening);
  probe.write('\r\n');

  const answer = await text(probe);
  expect(answer).toMatch(/^HTTP\/1\.1 503 .*\r\nconnection: close\r\n/is);
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
    errors: [
      {
        message: 'this server is stopping: send the request again, on a new connection',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ],
  });
  await closed;
});

test('idle connections do not keep a server from stopping', async () => {
  // The client keeps the connection of this request.
  expect((await graph.query(CREW)).headers.get('connection')).toBe('keep-alive');

  await graph.close();

  expect(graph.server.app.server.listening).toBe(false);
});
