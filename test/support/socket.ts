import { createClient, type Client } from 'graphql-ws';
import { WebSocket, type ClientOptions } from 'ws';

import { atEnd } from './closing.js';
import { until } from './until.js';

/** A message of the protocol graphql-transport-ws. */
interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket on which a test sends what it likes. */
export interface TestSocket {
  readonly ws: WebSocket;
  /** The messages that came so far. */
  readonly messages: readonly Message[];
  /** The texts of these. */
  readonly texts: readonly string[];
  /** How many pings came so far. */
  pings(): number;
  /** Sends a message. */
  send(message: Message): void;
  /** Waits for a message of a type, with an id where one is given. */
  next(type: string, id?: string): Promise<Message>;
  /** Waits until it is closed, and gives the code and the reason. */
  closed(): Promise<readonly [code: number, reason: string]>;
}

/** The address of the WebSockets of a server. */
function socketUrl(url: string): string {
  return url.replace(/^http/, 'ws');
}

/** Opens a WebSocket. It is cut at the end of the test. */
export async function openSocket(
  url: string,
  options: ClientOptions = {},
  protocol = 'graphql-transport-ws',
): Promise<TestSocket> {
  const ws = new WebSocket(socketUrl(url), protocol === '' ? [] : protocol, options);
  atEnd(() => ws.terminate());
  const messages: Message[] = [];
  const texts: string[] = [];
  let pings = 0;
  ws.on('ping', () => (pings += 1));
  let end: readonly [number, string] | undefined;
  ws.on('message', (data: Buffer) => {
    texts.push(data.toString());
    messages.push(JSON.parse(data.toString()) as Message);
  });
  ws.on('close', (code, reason) => (end = [code, reason.toString()]));
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });
  ws.on('error', () => undefined);
  const found = (type: string, id?: string): Message | undefined =>
    messages.find((each) => each.type === type && (id === undefined || each.id === id));
  return {
    ws,
    messages,
    texts,
    pings: () => pings,
    send: (message) => ws.send(JSON.stringify(message)),
    async next(type, id) {
      await until(() => found(type, id) !== undefined || end !== undefined, `message ${type}`);
      const message = found(type, id);
      if (!message) throw new Error(`closed before: ${JSON.stringify(end)}`);
      return message;
    },
    async closed() {
      await until(() => end !== undefined, 'the socket is closed');
      return end ?? [0, ''];
    },
  };
}

/** The same, with `connection_init` acknowledged. */
export async function connectSocket(
  url: string,
  payload?: object,
  options?: ClientOptions,
): Promise<TestSocket> {
  const socket = await openSocket(url, options);
  socket.send({ type: 'connection_init', ...(payload && { payload }) });
  await socket.next('connection_ack');
  return socket;
}

/** The HTTP status that an upgrade is refused with. */
export function refusedStatus(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const ws = new WebSocket(socketUrl(url), 'graphql-transport-ws', { headers });
  atEnd(() => ws.terminate());
  return new Promise((resolve) => {
    ws.on('error', () => undefined);
    ws.on('open', () => resolve(101));
    ws.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
  });
}

/** The client of graphql-ws. It is closed at the end of the test. */
export function socketClient(
  url: string,
  connectionParams: () => Record<string, unknown> = () => ({}),
): Client {
  const client = createClient({
    url: socketUrl(url),
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 10,
    retryWait: () => Promise.resolve(),
  });
  atEnd(() => client.dispose());
  return client;
}
