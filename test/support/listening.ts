import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { atEnd } from './closing.js';

/** Has a server listen at any free port of the loopback interface until the test, or the file, ends. Gives the port. */
export async function listening(server: Server | HttpServer): Promise<number> {
  // HTTP closes its own connections. Those of other servers stay open as long as nothing reads from them.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    const closed = close(server);
    for (const socket of sockets) socket.destroy();
    return closed;
  });
  return (server.address() as AddressInfo).port;
}

/** Closes a server, also one that was closed before, and the connections to it that HTTP knows of. */
export function close(server: Server | HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await close(server);
  return port;
}
