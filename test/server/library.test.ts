import { beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';

import * as library from '../../src/index.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { opened } from '../support/closing.js';
import { AUDIENCE, ISSUER, startKeySet } from '../support/key-set.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';

const { ConfigError, createServer, decodeGlobalId, encodeGlobalId, readConfig, startSandbox } =
  library;
const { users, conversations } = SAMPLE;

let sandbox: library.Sandbox;

beforeEach(async () => {
  sandbox = opened(await startSandbox());
});

/** Carries out an operation in this process, for a caller with these credentials. */
async function execute(
  app: FastifyInstance,
  query: string,
  authorization: string | undefined,
): Promise<unknown> {
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: authorization === undefined ? {} : { authorization },
    payload: { query },
  });
  return answer.json();
}

/** A server that passes credentials on, and does not listen. */
async function passthrough(): Promise<FastifyInstance> {
  const config = readConfig({ ...passthroughTo(sandbox), LOG_LEVEL: 'silent' });
  return opened(await createServer(config)).app;
}

test('the library has no parts that could be put together without their checks', () => {
  expect(Object.keys(library).sort()).toEqual([
    'ConfigError',
    'authenticate',
    'createServer',
    'decodeGlobalId',
    'encodeGlobalId',
    'findRecord',
    'readConfig',
    'startSandbox',
  ]);
});

test('the graph can be carried out without listening, for a caller of choice', async () => {
  const result = await execute(
    await passthrough(),
    `{ conversation(id: "${conversations.crew.id}") {
         id displayName participants(first: 1) { nodes { userId user { profile { givenName } } } }
    } }`,
    await basicCredentials(sandbox).authorization(),
  );

  expect(result).toEqual({
    data: {
      conversation: {
        id: encodeGlobalId({
          type: 'Conversation',
          appId: sandbox.appId,
          conversationId: conversations.crew.id,
        }),
        displayName: 'Crew',
        participants: {
          nodes: [{ userId: users.ada.id, user: { profile: { givenName: 'Ada' } } }],
        },
      },
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
])(
  'a caller with %s is refused without listening as well',
  async (_, authorization, extensions) => {
    const query = `{ user(by: { userId: "${users.ada.id}" }) { userId } }`;

    expect(await execute(await passthrough(), query, authorization)).toMatchObject({
      errors: [{ extensions }],
    });
  },
);

test('programs can authenticate callers as the server does', async () => {
  const issuer = opened(await startKeySet());
  const config = readConfig({
    ...serviceOn(sandbox),
    LOG_LEVEL: 'silent',
    CALLER_AUTH: 'jwt',
    CALLER_JWKS_URL: issuer.url,
    CALLER_JWT_ISSUER: ISSUER,
    CALLER_JWT_AUDIENCE: AUDIENCE,
  });
  const server = opened(await createServer(config));
  const token = await issuer.token({ scope: 'conversations:read' });

  for (const identify of [library.authenticate(config), server.authenticate]) {
    expect(await identify(`Bearer ${token}`)).toMatchObject({
      identity: { kind: 'service', scopes: new Set(['conversations:read']) },
    });
    expect(await identify('Bearer a.b.c')).toEqual({ failure: 'invalid' });
    expect(await identify(undefined)).toEqual({ failure: 'missing' });
  }
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
