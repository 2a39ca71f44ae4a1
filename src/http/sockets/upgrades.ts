/** Requests to upgrade a connection: those to WebSockets are routed like all others, and all others are plain HTTP. */
import { ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A connection whose client asks for a WebSocket. */
export interface Upgrade {
  readonly socket: Socket;
  /** What came behind the request already. */
  readonly head: Buffer;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** The upgrade that a request asks for; undefined for plain HTTP. */
export function upgradeOf({ headers, raw }: FastifyRequest): Upgrade | undefined {
  return headers.upgrade === undefined ? undefined : upgrades.get(raw);
}

/**
 * Has requests for WebSockets pass through the hooks and routes of an app, like all others. Does nothing once something
 * else in the app handles upgrades, such as its own WebSockets.
 */
export function routeUpgrades(app: FastifyInstance): void {
  const { server } = app;
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (server.listenerCount('upgrade') > 1) return;
    // Node.js listens to its errors no more.
    socket.on('error', destroy);
    const response = responseOn(socket, request);
    // An answer to a request before this one has not been sent: clients wait for it.
    if (!response) socket.destroy();
    else if (isForWebSocket(request)) {
      upgrades.set(request, { socket, head });
      // Nothing reads further requests on this connection.
      response.shouldKeepAlive = false;
      response.once('finish', () => socket.destroySoon());
      app.routing(request, response);
    } else {
      response.detachSocket(socket);
      socket.off('error', destroy);
      readAgain(server, request, socket, head);
    }
  });
}

/** Ends the HTTP of a request whose connection is a WebSocket now, so that nothing of it is kept. */
export function leaveHttp(reply: FastifyReply, socket: Socket): void {
  const { raw } = reply.hijack();
  raw.detachSocket(socket);
  raw.emit('close');
}

function destroy(this: Socket): void {
  this.destroy();
}

function responseOn(socket: Socket, request: IncomingMessage): ServerResponse | undefined {
  const response = new ServerResponse(request);
  try {
    response.assignSocket(socket);
    return response;
  } catch {
    return undefined;
  }
}

function isForWebSocket({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.trim().toLowerCase() === 'websocket' &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/**
 * Has Node.js read a request once more, without its header `upgrade`: servers may ignore that, such as the `h2c` that
 * the HTTP client of Java sends with every request. There is no other way to refuse one in Node.js 20.
 */
function readAgain(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  const lines = [`${method ?? ''} ${url ?? ''} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), head]));
  server.emit('connection', socket);
}
