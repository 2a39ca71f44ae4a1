import type { ApolloServerPlugin } from '@apollo/server';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLResolveInfo } from 'graphql';

import {
  createServer,
  findRecord,
  readConfig,
  type Context,
  type LoggedContext,
  type SchemaExtension,
} from '../../src/index.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';
import { startService, type Service } from '../support/service.js';

const { crew } = SAMPLE.conversations;
const { ada, chloe } = SAMPLE.users;
const SILENT = { LOG_LEVEL: 'silent' };

/** Tickets, each about the conversation that has the same id. */
const TICKETS: SchemaExtension = {
  typeDefs: `
    extend type Query {
      ticket(id: ID!): Ticket @requiresScopes(scopes: [["conversations:read"], ["user"]])
    }
    type Ticket @key(fields: "id") {
      id: ID!
      conversation: Conversation
    }
    extend type Conversation {
      loudName: String!
    }
  `,
  resolvers: {
    Query: { ticket: (_: unknown, { id }: { id: string }) => ({ id }) },
    Ticket: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      conversation: (
        { id: conversationId }: { id: string },
        _: unknown,
        context: Context,
        info: GraphQLResolveInfo,
      ) => findRecord({ type: 'Conversation', appId: SAMPLE.appId, conversationId }, context, info),
    },
    Conversation: {
      loudName: ({ displayName }: { displayName: string }) => displayName.toUpperCase(),
    },
  },
};
const TICKET = `{ ticket(id: "${crew.id}") { conversation { loudName participants(first: 1) {
  nodes { userId } } } } }`;

describe('an extension of the schema', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph({ MAX_UPSTREAM_CALLS: '2' }, undefined, TICKETS);
  });

  test('joins the graph of the server, and its calls are counted and prefetched', async () => {
    graph.sandbox.requests.clear();
    const { data, errors, extensions } = await graph.query(
      TICKET,
      {},
      { 'x-upstream-report': '1' },
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      ticket: {
        conversation: { loudName: 'CREW', participants: { nodes: [{ userId: ada.id }] } },
      },
    });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 1, listParticipants: 1 });
    expect(extensions).toMatchObject({ upstreamReport: { requests: 2 } });
  });

  test('makes no more calls than an operation may', async () => {
    const fields = Object.values(SAMPLE.conversations)
      .slice(0, 4)
      .map(({ id }, index) => `t${index}: ticket(id: "${id}") { conversation { displayName } }`);
    const { errors } = await graph.query(`{ ${fields.join(' ')} }`);

    expect(errors.length).toBeGreaterThan(0);
    for (const { extensions } of errors) expect(extensions.code).toBe('UPSTREAM_BUDGET_EXCEEDED');
  });

  test('keeps to the limits of documents', async () => {
    const aliases = Array.from({ length: 40 }, (_, index) => `t${index}: ticket(id: "1") { id }`);
    const { status, errors } = await graph.query(`{ ${aliases.join(' ')} }`);
    expect([status, errors[0]?.message]).toEqual([400, expect.stringMatching(/aliases/i)]);
  });

  test('is part of the subgraph, with its entities', async () => {
    const { data } = await graph.query('{ _service { sdl } }');
    expect(data).toEqual({
      _service: { sdl: expect.stringMatching(/type Ticket\s+@key\(fields: "id"\)/) },
    });
    const found = await graph.query(
      'query($of: [_Any!]!) { _entities(representations: $of) { ... on Ticket { id } } }',
      { of: [{ __typename: 'Ticket', id: '7' }] },
    );
    expect(found.data).toEqual({ _entities: [{ id: '7' }] });
  });
});

describe('where callers send tokens, an extension', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService({}, undefined, TICKETS);
  });

  test('is for callers who are authenticated', async () => {
    const { errors } = await service.graph.query(TICKET);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each([
    ['with the scopes', { scope: 'conversations:read' }, 'CREW'],
    ['who takes part', { scope: 'user', user_id: ada.id }, 'CREW'],
  ])('gives a caller %s the record', async (_, claims, loudName) => {
    const { data } = await service.query(
      claims,
      `{ ticket(id: "${crew.id}") { conversation { loudName } } }`,
    );
    expect(data).toEqual({ ticket: { conversation: { loudName } } });
  });

  test('hides from an end user what is not theirs', async () => {
    const { data } = await service.query({ scope: 'user', user_id: chloe.id }, TICKET);
    expect(data).toEqual({ ticket: { conversation: null } });
  });

  test('refuses callers without the scopes', async () => {
    const { data, errors } = await service.query({ scope: 'users:read' }, TICKET);
    expect(data).toEqual({ ticket: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

test.each<[string, SchemaExtension, string]>([
  [
    'replaces a resolver of the server',
    { ...TICKETS, resolvers: { ...TICKETS.resolvers, Query: { viewer: () => null } } },
    'Query.viewer is not defined by this extension of the schema',
  ],
  [
    'replaces how a type is found',
    { ...TICKETS, resolvers: { Node: { __resolveType: () => 'Ticket' } } },
    'Node.__resolveType is not defined by this extension of the schema',
  ],
  [
    'defines a field once more',
    { typeDefs: 'extend type Query { viewer: String }', resolvers: {} },
    'Query.viewer is in the schema already',
  ],
  [
    'defines a type once more',
    { typeDefs: 'type Conversation { secret: String }', resolvers: {} },
    'Conversation is in the schema already',
  ],
  [
    'defines a field for direct clients once more',
    { typeDefs: 'extend type Query { node: String }', resolvers: {} },
    'Query.node is in the schema already',
  ],
  [
    'has a resolver for a field that is not there',
    { typeDefs: 'type A { b: Int }', resolvers: { A: { c: () => 1 } } },
    'A.c is not in the schema',
  ],
  ['is no SDL', { typeDefs: 'extend', resolvers: {} }, 'Syntax Error'],
])('a server is not created when an extension %s', async (_, extension, problem) => {
  await expect(createServer(readConfig(SILENT), extension)).rejects.toThrow(problem);
});

test('where callers send tokens, a root field of an extension has to say what it requires', async () => {
  const open = { typeDefs: 'extend type Query { open: String }', resolvers: {} };
  await expect(startService({}, undefined, open)).rejects.toThrow('open requires no scope');
});

test('plugins see the operations that may run, and nothing of the others', async () => {
  const seen: string[] = [];
  const plugin: ApolloServerPlugin<LoggedContext> = {
    requestDidStart: () =>
      Promise.resolve({
        executionDidStart: ({ operationName }) => {
          seen.push(operationName ?? '');
          return Promise.resolve();
        },
      }),
  };
  const config = readConfig({
    ...SILENT,
    SUNSHINE_BASE_URL: 'http://127.0.0.1:9',
    SUNSHINE_APP_ID: SAMPLE.appId,
  });
  const { app } = opened(await createServer(config, { plugins: [plugin] }));
  const send = (query: string): Promise<unknown> =>
    app.inject({ method: 'POST', url: '/graphql', payload: { query } });

  await send('query Secret { viewer { id } }');
  await send('query Invalid { nothing }');
  await send('query Described { __typename }');

  expect(seen).toEqual(['Described']);
});
