/** Ports of the loopback interface. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Has a server listen on a free port. Gives its origin. */
export async function originOf(listener) {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return `http://127.0.0.1:${String(listener.address().port)}`;
}

/** A port that is free now, for a server whose address is needed before it listens. */
export async function freePort() {
  const finder = createServer();
  const { port } = new URL(await originOf(finder));
  finder.close();
  await once(finder, 'close');
  return port;
}
