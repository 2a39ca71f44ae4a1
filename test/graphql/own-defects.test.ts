import { afterEach, describe, expect, jest, test } from '@jest/globals';

import type { Resolvers } from '../../src/__generated__/resolvers.js';
import { resolvers } from '../../src/graphql/resolvers.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';

const ID = conversationGid(SAMPLE.conversations.crew.id);

let graph: Graph;

afterEach(() => {
  jest.restoreAllMocks();
});

/** A resolver that gives what its type does not allow, as one with a defect would. */
function wrong(value: unknown): () => never {
  return () => value as never;
}

interface Defect {
  readonly what: string;
  readonly type: keyof Resolvers;
  readonly defective: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly path: readonly string[];
  /** What the log says of it. */
  readonly logged: string;
}

const DEFECTS: readonly Defect[] = [
  {
    what: 'a type of node that is not told',
    type: 'Node',
    defective: { __resolveType: () => null },
    source: `{ node(id: "${ID}") { id } }`,
    path: ['node'],
    logged: 'Abstract type "Node" must resolve to an Object type at runtime',
  },
  {
    what: 'a type of node that there is not',
    type: 'Node',
    defective: { __resolveType: wrong('Ghost') },
    source: `{ node(id: "${ID}") { id } }`,
    path: ['node'],
    logged: 'does not exist inside the schema',
  },
  {
    what: 'a value that its enum does not have',
    type: 'Conversation',
    defective: { ...(resolvers['Conversation'] as object), type: wrong('GHOST') },
    source: `{ conversation(id: "${ID}") { id displayName type } }`,
    path: ['conversation', 'type'],
    logged: 'Enum "ConversationType" cannot represent value',
  },
  {
    what: 'a list that is none',
    type: 'ConversationConnection',
    defective: { nodes: wrong(42) },
    source: `{ conversations(filter: { userId: "${SAMPLE.users.ada.id}" }) { nodes { id } } }`,
    path: ['conversations', 'nodes'],
    logged: 'Expected Iterable',
  },
];

describe('a defect of this server is not blamed on upstream, but masked and logged', () => {
  test.each(DEFECTS)('$what', async ({ type, defective, source, path, logged }) => {
    const log = captureLog();
    jest.replaceProperty(resolvers, type, defective);
    graph = await startGraph({}, log.logger);

    const { errors } = await graph.query(source);

    expect(errors).toMatchObject([{ message: 'Internal server error', path }]);
    expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(log.lines('resolver failed')).toMatchObject([
      { level: 50, path, err: { message: expect.stringContaining(logged) } },
    ]);
  });
});

test('a value of upstream that cannot be read is blamed on upstream, and not logged', async () => {
  const log = captureLog();
  graph = await startGraph({}, log.logger);
  graph.sandbox.faults.add({
    kind: 'merge',
    value: {
      conversation: {
        displayName: {},
        isDefault: 'no',
        activeSwitchboardIntegration: { id: 'a', integrationId: ['b'] },
      },
      participants: { unreadCount: 0.5 },
    },
  });

  // Each in a field of its own, as a field that cannot be null takes its siblings along.
  const fields = [
    'displayName',
    'isDefault',
    'activeSwitchboardIntegration { integrationId }',
    'participants(first: 1) { nodes { unreadCount } }',
  ].map((field, index) => `f${index}: conversation(id: "${ID}") { ${field} }`);
  const { errors } = await graph.query(`{ ${fields.join(' ')} }`);

  expect(errors.map(({ path, extensions }) => [path?.[0], extensions]).sort()).toEqual(
    fields.map((_, index) => [`f${index}`, { code: 'UPSTREAM_INVALID_RESPONSE' }]),
  );
  expect(log.lines('resolver failed')).toEqual([]);
});
