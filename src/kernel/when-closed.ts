import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What to call when a connection is lost: one listener for all, of which there may be many. */
const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls `listener` once when a response is complete or its connection is lost. Node.js emits no `close` of a response
 * that was waiting behind another one on a connection that is lost.
 *
 * @param message The request that is answered.
 */
export function whenClosed(
  message: { readonly raw: IncomingMessage },
  { raw }: { readonly raw: ServerResponse },
  listener: () => void,
): void {
  const { socket } = message.raw;
  if (raw.socket !== null) raw.once('close', listener);
  else if (socket.destroyed) listener();
  else {
    const listeners = listenersOf(socket);
    const close = (): void => {
      if (listeners.delete(close)) listener();
    };
    listeners.add(close);
    raw.once('close', close);
  }
}

function listenersOf(socket: Socket): Set<() => void> {
  const known = waiting.get(socket);
  if (known) return known;
  const listeners = new Set<() => void>();
  waiting.set(socket, listeners);
  socket.once('close', () => {
    for (const close of listeners) close();
  });
  return listeners;
}
