import { beforeAll, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { post } from './supergraph.js';

const { adaOrder } = SAMPLE.conversations;
const SECRET = 'a secret that only the router knows';

const SDL = '{ _service { sdl } }';
const ENTITY = `{
  _entities(representations: [{ __typename: "Conversation", conversationId: "${adaOrder.id}" }]) {
    ... on Conversation { displayName }
  }
}`;
const DIRECT = `{ conversation(id: "${adaOrder.id}") { displayName } }`;
const TYPES = '{ __schema { types { name } directives { name } queryType { fields { name } } } }';
const OF_FEDERATION = /^_[^_]|^\w+__|CacheControl/;
const ASKS_FOR_TRACE = { 'apollo-federation-include-trace': 'ftv1' };

const ORDER = { displayName: 'Order 15' };

describe.each([
  { who: 'everybody', settings: { SUBGRAPH: 'on' }, headers: {} },
  { who: 'everybody, by default', settings: {}, headers: {} },
  {
    who: 'everybody, who may send a secret for nothing',
    settings: { SUBGRAPH: 'on', ROUTER_SECRET: SECRET },
    headers: { 'router-authorization': 'any' },
  },
  {
    who: 'the router that sends the secret',
    settings: { SUBGRAPH: 'router-only', ROUTER_SECRET: SECRET },
    headers: { 'router-authorization': SECRET },
  },
])('open to $who', ({ settings, headers }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph(settings);
  });

  test('are the SDL, entities, and traces for those who ask for them', async () => {
    const { data } = await graph.query(SDL, {}, headers);
    expect(data).toEqual({ _service: { sdl: expect.stringContaining('type Conversation') } });

    expect(await post(graph.url, ENTITY, headers)).toEqual({ data: { _entities: [ORDER] } });
    expect(await post(graph.url, DIRECT, headers)).toEqual({ data: { conversation: ORDER } });

    const { data: traced, extensions } = await post(graph.url, DIRECT, {
      ...headers,
      ...ASKS_FOR_TRACE,
    });
    expect(traced).toEqual({ conversation: ORDER });
    const trace = Buffer.from(String(extensions?.['ftv1']), 'base64').toString('latin1');
    expect(trace).toContain('displayName');
  });

  test('are not among what the description of the schema has', async () => {
    const { data, errors } = await graph.query(TYPES, {}, headers);
    const { types, directives, queryType } = (data as { __schema: Introspected }).__schema;

    expect(errors).toEqual([]);
    expect(names(queryType.fields).filter((name) => name.startsWith('_'))).toEqual([]);
    expect(names(directives)).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
    expect(names(types)).toContain('Conversation');
    expect(names(types).filter((name) => OF_FEDERATION.test(name))).toEqual([]);
  });

  test('are not described by their names either, and a variable of the wrong type is an error', async () => {
    const source = 'query ($name: String!) { __type(name: $name) { name } }';

    expect(await graph.query(source, { name: '_Service' }, headers)).toMatchObject({
      data: { __type: null },
    });
    expect(await graph.query(source, { name: ['_Service'] }, headers)).toMatchObject({
      data: undefined,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('open to the router alone', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ SUBGRAPH: 'router-only', ROUTER_SECRET: SECRET });
  });

  describe.each<{ readonly who: string; readonly headers: Readonly<Record<string, string>> }>([
    { who: 'nothing', headers: {} },
    { who: 'an empty secret', headers: { 'router-authorization': '' } },
    { who: 'another secret', headers: { 'router-authorization': SECRET.toUpperCase() } },
    { who: 'the beginning of it', headers: { 'router-authorization': SECRET.slice(0, -1) } },
    { who: 'more than it', headers: { 'router-authorization': `${SECRET}, ${SECRET}` } },
    { who: 'it in another header', headers: { authorization: SECRET } },
  ])('to a caller who sends $who', ({ headers }) => {
    test.each([
      { field: '_service', source: SDL },
      { field: '_entities', source: ENTITY },
    ])('$field is refused', async ({ field, source }) => {
      graph.sandbox.requests.clear();
      const answer = await graph.query(source, {}, headers);

      expect(answer).toMatchObject({ status: 200, data: null });
      expect(failures(answer)).toEqual([
        { path: [field], code: 'FORBIDDEN', message: 'only the router may ask for this' },
      ]);
      expect(graph.sandbox.requests.total).toBe(0);
    });

    test('everything else is answered, without a trace', async () => {
      expect(await post(graph.url, DIRECT, { ...headers, ...ASKS_FOR_TRACE })).toEqual({
        data: { conversation: ORDER },
      });
    });
  });
});

describe('closed', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ SUBGRAPH: 'off', ROUTER_SECRET: SECRET });
  });
  const headers = { 'router-authorization': SECRET };

  test.each([
    { field: '_service', source: SDL },
    { field: '_entities', source: ENTITY },
  ])('there is no $field, whatever is sent', async ({ field, source }) => {
    expect(await graph.query(source, {}, headers)).toMatchObject({
      data: undefined,
      errors: [
        {
          message: expect.stringContaining(`Cannot query field "${field}" on type "Query".`),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });

  test('there is no trace', async () => {
    expect(await post(graph.url, DIRECT, { ...headers, ...ASKS_FOR_TRACE })).toEqual({
      data: { conversation: ORDER },
    });
  });

  test('nothing of federation is in the schema', async () => {
    const { data } = await graph.query(TYPES);
    const { types, directives, queryType } = (data as { __schema: Introspected }).__schema;

    expect(names(queryType.fields)).toEqual([
      'conversation',
      'conversations',
      'eventCursor',
      'node',
      'nodes',
      'user',
      'usersByEmail',
      'viewer',
    ]);
    expect(names(directives)).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
    expect(names(types)).toContain('Conversation');
    expect(names(types).filter((name) => OF_FEDERATION.test(name))).toEqual([]);
  });
});

interface Introspected {
  readonly types: readonly Named[];
  readonly directives: readonly Named[];
  readonly queryType: { readonly fields: readonly Named[] };
}

interface Named {
  readonly name: string;
}

function names(things: readonly Named[]): readonly string[] {
  return things.map(({ name }) => name).sort();
}
