import type { Socket } from 'node:net';

import { CloseCode, MessageType, validateMessage, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';

import type { ErrorCode } from '../../graphql/errors.js';
import { AUTHENTICATION_ERRORS } from '../../graphql/plugins/authentication.js';
import { cut } from '../../kernel/cut.js';
import type { ConnectionEnd } from '../../observability/stream-metrics.js';
import { stringifyJson } from '../../upstream/exact-json.js';
import { readJsonText } from '../graphql-body.js';
import { atTime } from '../streams/at-time.js';
import {
  LAST_BYTES,
  tooMany,
  type OpenConnection,
  type OpenStreams,
  type Place,
} from '../streams/open-streams.js';
import { credentialsIn } from './connection-init.js';
import { SocketOperation, type OperationServer, type SocketCaller } from './socket-operation.js';
import { Wire, type WireListener } from './wire.js';

/** How long a client has for `connection_init`, in milliseconds. */
const INIT_TIMEOUT = 3_000;
/** The longest id of an operation, in UTF-16 units: it is sent back with every result. */
const LONGEST_ID = 256;
/** Close codes of WebSockets after which clients connect again. */
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
const TOO_MANY: ErrorCode = 'TOO_MANY_SUBSCRIPTIONS';

/** What WebSockets need of the server. */
export interface SocketServer extends OperationServer {
  readonly streams: OpenStreams;
  /** Milliseconds between pings. */
  readonly keepalive: number;
  /** The most subscriptions on one. */
  readonly maxSubscriptions: number;
}

/** Who opens a WebSocket, by the headers of the upgrade. */
export type SocketClient = Omit<SocketCaller, 'authentication'>;

/**
 * The server's side of the protocol graphql-transport-ws on one WebSocket
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Messages are read, and results written, with every
 * digit of their numbers: `makeServer` of graphql-ws would round them.
 */
export class GraphqlSocket implements OpenConnection, WireListener {
  readonly #server: SocketServer;
  readonly #client: SocketClient;
  readonly #wire: Wire;
  readonly #place: Place;
  readonly #operations = new Map<string, SocketOperation>();
  readonly #initTimer: NodeJS.Timeout;
  #caller: SocketCaller | undefined;
  #cancelExpiry: (() => void) | undefined;
  #hasInit = false;
  #isStopping = false;
  /** Why it ends; undefined while it goes on. */
  #reason: ConnectionEnd | undefined;

  constructor(ws: WebSocket, socket: Socket, server: SocketServer, client: SocketClient) {
    this.#server = server;
    this.#client = client;
    this.#wire = new Wire(ws, socket, server.keepalive, this);
    this.#place = server.streams.open('ws', this);
    this.#initTimer = setTimeout(() => {
      this.#refuse(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    }, INIT_TIMEOUT);
    if (ws.protocol === '')
      this.#refuse(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
  }

  message(text: string, bytes: number): void {
    if (this.#reason) return;
    let message;
    let pong = '';
    try {
      message = validateMessage(readJsonText(text));
      // What is nested too deeply can be read, and not be written.
      if (message.type === MessageType.Ping)
        pong = stringifyJson({ type: MessageType.Pong, payload: message.payload });
    } catch {
      this.#refuse(CloseCode.BadRequest, 'Invalid message received');
      return;
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        void this.#init(message.payload);
        break;
      case MessageType.Ping:
        void this.#wire.reply(pong);
        break;
      case MessageType.Pong:
        break;
      case MessageType.Subscribe:
        this.#subscribe(message, bytes);
        break;
      case MessageType.Complete:
        this.#operations.get(message.id)?.cancel('client');
        this.#operations.delete(message.id);
        break;
      default:
        this.#refuse(CloseCode.BadRequest, `Clients send no ${message.type}`);
    }
  }

  binaryMessage(): void {
    this.#refuse(CloseCode.BadRequest, 'Messages are texts');
  }

  violation(): void {
    this.#reason ??= 'refused';
  }

  slow(): void {
    this.#reason ??= 'slow';
  }

  closed(): void {
    this.#reason ??= 'client';
    clearTimeout(this.#initTimer);
    this.#cancelExpiry?.();
    for (const operation of this.#operations.values()) operation.cancel(this.#reason);
    this.#operations.clear();
    this.#place.free(this.#reason);
  }

  /** Takes no more operations, and closes it once those are answered that are no subscriptions, or after a while. */
  stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    const end = (): void => {
      clearTimeout(timer);
      this.#end('stopping', GOING_AWAY, 'This server is stopping');
    };
    const timer = setTimeout(end, LAST_BYTES);
    const answers = [...this.#operations.values()].filter(({ isSubscription }) => !isSubscription);
    void Promise.all(answers.map(({ over }) => over)).then(end);
  }

  cut(): void {
    this.#wire.cut();
  }

  async #init(payload: unknown): Promise<void> {
    if (this.#hasInit) {
      this.#refuse(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
      return;
    }
    this.#hasInit = true;
    clearTimeout(this.#initTimer);
    let authorization: string | undefined;
    try {
      authorization = credentialsIn(payload) ?? this.#client.authorization;
    } catch {
      this.#refuse(CloseCode.Forbidden, AUTHENTICATION_ERRORS.invalid[1]);
      return;
    }
    const authentication = await this.#server.contexts.ofConnection(authorization);
    if (this.#reason) return;
    const { failure, identity, expiresAt } = authentication;
    if (failure) {
      const code = failure === 'keys-unavailable' ? TRY_AGAIN_LATER : CloseCode.Forbidden;
      this.#refuse(code, AUTHENTICATION_ERRORS[failure][1]);
      return;
    }
    try {
      this.#place.countFor(identity);
    } catch {
      this.#refuse(TRY_AGAIN_LATER, TOO_MANY);
      return;
    }
    this.#caller = { ...this.#client, authorization, authentication };
    this.#cancelExpiry = atTime(expiresAt, () => {
      this.#end('token', CloseCode.Forbidden, AUTHENTICATION_ERRORS.expired[1]);
    });
    await this.#wire.reply('{"type":"connection_ack"}');
  }

  #subscribe(message: SubscribeMessage, bytes: number): void {
    const { id } = message;
    if (!this.#caller) {
      this.#refuse(CloseCode.Unauthorized, 'Unauthorized');
    } else if (this.#operations.has(id)) {
      this.#refuse(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    } else if (id.length > LONGEST_ID) {
      this.#refuse(CloseCode.BadRequest, 'The id of an operation is too long');
    } else if (!this.#isStopping) {
      this.#start(message, bytes, this.#caller);
    }
  }

  #start(message: SubscribeMessage, bytes: number, caller: SocketCaller): void {
    const { id } = message;
    const { maxSubscriptions } = this.#server;
    let isExcess = false;
    const operation = new SocketOperation(this.#server, this.#wire, caller, message, bytes, () => {
      const running = [...this.#operations.values()].filter((each) => each.isSubscription);
      isExcess = running.length >= maxSubscriptions;
      if (isExcess) throw tooMany(`one connection may have ${maxSubscriptions} subscriptions`);
    });
    this.#operations.set(id, operation);
    void operation.over.then(() => {
      // Its client may have completed it, and given its id to another one.
      if (this.#operations.get(id) === operation) this.#operations.delete(id);
      if (isExcess) this.#refuse(TRY_AGAIN_LATER, TOO_MANY);
    });
  }

  /** Closes it because its client broke a rule, or may not connect. */
  #refuse(code: number, message: string): void {
    this.#end('refused', code, message);
  }

  #end(reason: ConnectionEnd, code: number, message: string): void {
    if (this.#reason) return;
    this.#reason = reason;
    this.#client.log.info({ transport: 'ws', code, reason: cut(message) }, 'connection closed');
    this.#wire.close(code, message);
  }
}
