import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { SECRET } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { listening } from '../../support/listening.js';
import { socketClient } from '../../support/socket.js';
import { startSandbox } from '../../support/sandbox.js';
import { until } from '../../support/until.js';
import { serviceOn } from '../../support/upstreams.js';

const { users, conversations } = SAMPLE;
const { id: conversationId } = conversations.crew;
const NEWEST = `conversation(id: "${conversationId}") { messages(last: 1) { nodes { content { text } } } }`;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});

/** Tries under way at the same time. */
const AT_ONCE = 40;

/** A server that gets the events of the sandbox, and calls it at that address. */
async function serverOn(url: string, settings: object = {}): Promise<Graph> {
  const graph = await startGraph({
    ...serviceOn(sandbox),
    SUNSHINE_BASE_URL: url,
    WEBHOOK_SECRETS: SECRET,
    ...settings,
  });
  sandbox.addWebhook({ target: new URL('/webhooks/sunshine', graph.url).href, secret: SECRET });
  return graph;
}

/** Writes a message as a person on a channel does, past the server. */
async function say(words: string): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: users.ada.id, conversationId, say: words }),
  });
  expect(response.status).toBe(200);
}

interface Newest {
  readonly eventCursor: string;
  readonly conversation: {
    readonly messages: {
      readonly nodes: readonly { readonly content: { readonly text: string } }[];
    };
  };
}

function newestIn(data: unknown): string {
  return (data as Newest).conversation.messages.nodes[0]?.content.text ?? '';
}

test('what is read beside a cursor is never older than it, though another operation is reading the same', async () => {
  let isHolding = true;
  const held: (() => void)[] = [];
  const proxy = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      const body = await text(request);
      const answer = await fetch(sandbox.url + url, {
        method,
        headers: { authorization: headers.authorization ?? '' },
        ...(body && { body }),
      });
      const answered = await answer.text();
      if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answered);
    })();
  });
  const graph = await serverOn(`http://127.0.0.1:${await listening(proxy)}`);
  const cursor = async (): Promise<unknown> => (await graph.query('{ eventCursor }')).data;

  const before = await cursor();
  const earlier = graph.query(`{ ${NEWEST} }`);
  await until(() => held.length === 2);
  isHolding = false;
  await say('since then');
  await until(async () => JSON.stringify(await cursor()) !== JSON.stringify(before));
  const later = await graph.query(`{ ${NEWEST} eventCursor }`);
  for (const release of held) release();

  expect(newestIn(later.data)).toBe('since then');
  expect(newestIn((await earlier).data)).not.toBe('since then');
});

test('a cursor that takes its time is read before anything else', async () => {
  const graph = await serverOn(sandbox.url);
  const { log } = graph.server.upstream.shared.events;
  const end = log.end.bind(log);
  let read: (() => void) | undefined;
  log.end = async (appId) => {
    await new Promise<void>((resolve) => (read = resolve));
    return end(appId);
  };
  const query = graph.query(
    `{ ${NEWEST} eventCursor again: eventCursor(appId: "${SAMPLE.appId}") }`,
  );
  await until(() => read !== undefined);
  await say('meanwhile');
  read?.();

  const { data, errors } = await query;
  expect(errors).toEqual([]);
  expect(newestIn(data)).toBe('meanwhile');
  expect(data).toMatchObject({ again: (data as Newest).eventCursor });
});

// It takes some seconds, but on a machine that is busy far more.
test('from a query to its subscription there is no hole in 1,000 tries, at 50 messages a second', async () => {
  const graph = await serverOn(sandbox.url, {
    MAX_SUBSCRIPTIONS_PER_CONNECTION: String(AT_ONCE),
  });
  const client = socketClient(graph.url);
  const enough = new AbortController();
  const talking = (async () => {
    const start = performance.now();
    for (let said = 1; !enough.signal.aborted; said += 1) {
      await say(String(said));
      await pause(Math.max(0, start + said * 20 - performance.now()));
    }
  })();
  await until(async () => Number(newestIn((await graph.query(`{ ${NEWEST} }`)).data)) > 0);

  /** The newest message that the query gave, and those that the subscription gave until one came live. */
  const attempt = async (): Promise<readonly number[]> => {
    const answer = await client.iterate<Newest>({ query: `{ ${NEWEST} eventCursor }` }).next();
    const { data } = answer.value as { readonly data: Newest };
    const seen = [Number(newestIn(data))];
    const deliveries = client.iterate<{
      readonly conversationEvents: {
        readonly isReplayed: boolean;
        readonly event: { readonly message: { readonly content: { readonly text: string } } };
      };
    }>({
      query: `subscription ($after: String) {
        conversationEvents(conversationId: "${conversationId}", types: [MESSAGE], after: $after) {
          isReplayed event { ... on ConversationMessageEvent { message { content { text } } } }
        }
      }`,
      variables: { after: data.eventCursor },
    });
    for await (const { data: delivered, errors } of deliveries) {
      if (!delivered) throw new Error(JSON.stringify(errors));
      const { isReplayed, event } = delivered.conversationEvents;
      seen.push(Number(event.message.content.text));
      if (!isReplayed) break;
    }
    return seen;
  };
  const attempts: (readonly number[])[] = [];
  const worker = async (): Promise<void> => {
    for (; attempts.length < 1_000;) attempts.push(await attempt());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  enough.abort();
  await talking;

  const holes = attempts.filter(([newest = 0, first = 0, ...rest]) => {
    const all = [first, ...rest];
    return first > newest + 1 || all.some((number, index) => number !== first + index);
  });
  expect(holes).toEqual([]);
}, 180_000);
