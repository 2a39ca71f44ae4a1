/** Messages that other subgraphs refer to: pins hold the global id of a message, and know nothing else of it. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { startGateway } from '../../examples/federation/gateway.js';
import { printSubgraph } from '../../scripts/printed-schema.js';
import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';
import { listedMessages } from '../support/messages.js';
import { post } from './supergraph.js';

const { appId, conversations } = SAMPLE;
const { adaDefault } = conversations;

const PINS_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { pins: [Pin!]! }
  type Pin { note: String! message: ConversationMessage }
  type ConversationMessage @key(fields: "id") { id: ID! isPinned: Boolean! }
  # Names of its own that a chat would have, too.
  type Message { id: ID! }
  type Mutation { sendMessage(text: String!): Message }
`;

let graph: Graph;
let url: string;
/** The global ids of the pinned messages: the two newest ones, and one that does not exist. */
let pinned: readonly string[];

beforeAll(async () => {
  graph = await startGraph();
  const listed = await listedMessages(graph.sandbox, adaDefault.id);
  pinned = [...listed.slice(-2).map(({ id }) => id), 'f'.repeat(24)].map(gidOf);
  const pins = new ApolloServer({
    schema: buildSubgraphSchema({
      typeDefs: parse(PINS_SDL),
      resolvers: {
        Query: { pins: () => pinned.map((id, index) => ({ note: `${index}`, message: { id } })) },
        ConversationMessage: { isPinned: ({ id }: { id: string }) => pinned.includes(id) },
      },
    }),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
  });
  const started = await startStandaloneServer(pins, { listen: { host: '127.0.0.1', port: 0 } });
  opened({ close: () => pins.stop() });
  const gateway = await startGateway([
    { name: 'conversations', url: graph.url, sdl: printSubgraph() },
    { name: 'pins', url: started.url, sdl: PINS_SDL },
  ]);
  url = opened(gateway).url;
});
beforeEach(() => graph.sandbox.reset());

function gidOf(messageId: string): string {
  return encodeGlobalId({
    type: 'ConversationMessage',
    appId,
    conversationId: adaDefault.id,
    messageId,
  });
}

test('are read by the ids that another subgraph has, all of a conversation from one page', async () => {
  const { data, errors } = await post(
    url,
    `{ pins { note message {
      isPinned content { text ... on ConversationTextContent { actions { text } } }
      conversation { id conversationId }
    } } }`,
  );

  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    pins: [
      { message: { isPinned: true, conversation: { conversationId: adaDefault.id } } },
      { message: { content: { text: 'You should have them tomorrow.', actions: [] } } },
      { note: '2', message: null },
    ],
  });
  expect(graph.sandbox.requests.counts()).toEqual({ listMessages: 1 });
});

test('have fields of the other subgraph wherever they are listed', async () => {
  const { data, errors } = await post(
    url,
    `{ conversation(id: "${adaDefault.id}") { messages(last: 3) { nodes { isPinned } } lastMessage { isPinned } } }`,
  );

  expect(errors).toBeUndefined();
  expect(data).toEqual({
    conversation: {
      messages: { nodes: [{ isPinned: false }, { isPinned: true }, { isPinned: true }] },
      lastMessage: { isPinned: true },
    },
  });
});

test('neither `viewer` nor `node` is a field of the supergraph', async () => {
  for (const source of ['{ viewer { id } }', `{ node(id: "${gidOf('f'.repeat(24))}") { id } }`])
    expect((await post(url, source)).errors?.[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
});
