import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { Trace } from '@apollo/usage-reporting-protobuf';
import { beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { createGraphQLServer } from '../../src/graphql/graphql-server.js';
import { OperationNames } from '../../src/observability/operation-names.js';
import { readConfig } from '../../src/config/config.js';
import type { Config } from '../../src/config/config-types.js';
import { ANYBODY } from '../../src/access/identity.js';
import { createContext } from '../../src/graphql/context.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { openUpstream, type Upstream } from '../../src/open-upstream.js';
import { opened } from '../support/closing.js';
import { startGraph } from '../support/graph.js';
import { post } from './supergraph.js';

const { adaDefault } = SAMPLE.conversations;
const QUERY = `{ conversation(id: "${adaDefault.id}") { type participants { nodes { userId } } } }`;
const TRACE = 'apollo-federation-include-trace';

let config: Config;
let upstream: Upstream;
beforeAll(async () => {
  config = readConfig({});
  upstream = opened(await openUpstream(config));
});

/** Whether Apollo Server called hooks for the fields of the operation: it keeps them in a symbol of the context. */
async function hooksFields(mayFederate: boolean, trace: string | undefined): Promise<boolean> {
  const headers = new HeaderMap(trace === undefined ? [] : [[TRACE, trace]]);
  let symbols: readonly symbol[] = [];
  const observer: ApolloServerPlugin = {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ contextValue }) => {
          symbols = Object.getOwnPropertySymbols(contextValue);
          return Promise.resolve();
        },
      }),
  };
  const log = pino({ level: 'silent' });
  const server = createGraphQLServer(config, log, new OperationNames(), [observer]);
  await server.executeOperation(
    { query: QUERY, http: { method: 'POST', headers, search: '', body: '' } },
    {
      contextValue: {
        ...createContext(upstream, config.limits, {
          authorization: undefined,
          authentication: { identity: ANYBODY },
          mayFederate,
          signal: new AbortController().signal,
          deadline: Date.now() + config.limits.operationTimeout,
        }),
        log,
        http: { operationCode: undefined },
      },
    },
  );
  await server.stop();
  return symbols.some(({ description }) => description?.endsWith('WillResolveField'));
}

test.each([
  { who: 'the router that asks for a trace', mayFederate: true, trace: 'ftv1', hooked: true },
  { who: 'the router that asks for another kind', mayFederate: true, trace: 'x', hooked: false },
  { who: 'the router that asks for none', mayFederate: true, trace: undefined, hooked: false },
  { who: 'a caller who may not have one', mayFederate: false, trace: 'ftv1', hooked: false },
])('hooks run for the fields of $who: $hooked', async ({ mayFederate, trace, hooked }) => {
  expect(await hooksFields(mayFederate, trace)).toBe(hooked);
});

test('a trace tells which field failed, and not how', async () => {
  const graph = await startGraph();
  graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'listParticipants' });
  const { errors, extensions } = await post(graph.url, QUERY, { [TRACE]: 'ftv1' });
  const trace = Buffer.from(String(extensions?.['ftv1']), 'base64').toString('latin1');

  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  expect(trace).toContain('participants');
  expect(trace).toContain('<masked>');
  expect(trace).not.toContain('Sunshine');
});

test('a trace has each field once, below the field that gave its parent, however early its call began', async () => {
  const graph = await startGraph();
  const { extensions } = await post(
    graph.url,
    `{ conversation(id: "${adaDefault.id}") { displayName participants { nodes { userId } } } }`,
    { [TRACE]: 'ftv1' },
  );
  const { root } = Trace.decode(Buffer.from(String(extensions?.['ftv1']), 'base64'));

  expect(namesBelow(root ?? {})).toEqual({
    'conversation: Conversation': {
      'displayName: String': {},
      'participants: ParticipantConnection': {
        'nodes: [Participant]!': { 0: { 'userId: ID!': {} } },
      },
    },
  });
});

interface Names {
  readonly [name: string]: Names;
}

/** The fields of a trace with their types, and items of lists by their places; one that comes twice is marked. */
function namesBelow({ child = [] }: Trace.INode): Names {
  const names: Record<string, Names> = {};
  for (const node of child ?? []) {
    const name = node.responseName
      ? `${node.responseName}: ${node.type ?? ''}`
      : String(node.index);
    names[name in names ? `${name} once more` : name] = namesBelow(node);
  }
  return names;
}
