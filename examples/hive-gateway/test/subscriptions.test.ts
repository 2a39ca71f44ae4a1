/** Hive Gateway over this server and a subgraph of another team: events are extended with what that one knows. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';

import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { createClient } from 'graphql-sse';

import { gatewayConfig, overWebSocket } from '../../federation/routers/hive-gateway.config';
import { compose } from '../../federation/supergraph';
import { startTickets, TICKETS_SDL } from '../../federation/tickets';
import { startServer } from '../../server.js';

/** A group conversation of the sandbox that there is a ticket about. */
const conversation = '67a3198c9d3e51c7a4000c04';
const EVENTS = `subscription Events($conversation: ID!, $after: String) {
  conversationEvents(conversationId: $conversation, after: $after, types: [MESSAGE]) {
    isReplayed
    event {
      type
      conversation { displayName tickets { id subject } }
      ... on ConversationMessageEvent { message { content { text } } }
    }
  }
}`;
const SEND = `mutation Send($input: SendConversationMessageInput!) {
  sendConversationMessage(input: $input) { message { id } userErrors { message } }
}`;

let supergraph: string;
const closing: (() => Promise<unknown>)[] = [];
before(async () => {
  const ROUTER_SECRET = (process.env['ROUTER_SECRET'] = 'what-the-gateway-sends');
  const server = await startServer({ SUBGRAPH: 'router-only', ROUTER_SECRET });
  const tickets = await startTickets();
  closing.push(
    () => tickets.close(),
    () => server.stop('SIGTERM'),
  );
  supergraph = compose([
    {
      name: 'conversations',
      url: server.url,
      sdl: await readFile('../../subgraph.graphql', 'utf8'),
    },
    { name: 'tickets', url: tickets.url, sdl: TICKETS_SDL },
  ]);
});
after(async () => {
  for (const close of closing.toReversed()) await close();
});

for (const [how, transportEntries] of [
  ['as the subgraph is', {}],
  ['over a WebSocket', overWebSocket],
] as const)
  test(`an event comes with the tickets of its conversation, ${how}`, async () => {
    const gateway = await startGateway(transportEntries);
    const { eventCursor } = await gateway.ask<{ eventCursor: string }>('{ eventCursor }');
    await gateway.send('before');
    const client = createClient({ url: gateway.url, retryAttempts: 0 });
    const deliveries = client.iterate({
      query: EVENTS,
      variables: { conversation, after: eventCursor },
    });

    assert.deepEqual(await deliveries.next(), delivered('before', true));
    const live = deliveries.next();
    await gateway.send('live');
    assert.deepEqual(await live, delivered('live', false));
    client.dispose();
  });

function delivered(text: string, isReplayed: boolean) {
  return {
    done: false,
    value: {
      data: {
        conversationEvents: {
          isReplayed,
          event: {
            type: 'MESSAGE',
            conversation: {
              displayName: 'Crew',
              tickets: [{ id: 'T-3', subject: 'Swap of shifts' }],
            },
            message: { content: { text } },
          },
        },
      },
    },
  };
}

type TransportEntries = NonNullable<Parameters<typeof createGatewayRuntime>[0]['transportEntries']>;

async function startGateway(transportEntries: TransportEntries) {
  const gateway = createGatewayRuntime({
    ...gatewayConfig,
    supergraph,
    transportEntries,
    logging: false,
  });
  const server = createServer(gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    await gateway.dispose();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  const ask = async <Data>(query: string, variables = {}): Promise<Data> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    assert.equal(errors, undefined);
    return data;
  };
  const send = (text: string) =>
    ask(SEND, {
      input: {
        conversationId: conversation,
        author: { business: {} },
        content: { text: { text } },
      },
    });
  return { url, ask, send };
}
