/** The servers of the bench of events, and how events are sent to them. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

import { APP_ID } from './caller.js';
import { freePort, startNode, stop } from './child-processes.js';
import { untilAnswered } from './readiness.js';
import { conversationId } from './records.js';

/** A server that has subscriptions. */
export interface EventServer {
  readonly title: string;
  readonly transport: 'sse' | 'ws';
  readonly url: string;
  readonly pid: number;
  /** What clients send. */
  readonly headers: Readonly<Record<string, string>>;
  /** Megabytes that are in use on the heap of our server after a garbage collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

/** A kind of them. */
export interface EventServerKind {
  readonly title: string;
  readonly transport: EventServer['transport'];
  readonly command: readonly string[];
  readonly environment: (upstream: string) => Readonly<Record<string, string>>;
}

const SECRET = 'secret-of-the-bench';
/** The conversation in which everything happens. */
export const CONVERSATION = conversationId(1);

/** What is subscribed to, as a chat would ask for it: everything of it is in the payloads. */
export const SUBSCRIPTION = subscription('');
/** The same, in this server's names. */
export const OUR_SUBSCRIPTION = subscription('Conversation');

/** Our server, with callers that are not told apart, and a key of its own. */
export const OURS: EventServerKind = {
  title: 'this server, WebSocket',
  transport: 'ws',
  command: [
    ...['--max-semi-space-size=64', '--expose-gc', '--import', './bench/heap-report.js'],
    'dist/main.js',
  ],
  environment: (upstream) => ({
    NODE_ENV: 'production',
    SUNSHINE_BASE_URL: upstream,
    SUNSHINE_APP_ID: APP_ID,
    SUNSHINE_KEY_ID: 'app_0123456789abcdef01234567',
    SUNSHINE_KEY_SECRET: 'secret',
    CALLER_AUTH: 'none',
    WEBHOOK_SECRETS: SECRET,
    HOST: '127.0.0.1',
  }),
};

/** The same with the other transport. */
export const OURS_BY_SSE: EventServerKind = {
  ...OURS,
  title: 'this server, SSE',
  transport: 'sse',
};

const peer = (
  title: string,
  transport: EventServer['transport'],
  file: string,
): EventServerKind => ({
  title,
  transport,
  command: ['--max-semi-space-size=64', `bench/servers/${file}`],
  environment: () => ({ NODE_ENV: 'production' }),
});

/** What it is compared with. */
export const PEERS: readonly EventServerKind[] = [
  peer('graphql-ws + Yoga PubSub, WebSocket', 'ws', 'events-yoga.js'),
  peer('GraphQL Yoga, SSE', 'sse', 'events-yoga.js'),
  peer('Mercurius, WebSocket', 'ws', 'events-mercurius.js'),
];

/** Starts a server, and waits for its first answer. */
export async function startEventServer(
  { title, transport, command, environment }: EventServerKind,
  upstream: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<EventServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startNode(command, { ...environment(upstream), ...extra, PORT: String(port) });
  const headers = { 'content-type': 'application/json' };
  const method = 'POST';
  await untilAnswered(child, `${url}/graphql`, { method, headers }, '{"query":"{ __typename }"}');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${title} did not start`);
  return {
    ...{ title, transport, url, pid, headers: {} },
    async heap() {
      child.send('heap');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes / 1_024 ** 2;
    },
    stop: () => stop(child),
  };
}

let count = 0;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A new message, as upstream reports it. Its text says when it was made, and is so long. */
export function messageEvent(length = 100): object {
  count += 1;
  const time = (performance.timeOrigin + performance.now()).toFixed(3);
  return {
    id: `event-${count}`,
    type: 'conversation:message',
    createdAt: '2025-02-04T09:08:07.006Z',
    payload: {
      conversation: { id: CONVERSATION, type: 'sdkGroup' },
      message: {
        id: count.toString(16).padStart(24, '0'),
        received: '2025-02-04T09:08:07.006Z',
        author: {
          type: 'business',
          displayName: 'Support',
          avatarUrl: 'https://cdn.example.com/a.png',
        },
        content: {
          type: 'text',
          text: `t=${time};`.padEnd(length, 'x'),
          actions: ['Yes', 'No', 'Later'].map((text) => ({ type: 'reply', text, payload: text })),
        },
        source: { type: 'api:conversations', integrationId: CONVERSATION },
        metadata: { order: 'A-7' },
      },
    },
  };
}

/**
 * Sends a webhook.
 *
 * @returns Milliseconds to its answer.
 * @throws {Error} when it is not taken.
 */
export async function sendEvents({ url }: EventServer, events: readonly object[]): Promise<number> {
  const body = JSON.stringify({ app: { id: APP_ID }, webhook: { id: 'w', version: 'v2' }, events });
  const start = performance.now();
  const answer = await new Promise<string>((resolve, reject) => {
    request(
      `${url}/webhooks/sunshine`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-api-key': SECRET,
        },
      },
      (response) => {
        text(response).then((given) => resolve(`${response.statusCode} ${given}`), reject);
      },
    )
      .on('error', reject)
      .end(body);
  });
  if (answer !== '200 {}') throw new Error(`a webhook was answered ${answer}`);
  return performance.now() - start;
}

/** @param prefix Of the names of types. */
function subscription(prefix: string): string {
  return `subscription { conversationEvents(conversationId: "${CONVERSATION}") {
    cursor previousCursor isReplayed gap { reason }
    event { eventId type createdAt conversation { conversationId type }
      ... on ${prefix}MessageEvent { message { id messageId received metadata
        author { type userId displayName avatarUrl }
        content { text ... on ${prefix}TextContent { htmlText actions { text ... on ${prefix}ReplyAction { payload iconUrl } } } }
        source { type integrationId } } } } } }`;
}
