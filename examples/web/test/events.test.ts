/** Clients as they come, on a real server: what others send arrives once and in order, whatever becomes of connections. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import type { ApolloClient } from '@apollo/client';
import { print } from 'graphql';
import * as sse from 'graphql-sse';
import { WebSocket } from 'ws';

import type { ChatEventsSubscription } from '../src/chat/__generated__/graphql';
import * as apollo from '../src/chat/apollo-events';
import { createEventsClient, subscribe, type EventsClient } from '../src/chat/events';
import { ChatEvents, ChatStart, SendMessage } from '../src/chat/operations';
import * as urql from '../src/chat/urql-events';

const { GRAPHQL_URL = '', UNSTEADY_URL = '', TROUBLE_URL = '' } = process.env;
const eventsOutliveTheServer = process.env['EVENTS_OUTLIVE_THE_SERVER'] === 'true';

/** A conversation of the sandbox with 350 messages. */
const conversation = '67a5d8d89d3e51c7a4000c0e';

type Variables = { readonly conversation: string; readonly after: string };
type Take = (data: ChatEventsSubscription | null | undefined, error?: unknown) => void;
/** Subscribes with a client. Gives what ends it. */
type Listen = (variables: Variables, take: Take) => () => void;

const soon = () => pause(50);
const overSse = () => sse.createClient({ url: UNSTEADY_URL, retryAttempts: Infinity, retry: soon });
const overWebSocket = () =>
  createEventsClient(UNSTEADY_URL.replace('http', 'ws'), { retryWait: soon });
// Node.js has one of its own from version 22 on, and browsers always had.
Object.assign(globalThis, { WebSocket });

const CLIENTS: Readonly<Record<string, Listen>> = {
  'Apollo Client over HTTP alone': withApollo(() => apollo.createLiveClient(UNSTEADY_URL)),
  'Apollo Client over graphql-ws': withApollo(() => apollo.createWebSocketClient(overWebSocket())),
  'urql over graphql-sse': withUrql(overSse),
  'urql over graphql-ws': withUrql(overWebSocket),
  'graphql-sse alone': alone(overSse),
  'graphql-ws alone': alone(overWebSocket),
};

for (const [name, listen] of Object.entries(CLIENTS))
  test(`${name} loses nothing and doubles nothing, and is given a gap where it must be`, async (t) => {
    const seen: unknown[] = [];
    const eventCursor = await cursor();
    const stop = listen({ conversation, after: eventCursor }, (data, error) => {
      const { event, gap } = data?.conversationEvents ?? {};
      if (event && 'messageEdge' in event) seen.push(event.messageEdge.node?.content.text);
      else seen.push(gap?.reason ?? error);
    });
    // Also when it fails: what is left open would keep the process from ending.
    t.after(stop);
    const expected: string[] = [];
    const sees = async (...more: string[]) => {
      expected.push(...more);
      for (const start = Date.now(); seen.length < expected.length; await pause(5))
        if (Date.now() - start > 30_000) break;
      assert.deepEqual(seen, expected);
    };

    await send('before it subscribes, or after');
    await sees('before it subscribes, or after');
    await send('live');
    await sees('live');

    await makeTrouble('cut');
    await send('while the connection is cut');
    await send('and one more');
    await makeTrouble('mend');
    await sees('while the connection is cut', 'and one more');
    await send('live again');
    await sees('live again');

    for (const signal of ['SIGTERM', 'SIGKILL']) {
      await makeTrouble('cut');
      const before = await cursor();
      await send(`before ${signal}`);
      while ((await cursor()) === before) await pause(5);
      await makeTrouble(`restart?signal=${signal}`);
      await makeTrouble('mend');
      await sees(eventsOutliveTheServer ? `before ${signal}` : 'UNKNOWN_CURSOR');
      await send(`after ${signal}`);
      await sees(`after ${signal}`);
    }
  });

test('the recipes in the documentation are these', async () => {
  const guide = await readFile('../../docs/events.md', 'utf8');
  for (const file of ['apollo-events', 'events', 'urql-events']) {
    const source = await readFile(`src/chat/${file}.ts`, 'utf8');
    const [, quoted] = /\/\/ #region resume\n([^]*?)\n *\/\/ #endregion/.exec(source) ?? [];
    assert.ok(quoted !== undefined && guide.includes(quoted), `docs/events.md quotes ${file}.ts`);
  }
});

function withApollo(create: () => ApolloClient): Listen {
  return (variables, take) => {
    const client = create();
    const subscription = client
      .subscribe({ query: ChatEvents, variables })
      .subscribe(({ data, error }) => take(data, error));
    return () => {
      subscription.unsubscribe();
      client.stop();
    };
  };
}

function withUrql(create: () => EventsClient & { dispose(): void }): Listen {
  return (variables, take) => {
    const events = create();
    const { unsubscribe } = urql
      .createLiveClient(GRAPHQL_URL, events)
      .subscription(ChatEvents, variables)
      .subscribe(({ data, error }) => take(data, error));
    return unsubscribe;
  };
}

function alone(create: () => EventsClient): Listen {
  return (variables, take) =>
    subscribe(
      create(),
      { query: print(ChatEvents), variables },
      {
        next: ({ data }) => take(data),
        error: (error) => take(undefined, error),
        complete: () => take(undefined, 'completed'),
      },
    );
}

/** Where the events end. */
async function cursor(): Promise<string> {
  const variables = { conversation, last: 1 };
  return (await ask<{ eventCursor: string }>(print(ChatStart), variables)).eventCursor;
}

/** Sends a message as another client does. With its key it is posted once, however often the server is just away. */
async function send(text: string): Promise<void> {
  const input = {
    conversationId: conversation,
    author: { business: {} },
    content: { text: { text } },
    idempotencyKey: crypto.randomUUID(),
  };
  for (;;)
    try {
      await ask(print(SendMessage), { input });
      return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await pause(20);
    }
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  assert.equal(errors, undefined);
  return data;
}

async function makeTrouble(kind: string): Promise<void> {
  const response = await fetch(`${TROUBLE_URL}/${kind}`, { method: 'POST' });
  assert.equal(response.status, 200);
}
