/** Runs the built programs, which listen on the loopback interface: the server, and the emulator of the REST API alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Starts the server with these settings; it works on its sandbox unless they say otherwise. Gives the address of
 * GraphQL, that of the emulator of the REST API if it has one, and what stops it.
 *
 * @param {Readonly<Record<string, string>>} [settings]
 */
export function startServer(settings) {
  return start('main.js', settings);
}

/**
 * Starts the emulator alone. Gives its address, its app and key, and what stops it.
 *
 * @param {Readonly<Record<string, string>>} [settings]
 */
export function startSandbox(settings) {
  return start('sandbox/main.js', settings);
}

async function start(name, settings = {}) {
  const path = fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
  if (!existsSync(path))
    throw new Error(
      'build the server first: `npm ci && npm run build`, in the root of the repository',
    );
  const program = spawn(process.execPath, [path], {
    env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => program.kill();
  process.once('exit', kill);
  program.once('exit', () => process.off('exit', kill));
  const { url, sandboxUrl, appId, keyId, keySecret } = await listening(
    createInterface(program.stdout),
  );
  return {
    url,
    sandboxUrl,
    appId,
    keyId,
    keySecret,
    /** @param {NodeJS.Signals} signal */
    async stop(signal) {
      const ended = once(program, 'exit');
      program.kill(signal);
      await ended;
    },
  };
}

async function listening(lines) {
  for await (const text of lines) {
    const line = JSON.parse(text);
    if (line.msg === 'listening') return line;
  }
  throw new Error('the program ended before it listened');
}
