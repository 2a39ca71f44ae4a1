import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const ADA = SAMPLE.users.ada.id;

/** Each is a letter away from something in the schema. */
const SLIPS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['{ usr(by: { userId: "x" }) { id } }', {}],
  [`{ user(by: { userId: "${ADA}" }) { identites { type } } }`, {}],
  [`{ user(bye: { userId: "${ADA}" }) { id } }`, {}],
  [`{ user(by: { usrId: "${ADA}" }) { id } }`, {}],
  [`{ user(by: { userId: "${ADA}" }) { id ... on EndUsr { id } } }`, {}],
  ['mutation { createConversation(input: { type: PERSONL }) { conversation { id } } }', {}],
  ['query ($by: UserReff!) { user(by: $by) { id } }', { by: { userId: ADA } }],
  ['query ($by: UserRef!) { user(by: $by) { id } }', { by: { usrId: ADA } }],
  [
    'mutation ($type: ConversationType!) { createConversation(input: { type: $type }) { conversation { id } } }',
    { type: 'PERSONL' },
  ],
];

let sandbox: Sandbox;
let development: Graph;
let production: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  development = await start();
  production = await start({ NODE_ENV: 'production' });
});
beforeEach(() => sandbox.reset());

function start(settings: Readonly<Record<string, string>> = {}): Promise<Graph> {
  return startGraph({ ...serviceOn(sandbox), ...settings });
}

function visit({ url }: Graph): Promise<Response> {
  return fetch(url, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
}

test('a browser is shown a landing page', async () => {
  const response = await visit(development);

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(await response.text()).toContain('<!DOCTYPE html>');
});

test('in production a browser is shown no page', async () => {
  const response = await visit(production);

  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each([
  [{ EXPLORER: 'off' }, 400],
  [{ NODE_ENV: 'production', INTROSPECTION: 'on' }, 400],
  [{ NODE_ENV: 'production', EXPLORER: 'on' }, 200],
])('with %j a browser gets %d', async (settings, status) => {
  const graph = await start(settings);

  const response = await visit(graph);

  expect(response.status).toBe(status);
});

test.each([
  [{}],
  [{ NODE_ENV: 'production', INTROSPECTION: 'on' }],
  [{ EXPLORER: 'off', SUBGRAPH: 'off' }],
])('with %j the schema can be asked for', async (settings) => {
  const graph = await start(settings);

  const { status, data, errors } = await graph.query(
    '{ __schema { queryType { name } mutationType { name } } __type(name: "EndUser") { kind } }',
  );

  expect([status, errors]).toEqual([200, []]);
  expect(data).toEqual({
    __schema: { queryType: { name: 'Query' }, mutationType: { name: 'Mutation' } },
    __type: { kind: 'OBJECT' },
  });
  expect(sandbox.requests.total).toBe(0);
});

test.each([
  ['{ __schema { queryType { name } } }', {}],
  ['{ __type(name: "EndUser") { name } }', {}],
  ['query ($name: String!) { a: __type(name: $name) { name } }', { name: 'EndUser' }],
  ['{ ...F } fragment F on Query { __schema { types { name } } }', {}],
])('in production %s is refused', async (source, variables) => {
  const { data, errors } = await production.query(source, variables);

  expect(data).toBeUndefined();
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, extensions } of errors) {
    expect(message).toMatch(/introspection/i);
    expect(extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  }
});

test('what a type is called is told also where the schema is not', async () => {
  const { data, errors } = await production.query(
    `{ __typename user(by: { userId: "${ADA}" }) { __typename } }`,
  );

  expect({ data, errors }).toEqual({
    data: { __typename: 'Query', user: { __typename: 'EndUser' } },
    errors: [],
  });
});

test.each(SLIPS)('outside production a slip is helped with: %s', async (source, variables) => {
  const { errors } = await development.query(source, variables);

  expect(errors[0]?.message).toContain('Did you mean');
});

test.each(SLIPS)(
  'in production a slip tells nothing of the schema: %s',
  async (source, variables) => {
    const { errors } = await production.query(source, variables);

    expect(errors.length).toBeGreaterThan(0);
    for (const { message } of errors) {
      expect(message).not.toMatch(/did you mean/i);
      expect(message).not.toMatch(/\b(conversationId|identities|PERSONAL)\b/);
    }
  },
);
