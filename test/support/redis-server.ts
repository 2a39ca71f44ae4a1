import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { describe } from '@jest/globals';
import { Redis as Client } from 'ioredis';

import { atEnd } from './closing.js';
import { freePort } from './listening.js';
import { temporaryFolder } from './temporary-folder.js';

const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;
if (!HAS_REDIS)
  console.warn('SKIPPED: no redis-server is installed. On Debian: apt-get install redis-server');

/** Tests that need a Redis server; skipped where there is none. */
export const describeWithRedis = HAS_REDIS ? describe : describe.skip;

/** A Redis server of the test, on a port of its own. */
export interface RedisServer {
  readonly url: string;
  /** To look into it, and to change it. */
  readonly client: Client;
  /** Kills it, with all that it has not saved. */
  kill(): Promise<void>;
  /** Starts it again at the same port. */
  restart(): Promise<void>;
  /** Stops it where it is: connections stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
}

/** Starts a Redis server that keeps everything in memory alone. It ends with the test, or with the file. */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const port = await freePort();
  const folder = temporaryFolder();
  const start = (): ChildProcess =>
    spawn(
      'redis-server',
      [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
        ...['--save', '', '--appendonly', 'no', ...options],
      ],
      { stdio: 'ignore' },
    );
  let child = start();
  const client = new Client(port, '127.0.0.1', {
    protocol: 2,
    disableClientInfo: true,
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
  });
  client.on('error', () => undefined);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  atEnd(async () => {
    client.disconnect();
    await kill();
  });
  await client.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    kill,
    async restart() {
      await kill();
      child = start();
      await client.ping();
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}
