/** A way to a server that can be cut, for tests of connections that break. */
import { connect, createServer } from 'node:net';

import { originOf } from './ports.js';

/** Passes on what comes to a port of the loopback interface. Gives the origin that leads there. */
export async function startUnsteady(port) {
  const connections = new Set();
  let isCut = false;
  const listener = createServer((socket) => {
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
  return {
    origin: await originOf(listener),
    /** Closes the connections that lead there, and those that are opened until it is mended. */
    cut() {
      isCut = true;
      for (const socket of connections) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    close() {
      this.cut();
      listener.close();
    },
  };
}
