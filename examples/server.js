/** Runs the built server, which listens on the loopback interface, on its sandbox unless the settings say otherwise. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/**
 * Starts it with these settings. Gives the address of GraphQL, that of the emulator of the REST API, and what stops it.
 *
 * @param {Readonly<Record<string, string>>} [settings]
 */
export async function startServer(settings = {}) {
  if (!existsSync(SERVER))
    throw new Error(
      'build the server first: `npm ci && npm run build`, in the root of the repository',
    );
  const server = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env.PATH, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => server.kill();
  process.once('exit', kill);
  server.once('exit', () => process.off('exit', kill));
  const { url, sandboxUrl } = await listening(createInterface(server.stdout));
  return {
    url,
    sandboxUrl,
    /** @param {NodeJS.Signals} signal */
    async stop(signal) {
      const ended = once(server, 'exit');
      server.kill(signal);
      await ended;
    },
  };
}

/** @returns {Promise<{ readonly url: string, readonly sandboxUrl: string }>} */
async function listening(lines) {
  for await (const text of lines) {
    const line = JSON.parse(text);
    if (line.msg === 'listening') return line;
  }
  throw new Error('the server ended before it listened');
}
