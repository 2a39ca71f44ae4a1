import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import {
  basicCredentials,
  jwtCredentials,
  passedOnCredentials,
} from '../../src/upstream/credentials.js';
import { startGraph, type Graph } from '../support/graph.js';
import { startRecordingUpstream } from '../support/recording-upstream.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { users, conversations, otherApp, otherAppId } = SAMPLE;
const ADA = `{ user(by: { userId: "${users.ada.id}" }) { userId } }`;
const ADA_FOUND = { user: { userId: users.ada.id } };
const LEAVE = `mutation { leaveConversation(input: {
  conversationId: "${conversations.crew.id}", participant: { userId: "${users.ada.id}" }
}) { userErrors { code } } }`;
const NEEDED = 'an Authorization header is needed';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());

describe('passing on what callers send', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph(passthroughTo(sandbox));
  });

  test.each([
    ['a query', ADA],
    ['a mutation', LEAVE],
    ['a query that asks for its type, too', `{ __typename ${ADA.slice(1)}`],
    ['a query in a fragment', `{ ...F } fragment F on Query ${ADA}`],
    ['a node', `{ node(id: "nonsense") { id } }`],
    ['input that is bad in itself', `{ conversation(id: "nonsense") { id } }`],
    [
      'entities',
      `{ _entities(representations: [{ __typename: "EndUser", userId: "${users.ada.id}" }]) { __typename } }`,
    ],
  ])('%s without credentials is refused before any call', async (_, source) => {
    for (const headers of [{}, { authorization: '' }]) {
      const { status, data, errors } = await graph.query(source, {}, headers);

      expect([status, data]).toEqual([200, undefined]);
      expect(errors).toEqual([{ message: NEEDED, extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(sandbox.requests.total).toBe(0);
  });

  test.each([
    ['{ __typename }', { __typename: 'Query' }],
    ['{ __type(name: "Conversation") { name } }', { __type: { name: 'Conversation' } }],
    ['{ __schema { queryType { name } } }', { __schema: { queryType: { name: 'Query' } } }],
    ['mutation { __typename }', { __typename: 'Mutation' }],
  ])('%s is answered to everybody', async (source, data) => {
    expect(await graph.query(source)).toMatchObject({ status: 200, data, errors: [] });
    expect(sandbox.requests.total).toBe(0);
  });

  test('what the subgraph is composed from is answered to everybody', async () => {
    const { data, errors } = await graph.query('{ _service { sdl } }');

    expect(errors).toEqual([]);
    expect(data).toEqual({ _service: { sdl: expect.stringContaining('type Conversation') } });
  });

  test('a client that is told by the status gets a challenge', async () => {
    const accept = 'application/graphql-response+json';

    const { status, headers, errors } = await graph.query(ADA, {}, { accept });

    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(errors).toEqual([{ message: NEEDED, extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each([
    ['a key', () => basicCredentials(SAMPLE)],
    ['a token', () => jwtCredentials(SAMPLE, 'app')],
  ])('%s opens what it opens upstream', async (_, credentials) => {
    const authorization = await credentials().authorization();

    expect(await graph.query(ADA, {}, { authorization })).toMatchObject({
      data: ADA_FOUND,
      errors: [],
    });
  });

  test.each([
    ['a wrong secret', () => basicCredentials({ ...SAMPLE, keySecret: 'wrong' })],
    ['a token of a wrong secret', () => jwtCredentials({ ...SAMPLE, keySecret: 'wrong' }, 'app')],
    ['something else altogether', () => passedOnCredentials('Digest who="me"')],
  ])('%s is refused by upstream, and that is told', async (_, credentials) => {
    const authorization = await credentials().authorization();

    const query = await graph.query(ADA, {}, { authorization });
    const mutation = await graph.query(LEAVE, {}, { authorization });

    const extensions = { code: 'UNAUTHENTICATED', upstream: { status: 401, code: 'unauthorized' } };
    expect([query.status, query.data]).toEqual([200, { user: null }]);
    expect(query.errors).toEqual([
      expect.objectContaining({
        message: 'getUser: Sunshine Conversations did not accept the credentials',
        path: ['user'],
        extensions,
      }),
    ]);
    expect([mutation.status, mutation.data]).toEqual([200, { leaveConversation: null }]);
    expect(mutation.errors).toMatchObject([{ path: ['leaveConversation'], extensions }]);
    expect(sandbox.requests.counts()).toEqual({ getUser: 1, leaveConversation: 1 });
  });

  test('the key of another app is refused by upstream, and that is told', async () => {
    const authorization = await basicCredentials(otherApp).authorization();

    const { status, data, errors } = await graph.query(ADA, {}, { authorization });

    expect([status, data]).toEqual([200, { user: null }]);
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'getUser: the credentials do not allow this',
        path: ['user'],
        extensions: { code: 'FORBIDDEN', upstream: { status: 403, code: 'forbidden' } },
      }),
    ]);
  });
});

test('the key of another app opens that app where callers may name it', async () => {
  const { zoe } = otherApp.users;
  const source = `{ user(appId: "${otherAppId}", by: { userId: "${zoe.id}" }) { externalId } }`;
  const authorization = await basicCredentials(otherApp).authorization();
  const settings = { ...passthroughTo(sandbox), SUNSHINE_ALLOWED_APP_IDS: otherAppId };

  const graph = await startGraph(settings);
  expect(await graph.query(source, {}, { authorization })).toMatchObject({
    data: { user: { externalId: zoe.externalId } },
    errors: [],
  });
});

test.each([
  'Basic YXBwXzE6c2VjcmV0',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzY29wZSI6ImFwcCJ9.c2ln',
  'bearer  two-blanks, and=more',
])('the header %j goes upstream as it came', async (authorization) => {
  const upstream = await startRecordingUpstream();
  upstream.react({ body: `{"user":{"id":"${users.ada.id}"}}` });
  const headers = { authorization, cookie: 'session=1', 'x-api-key': 'other' };

  const graph = await startGraph(passthroughTo({ url: upstream.url, appId: 'app-1' }));
  expect(await graph.query(ADA, {}, headers)).toMatchObject({ data: ADA_FOUND });

  const [received] = upstream.requests;
  expect(received?.headers.authorization).toBe(authorization);
  expect(Object.keys(received?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'authorization',
    'connection',
    'host',
    'user-agent',
  ]);
});

test.each([
  [{}, 'Basic'],
  [{ SUNSHINE_AUTH: 'jwt' }, 'Bearer'],
  [{ SUNSHINE_AUTH: 'jwt', SUNSHINE_JWT_SCOPE: 'app' }, 'Bearer'],
])('with a key of its own and %j the server signs all calls itself', async (settings, scheme) => {
  const graph = await startGraph({ ...serviceOn(sandbox), ...settings });
  for (const headers of [{}, { authorization: 'Basic bm9ib2R5Om5vdGhpbmc=' }])
    expect(await graph.query(ADA, {}, headers)).toMatchObject({ data: ADA_FOUND, errors: [] });

  expect(sandbox.requests.entries.map(({ headers }) => headers.authorization)).toEqual([
    scheme,
    scheme,
  ]);
});

test('in the sandbox callers need nothing, and what they send does not matter', async () => {
  const graph = await startGraph({});
  for (const headers of [{}, { authorization: 'Basic wrong' }])
    expect(await graph.query(ADA, {}, headers)).toMatchObject({ data: ADA_FOUND, errors: [] });
});

test('callers with different credentials share nothing, however they get mixed up', async () => {
  // Fifty tokens, each signed at another second, so that no two callers send the same.
  const tokens = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      jwtCredentials(
        index % 2 === 0 ? SAMPLE : { ...SAMPLE, keySecret: 'wrong' },
        'app',
        () => Date.now() - index * 1_000,
      ).authorization(),
    ),
  );
  // All 25 calls with the right key wait for each other, while the others come and go.
  sandbox.faults.add({ kind: 'gate', count: 25, operation: 'getUser' });

  const graph = await startGraph(passthroughTo(sandbox));
  const answers = await Promise.all(
    tokens.map((authorization) => graph.query(ADA, {}, { authorization })),
  );

  for (const [index, { data, errors }] of answers.entries())
    expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual(
      index % 2 === 0 ? [ADA_FOUND, []] : [{ user: null }, ['UNAUTHENTICATED']],
    );

  expect(sandbox.requests.counts()).toEqual({ getUser: 50 });
});
