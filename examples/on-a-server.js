/**
 * Runs a command while a server listens on its sandbox: `node ../on-a-server.js <command> <argument>…`
 * The command finds the address of GraphQL in `GRAPHQL_URL`, and that of the emulator of the REST API in `SANDBOX_URL`.
 * For tests of connections that break, `UNSTEADY_URL` leads to GraphQL as well, and a POST to `TROUBLE_URL` with one of
 * these paths makes trouble: `/cut` closes the connections that lead there, and those that are opened until `/mend`;
 * `/restart?signal=SIGTERM` stops the server with that signal and starts it again, where it was.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';

import { startServer } from './server.js';

let server = await startServer();
const { url, sandboxUrl } = server;
const { port, pathname } = new URL(url);

const connections = new Set();
let isCut = false;
const unsteady = createTcpServer((socket) => {
  if (isCut) return socket.destroy();
  const onward = connect(Number(port), '127.0.0.1');
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ]) {
    connections.add(one);
    one.on('error', () => undefined);
    one.on('close', () => {
      connections.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
});

const TROUBLE = {
  '/cut': () => {
    isCut = true;
    for (const socket of connections) socket.destroy();
  },
  '/mend': () => {
    isCut = false;
  },
  '/restart': async ({ searchParams }) => {
    await server.stop(searchParams.get('signal'));
    server = await startServer({ PORT: port });
  },
};
const trouble = createServer((request, response) => {
  const address = new URL(request.url, 'http://127.0.0.1');
  Promise.resolve(TROUBLE[address.pathname](address)).then(
    () => response.end(),
    (error) => response.writeHead(500).end(String(error)),
  );
});

const [command, ...commandArguments] = process.argv.slice(2);
spawn(command, commandArguments, {
  env: {
    ...process.env,
    GRAPHQL_URL: url,
    SANDBOX_URL: sandboxUrl,
    UNSTEADY_URL: `${await addressOf(unsteady)}${pathname}`,
    TROUBLE_URL: await addressOf(trouble),
  },
  stdio: 'inherit',
}).once('close', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

async function addressOf(listener) {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return `http://127.0.0.1:${String(listener.address().port)}`;
}
