import { beforeEach, expect, test } from '@jest/globals';
import { graphql, type ExecutionResult } from 'graphql';

import {
  ANYBODY,
  buildSchema,
  ConfigError,
  createContext,
  createServer,
  decodeGlobalId,
  encodeGlobalId,
  formatError,
  openUpstream,
  readConfig,
  resolvers,
  startSandbox,
  type Sandbox,
} from '../../src/index.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { passthroughTo } from '../support/upstreams.js';
import { opened } from '../support/closing.js';

const { users, conversations } = SAMPLE;
const schema = buildSchema({ subgraph: false });

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = opened(await startSandbox());
});

/** Carries out an operation in this process, for a caller with these credentials. */
async function execute(
  source: string,
  authorization: string | undefined,
): Promise<ExecutionResult> {
  const config = readConfig(passthroughTo(sandbox));
  const upstream = opened(await openUpstream(config));
  const contextValue = createContext(upstream, config.limits, {
    authorization,
    authentication: { identity: ANYBODY },
    mayFederate: false,
    signal: new AbortController().signal,
    deadline: Date.now() + 10_000,
  });
  return graphql({ schema, source, contextValue });
}

/** Data without the prototype that graphql-js leaves out. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}

test('the graph can be carried out without HTTP, on an upstream and for a caller of choice', async () => {
  const result = await execute(
    `{ conversation(id: "${conversations.crew.id}") {
         id displayName participants(first: 1) { nodes { userId user { profile { givenName } } } }
    } }`,
    await basicCredentials(sandbox).authorization(),
  );

  expect(result.errors).toBeUndefined();
  expect(plain(result.data)).toEqual({
    conversation: {
      id: encodeGlobalId({
        type: 'Conversation',
        appId: sandbox.appId,
        conversationId: conversations.crew.id,
      }),
      displayName: 'Crew',
      participants: { nodes: [{ userId: users.ada.id, user: { profile: { givenName: 'Ada' } } }] },
    },
  });
  expect(sandbox.requests.counts()).toEqual({
    getConversation: 1,
    listParticipants: 1,
    getUser: 1,
  });
});

test.each([
  ['no credentials', undefined, { code: 'UNAUTHENTICATED' }],
  [
    'wrong ones',
    'Basic d3Jvbmc6d3Jvbmc=',
    { code: 'UNAUTHENTICATED', upstream: { status: 401, code: 'unauthorized' } },
  ],
])('a caller with %s is refused without HTTP as well', async (_, authorization, extensions) => {
  const { data, errors = [] } = await execute(
    `{ user(by: { userId: "${users.ada.id}" }) { userId } }`,
    authorization,
  );

  expect(plain(data)).toEqual({ user: null });
  expect(errors.map((error) => formatError(error.toJSON(), error))).toEqual([
    expect.objectContaining({ path: ['user'], extensions }),
  ]);
});

test('a server is built, started and closed from code', async () => {
  const server = opened(await createServer(readConfig({ PORT: '0', LOG_LEVEL: 'silent' })));
  server.app.get('/more', () => ({ of: 'my own' }));
  const url = await server.listen();

  const graph = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  const more = await fetch(new URL('/more', url));

  expect(await graph.json()).toEqual({ data: { __typename: 'Query' } });
  expect(await more.json()).toEqual({ of: 'my own' });
  expect(server.upstream.mode).toBe('sandbox');
});

test('global ids can be made and read', () => {
  const id = { type: 'EndUser', appId: 'app-1', userId: users.ada.id } as const;

  expect(decodeGlobalId(encodeGlobalId(id))).toEqual(id);
  expect(decodeGlobalId('nonsense')).toBeUndefined();
});

test('settings that cannot be used are an error of their own', () => {
  expect(() => readConfig({ PORT: 'x' })).toThrow(ConfigError);
});

test('the resolvers can be put into a schema of another make', () => {
  expect(Object.keys(resolvers['Query'] ?? {}).sort()).toEqual([
    'conversation',
    'conversations',
    'eventCursor',
    'node',
    'nodes',
    'user',
    'usersByEmail',
    'viewer',
  ]);
});

test('a route that is added may have schemas for what it takes and gives', async () => {
  const server = opened(await createServer(readConfig({ PORT: '0', LOG_LEVEL: 'silent' })));
  server.app.get(
    '/double',
    {
      schema: {
        querystring: { type: 'object', required: ['of'], properties: { of: { type: 'integer' } } },
        response: { 200: { type: 'object', properties: { double: { type: 'integer' } } } },
      },
    },
    (request) => ({ double: 2 * (request.query as { of: number }).of, secret: true }),
  );

  const good = await server.app.inject('/double?of=21');
  const bad = await server.app.inject('/double?of=many');

  expect(good.json()).toEqual({ double: 42 });
  expect([bad.statusCode, bad.json()]).toEqual([
    400,
    {
      errors: [{ message: 'querystring/of must be integer', extensions: { code: 'BAD_REQUEST' } }],
    },
  ]);
});
