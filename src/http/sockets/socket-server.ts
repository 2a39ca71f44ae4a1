/** Opens WebSockets. Loaded with the first request for one: a server without them need not load its packages. */
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { LAST_BYTES } from '../streams/open-streams.js';
import { reject } from '../rejections.js';
import { GraphqlSocket, type SocketClient, type SocketServer } from './graphql-socket.js';
import { leaveHttp, type Upgrade } from './upgrades.js';

/** The largest message, in bytes: that of a body over HTTP. */
const MAX_MESSAGE = 1_024 * 1_024;

/** Opens the WebSockets of one server. */
export class SocketOpener {
  readonly #server: SocketServer;
  readonly #sockets: WebSocketServer;

  constructor(server: SocketServer) {
    this.#server = server;
    // A variable: the types of ws do not know all of these yet.
    const options = {
      noServer: true,
      clientTracking: false,
      maxPayload: MAX_MESSAGE,
      // One message in each turn of the event loop: each may carry an operation.
      allowSynchronousEvents: false,
      closeTimeout: LAST_BYTES,
      handleProtocols: (offered: ReadonlySet<string>) =>
        offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
    };
    this.#sockets = new WebSocketServer(options);
  }

  /**
   * Makes a WebSocket of the connection of a request, or answers with what is wrong with it.
   *
   * @returns Whether it is open.
   */
  open(
    { socket, head }: Upgrade,
    client: SocketClient,
    request: FastifyRequest,
    reply: FastifyReply,
  ): boolean {
    let isOpen = false;
    const problems: string[] = [];
    const note = ({ message }: Error): void => void problems.push(message);
    // It is emitted before `handleUpgrade` returns.
    this.#sockets.once('wsClientError', note);
    this.#sockets.handleUpgrade(request.raw, socket, head, (ws) => {
      isOpen = true;
      leaveHttp(reply, socket);
      new GraphqlSocket(ws, socket, this.#server, client);
    });
    this.#sockets.off('wsClientError', note);
    const [message] = problems;
    if (message !== undefined) {
      reply.header('sec-websocket-version', '13');
      void reject(request, reply, { status: 400, code: 'BAD_REQUEST', message });
    }
    return isOpen;
  }
}
