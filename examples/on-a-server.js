/**
 * Runs a command while a server listens on its sandbox: `node ../on-a-server.js <command> <argument>…`
 * The command finds the address of GraphQL in `GRAPHQL_URL`, and that of the emulator of the REST API in `SANDBOX_URL`.
 * For tests of connections that break, `UNSTEADY_URL` leads to GraphQL as well, and a POST to `TROUBLE_URL` with one of
 * these paths makes trouble: `/cut` closes the connections that lead there, and those that are opened until `/mend`;
 * `/restart?signal=SIGTERM` stops the server with that signal and starts it again, where it was. After `--with-redis`
 * events outlive the server; without a redis-server on this machine the command is not run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';

import { freePort, originOf } from './ports.js';
import { startServer } from './server.js';
import { startUnsteady } from './unsteady.js';

const [first, ...others] = process.argv.slice(2);
const isWithRedis = first === '--with-redis';
const [command, ...commandArguments] = isWithRedis ? others : [first, ...others];
if (isWithRedis && spawnSync('redis-server', ['--version']).status !== 0) {
  console.warn('SKIPPED: no redis-server is installed. On Debian: apt-get install redis-server');
  process.exit(0);
}
const settings = isWithRedis ? { REDIS_URL: await startRedis() } : {};

let server = await startServer(settings);
const { url, sandboxUrl } = server;
const { port, pathname } = new URL(url);
const unsteady = await startUnsteady(port);

const TROUBLE = {
  '/cut': () => unsteady.cut(),
  '/mend': () => unsteady.mend(),
  '/restart': async ({ searchParams }) => {
    await server.stop(searchParams.get('signal'));
    server = await startServer({ ...settings, PORT: port });
  },
};
const trouble = createServer((request, response) => {
  const address = new URL(request.url, 'http://127.0.0.1');
  Promise.resolve(TROUBLE[address.pathname](address)).then(
    () => response.end(),
    (error) => response.writeHead(500).end(String(error)),
  );
});

spawn(command, commandArguments, {
  env: {
    ...process.env,
    GRAPHQL_URL: url,
    SANDBOX_URL: sandboxUrl,
    UNSTEADY_URL: `${unsteady.origin}${pathname}`,
    TROUBLE_URL: await originOf(trouble),
    EVENTS_OUTLIVE_THE_SERVER: String(isWithRedis),
  },
  stdio: 'inherit',
}).once('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Starts a Redis server that keeps everything in memory, at a free port. Gives its address. */
async function startRedis() {
  const free = await freePort();
  const redis = spawn('redis-server', ['--port', free, '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  process.once('exit', () => redis.kill('SIGKILL'));
  return `redis://127.0.0.1:${free}`;
}
