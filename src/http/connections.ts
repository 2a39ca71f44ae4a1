import type { Socket } from 'node:net';

import type { FastifyInstance } from 'fastify';

/** How long a stopping server waits for the first byte on a connection that has sent none, in milliseconds. */
const FIRST_BYTE_TIMEOUT = 1_000;

/**
 * The connections of a server, of which only so many may be open. Some more are taken so that their first request can
 * be answered: health is, everything else is rejected. Beyond those, connections are closed at once.
 */
export class Connections {
  readonly #open = new Set<Socket>();
  readonly #excess = new WeakSet<Socket>();

  /** @param most How many may be open. */
  constructor({ server }: Pick<FastifyInstance, 'server'>, most: number) {
    // The owner of an app may have set fewer.
    const { maxConnections = Number.POSITIVE_INFINITY } = server as { maxConnections?: number };
    server.maxConnections = Math.min(maxConnections, most + Math.max(8, Math.ceil(most / 10)));
    server.on('connection', (socket: Socket) => {
      // A request on it is read once more.
      if (this.#open.has(socket)) return;
      if (this.#open.size >= most) this.#excess.add(socket);
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /** Whether a connection is one too many. */
  isExcess(socket: Socket): boolean {
    return this.#excess.has(socket);
  }

  /** Closes those that browsers opened in advance, and which Node.js does not count as idle. */
  closeUnused(): void {
    const timer = setTimeout(() => {
      for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
    }, FIRST_BYTE_TIMEOUT);
    timer.unref();
  }
}
