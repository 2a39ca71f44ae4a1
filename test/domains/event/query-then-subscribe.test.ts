import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { beforeEach, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';

import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { opened } from '../../support/closing.js';
import { SECRET } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { listening } from '../../support/listening.js';
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

/** A server that gets the events of the sandbox, and calls it at that address. */
async function serverOn(url: string): Promise<Graph> {
  const graph = await startGraph({
    ...serviceOn(sandbox),
    SUNSHINE_BASE_URL: url,
    WEBHOOK_SECRETS: SECRET,
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

test('from a query to its subscription there is no hole in 1,000 tries, at 50 messages a second', async () => {
  const graph = await serverOn(sandbox.url);
  const client = createClient({ url: graph.url, retryAttempts: 0 });
  opened({ close: () => client.dispose() });
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
    const { data } = await graph.query(`{ ${NEWEST} eventCursor }`);
    const { eventCursor } = data as Newest;
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
      variables: { after: eventCursor },
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
  await Promise.all(Array.from({ length: 40 }, worker));
  enough.abort();
  await talking;

  const holes = attempts.filter(([newest = 0, first = 0, ...rest]) => {
    const all = [first, ...rest];
    return first > newest + 1 || all.some((number, index) => number !== first + index);
  });
  expect(holes).toEqual([]);
});
