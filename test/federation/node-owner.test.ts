import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { startGateway } from '../../examples/federation/gateway.js';
import { printSubgraph } from '../../scripts/printed-schema.js';
import { decodeGlobalId } from '../../src/index.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { atEnd, opened } from '../support/closing.js';
import { startGraph } from '../support/graph.js';
import { conversationGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import { post } from './supergraph.js';

const { users, conversations } = SAMPLE;

/** All that it takes to own `node` for the whole supergraph: which type an id is of. */
const NODES_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

  type Query {
    node(id: ID!): Node
  }

  interface Node {
    id: ID!
  }

  type Conversation implements Node @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type EndUser implements Node @key(fields: "id", resolvable: false) {
    id: ID!
  }
`;

test('another subgraph can own node for the whole supergraph', async () => {
  const graph = await startGraph();
  const resolvers = {
    Query: {
      node: (_: unknown, { id }: { readonly id: string }) => {
        const type = decodeGlobalId(id)?.type;
        return type && { __typename: type, id };
      },
    },
  };
  const nodes = new ApolloServer({
    schema: buildSubgraphSchema({ typeDefs: parse(NODES_SDL), resolvers }),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  atEnd(() => nodes.stop());
  const { url } = await startStandaloneServer(nodes, { listen: { host: '127.0.0.1', port: 0 } });
  const routed = startGateway([
    { name: 'conversations', url: graph.url, sdl: printSubgraph() },
    { name: 'nodes', url, sdl: NODES_SDL },
  ]);
  const gateway = opened(await routed);
  const answer = await post(
    gateway.url,
    `{
      crew: node(id: "${conversationGid(conversations.crew.id)}") { ...Fields }
      dora: node(id: "${userGid(users.dora.id)}") { ...Fields }
      nobody: node(id: "${userGid(UNKNOWN_ID)}") { ...Fields }
      nothing: node(id: "no id") { ...Fields }
    }
    fragment Fields on Node {
      __typename
      ... on Conversation { displayName participants(first: 1) { nodes { userId } } }
      ... on EndUser { profile { givenName } }
    }`,
  );

  expect(answer).toEqual({
    data: {
      crew: {
        __typename: 'Conversation',
        displayName: 'Crew',
        participants: { nodes: [{ userId: users.ada.id }] },
      },
      dora: { __typename: 'EndUser', profile: { givenName: 'Dora' } },
      nobody: { __typename: 'EndUser', profile: null },
      nothing: null,
    },
  });
});
