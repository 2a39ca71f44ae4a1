import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';

import { ApolloServer } from '@apollo/server';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../../src/config/config.js';
import type { Config } from '../../src/config/config-types.js';
import { createServer } from '../../src/server.js';
import { isListening } from '../support/connections.js';
import { close, listening } from '../support/listening.js';
import { opened } from '../support/closing.js';

const SILENT = pino({ level: 'silent' });

let other: TcpServer;
/** A port that is taken until `other` closes. */
let port: string;

beforeEach(async () => {
  other = createTcpServer();
  port = String(await listening(other));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** Settings of a server on an emulator of its own that listens at `port`. */
function emulatorAtPort(): Config {
  return readConfig({ PORT: '0', SANDBOX_PORT: port });
}

test.each([
  [
    'its logger cannot be written to',
    /should have .*'fatal'/,
    () => Object.assign(pino({ level: 'silent' }), { fatal: undefined }),
  ],
  [
    'Apollo Server does not start',
    'out of schemas',
    () => {
      jest.spyOn(ApolloServer.prototype, 'start').mockRejectedValue(new Error('out of schemas'));
      return SILENT;
    },
  ],
])(
  'a server that cannot be built because %s leaves no emulator behind',
  async (_, why, prepare) => {
    const logger = prepare();
    await close(other);

    await expect(createServer(emulatorAtPort(), { logger })).rejects.toThrow(why);

    expect(await isListening(`http://127.0.0.1:${port}`)).toBe(false);
  },
);

test('a server whose emulator cannot listen is not built', async () => {
  await expect(createServer(emulatorAtPort(), { logger: SILENT })).rejects.toThrow('EADDRINUSE');
});

test('a server that cannot listen is not ready, and frees everything when it is closed', async () => {
  const server = opened(await createServer(readConfig({ PORT: port }), { logger: SILENT }));
  await expect(server.listen()).rejects.toThrow('EADDRINUSE');
  expect((await server.app.inject('/readyz')).statusCode).toBe(503);

  await server.close();

  expect(server.app.server.listening).toBe(false);
  expect(await isListening(server.upstream.baseUrl)).toBe(false);
});
