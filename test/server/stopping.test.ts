import { Agent, request } from 'node:http';
import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { createServer } from '../../src/server.js';
import { buildPackage } from '../support/built-package.js';
import { atEnd } from '../support/closing.js';
import { startGraph } from '../support/graph.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { startProgram } from '../support/server-process.js';
import { until } from '../support/until.js';

const CREW = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
const STOPS = Number(process.env['STOPS'] ?? '3');

let programs: string;

beforeAll(() => {
  programs = buildPackage();
});

function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true });
  atEnd(() => agent.destroy());
  return agent;
}

interface Exchange {
  readonly status?: number | undefined;
  readonly connection?: string | undefined;
  readonly failure?: string | undefined;
}

function ask(url: string, agent: Agent, method = 'POST'): Promise<Exchange> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method, agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve({ status: response.statusCode, connection: response.headers.connection });
      });
    });
    sent.once('error', (error: NodeJS.ErrnoException) => resolve({ failure: error.code }));
    sent.end(method === 'GET' ? undefined : JSON.stringify({ query: CREW }));
  });
}

test('no connection is reset when a server under load is stopped', async () => {
  for (let stop = 0; stop < STOPS; stop += 1) {
    const server = startProgram([join(programs, 'main.js')], {
      PORT: '0',
      SHUTDOWN_DELAY_MS: '300',
    });
    const { url } = await server.ready;
    const agent = keepAlive();
    const exchanges: Exchange[] = [];
    let readiness: number | undefined;
    const load = async (): Promise<void> => {
      for (;;) {
        const exchange = await ask(String(url), agent);
        exchanges.push(exchange);
        if (exchange.failure !== undefined) return;
        if (exchanges.length === 200) {
          server.kill('SIGTERM');
          await until(async () => {
            readiness = await fetch(new URL('/readyz', String(url))).then(
              ({ status }) => status,
              () => 0,
            );
            return readiness !== 200;
          });
        }
      }
    };

    await Promise.all(Array.from({ length: 20 }, load));

    expect((await server.ended).code).toBe(0);
    expect(readiness).toBe(503);
    const failures = exchanges.flatMap(({ failure }) => failure ?? []);
    expect(new Set(failures)).toEqual(new Set(['ECONNREFUSED']));
    const kept = exchanges.filter(({ connection }) => connection === 'close');
    expect(kept.length).toBeGreaterThan(0);
  }
}, 120_000);

test('what does not end in its time is answered in shape before it is cut off', async () => {
  const server = await createServer({
    ...readConfig({ PORT: '0', OPERATION_TIMEOUT_MS: '100', SHUTDOWN_DELAY_MS: '0' }),
    logLevel: 'silent',
  });
  let isAsked = false;
  server.app.get('/endless', () => {
    isAsked = true;
    return new Promise(() => undefined);
  });
  const underWay = fetch(new URL('/endless', await server.listen()));
  await until(() => isAsked);

  await server.close();

  const answer = await underWay;
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
  });
});

test('beyond the most connections a request is rejected in shape, and health is answered', async () => {
  const graph = await startGraph({ MAX_CONNECTIONS: '1' });
  const first = keepAlive();
  const second = keepAlive();

  expect(await ask(graph.url, first)).toEqual({ status: 200, connection: 'keep-alive' });
  expect(await ask(graph.url, second)).toEqual({ status: 503, connection: 'close' });
  expect(await ask(new URL('/healthz', graph.url).href, second, 'GET')).toMatchObject({
    status: 200,
  });
});

test.each([
  ['a head', 'POST /graphql HTTP/1.1\r\nhost: x\r\n'],
  [
    'a body',
    requestBytes(
      'POST /graphql',
      ['host: x', 'content-type: application/json', 'content-length: 99'],
      '{',
    ),
  ],
])('%s that does not go on is answered 408 in shape', async (_, bytes) => {
  const graph = await startGraph({ REQUEST_TIMEOUT_MS: '100' });

  const { status, body } = await sendBytes(graph.url, bytes);

  expect(status).toBe(408);
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});
