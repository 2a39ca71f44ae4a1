/**
 * Runs a command while a server listens on its sandbox: `node ../on-a-server.js <command> <argument>…`
 * The command finds the address of GraphQL in `GRAPHQL_URL`, and that of the emulator of the REST API in `SANDBOX_URL`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (!existsSync(SERVER))
  throw new Error(
    'build the server first: `npm ci && npm run build`, in the root of the repository',
  );

const server = spawn(process.execPath, [SERVER], {
  env: { PATH: process.env.PATH, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { url, sandboxUrl } = await listening(createInterface(server.stdout));
const [command, ...commandArguments] = process.argv.slice(2);
spawn(command, commandArguments, {
  env: { ...process.env, GRAPHQL_URL: url, SANDBOX_URL: sandboxUrl },
  stdio: 'inherit',
}).once('close', (code) => {
  process.exitCode = code ?? 1;
  server.kill();
});
process.once('exit', () => server.kill());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

async function listening(lines) {
  for await (const text of lines) {
    const line = JSON.parse(text);
    if (line.msg === 'listening') return line;
  }
  throw new Error('the server ended before it listened');
}
