import { beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { passthroughTo } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

let sandbox: Sandbox;
let graph: Graph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(passthroughTo(sandbox));
});

test('every audit of GraphQL over HTTP passes, with the header that a page of another origin cannot send', async () => {
  const results = await auditServer({
    url: graph.url,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('apollo-require-preflight', 'true');
      return fetch(url, { ...init, headers });
    },
  });

  expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
  expect(results).toHaveLength(61);
});

const REQUEST_ERRORS = [
  { about: 'a syntax error', source: '{ user(', code: 'GRAPHQL_PARSE_FAILED', status: 400 },
  { about: 'an invalid query', source: '{ no }', code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  {
    about: 'a variable of the wrong type',
    source: 'query ($name: String!) { __type(name: $name) { name } }',
    variables: { name: ['no', 'text'] },
    code: 'BAD_USER_INPUT',
    status: 400,
  },
  {
    about: 'no choice between two operations',
    source: 'query A { __typename } query B { __typename }',
    code: 'OPERATION_RESOLUTION_FAILURE',
    status: 400,
  },
  {
    about: 'no credentials',
    source: '{ user(by: { userExternalId: "ada" }) { id } }',
    code: 'UNAUTHENTICATED',
    status: 401,
  },
];

describe.each(REQUEST_ERRORS)('$about', ({ source, variables, code, status }) => {
  test.each([
    ['JSON', JSON_TYPE, 200, JSON_TYPE],
    ['anything', '*/*', 200, JSON_TYPE],
    ['the GraphQL type', GRAPHQL_TYPE, status, GRAPHQL_TYPE],
    [
      'the GraphQL type rather than JSON',
      `${JSON_TYPE};q=0.9, ${GRAPHQL_TYPE}`,
      status,
      GRAPHQL_TYPE,
    ],
    ['JSON rather than the GraphQL type', `${GRAPHQL_TYPE};q=0.9, ${JSON_TYPE}`, 200, JSON_TYPE],
  ])('to a client that accepts %s', async (_, accept, expected, type) => {
    const answer = await graph.query(source, variables, { accept });

    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(answer.data).toBeUndefined();
    expect(answer.status).toBe(expected);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });
});

test('what was carried out is 200 whatever the client accepts, also when fields of it failed', async () => {
  const source = '{ __typename node(id: "no id") { id } }';
  const headers = { accept: GRAPHQL_TYPE, authorization: 'Basic bm9ib2R5' };

  const { status, data, errors } = await graph.query(source, {}, headers);

  expect([status, data]).toEqual([200, { __typename: 'Query', node: null }]);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});
