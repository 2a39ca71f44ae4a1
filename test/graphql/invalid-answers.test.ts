import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Fault } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { CHANGES, doubtOf, READS, type GraphOperation } from '../support/operations.js';

const MARKER = 'marker-of-the-body';
const ID = 'ffffffffffffffffffffffff';

/** What no operation may answer. */
const NO_OBJECTS: readonly (readonly [what: string, rawBody: string])[] = [
  ['an empty list', '[]'],
  ['a list', `["${MARKER}"]`],
  ['a text', `"${MARKER}"`],
  ['a number', '42'],
  ['null', 'null'],
  ['HTML', `<!doctype html><title>${MARKER}</title>`],
  ['half a JSON', `{"conversation":{"id":"${ID}","displayName":"${MARKER}`],
  ['nothing', ''],
];

/** The key under which an operation answers, where it does; a list is of records. */
const KEYS: Readonly<Record<string, { readonly key: string; readonly isList: boolean }>> = {
  getConversation: { key: 'conversation', isList: false },
  listConversations: { key: 'conversations', isList: true },
  listParticipants: { key: 'participants', isList: true },
  getUser: { key: 'user', isList: false },
};

const NO_RECORDS: readonly (readonly [what: string, record: unknown])[] = [
  ['a text', MARKER],
  ['null', null],
  ['a list', [MARKER]],
  ['a record without an id', { displayName: MARKER, userId: ID, type: 'personal' }],
  ['a record whose id is a number', { id: 42, userId: ID, displayName: MARKER }],
  ['a record whose id is half a character', { id: '\ud800', userId: ID, displayName: MARKER }],
  ['a record whose id leads elsewhere', { id: '..', userId: ID, displayName: MARKER }],
  ['a record whose id is empty', { id: '', userId: ID, displayName: MARKER }],
];

/** What changes something; the download is a read. */
const CHANGED = new Set(
  CHANGES.map(({ operation }) => operation).filter((name) => name !== 'downloadMessageRef'),
);

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

async function expectInvalid(
  { operation, source, variables, path }: GraphOperation,
  what: string,
  answered: { readonly rawBody: string } | { readonly body: unknown },
): Promise<void> {
  graph.sandbox.reset();
  graph.sandbox.faults.add({ kind: 'replace', operation, ...answered });

  const answer = await graph.query(source, variables);

  expect([what, answer.status, answer.errors]).toMatchObject([
    what,
    200,
    [
      {
        message: `${operation}: Sunshine Conversations gave an answer that its API does not promise`,
        path,
      },
    ],
  ]);
  expect(answer.errors[0]?.extensions).toEqual({
    code: 'UPSTREAM_INVALID_RESPONSE',
    ...doubtOf({ operation }),
    upstream: { status: 200, code: null },
  });
  expect(path.reduce(child, answer.data)).toBeNull();
  expect(JSON.stringify(answer)).not.toContain(MARKER);
  expect(graph.sandbox.requests.counts()[operation]).toBe(1);
}

function child(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key];
}

describe('an answer that is no JSON object is UPSTREAM_INVALID_RESPONSE', () => {
  test.each([...READS, ...CHANGES])('from $operation', async (operation) => {
    for (const [what, rawBody] of NO_OBJECTS) {
      // To a change that is an answer.
      const isDone = what === 'nothing' && CHANGED.has(operation.operation);
      if (!isDone) await expectInvalid(operation, what, { rawBody });
    }
  });
});

describe('an answer without what it should hold is UPSTREAM_INVALID_RESPONSE', () => {
  const keyed = READS.filter(({ operation }) => operation in KEYS);

  test.each(keyed)('from $operation', async (operation) => {
    const { key = '', isList = false } = KEYS[operation.operation] ?? {};
    await expectInvalid(operation, 'an empty object', { body: {} });
    await expectInvalid(operation, 'another key', { body: { [`${key}s`]: MARKER, x: MARKER } });
    for (const [what, record] of NO_RECORDS)
      if (!isList || !Array.isArray(record))
        await expectInvalid(operation, what, { body: { [key]: record } });
  });
});

test('the status that came with an answer without its record is told as it was', async () => {
  graph.sandbox.faults.add({ kind: 'omit', keys: ['conversation.id'] });

  const { errors } = await graph.query(
    'mutation { createConversation(input: { type: SDK_GROUP }) { conversation { id } } }',
  );

  expect(errors.map(({ extensions }) => extensions)).toEqual([
    { code: 'UPSTREAM_INVALID_RESPONSE', upstream: { status: 201, code: null } },
  ]);
});

describe('a value of the wrong kind', () => {
  const QUERY = `query ($id: ID!) {
    conversation(id: $id) { conversationId displayName metadata lastUpdatedAt iconUrl }
  }`;

  function answering(conversation: object): Fault {
    return { kind: 'merge', operation: 'getConversation', value: { conversation } };
  }

  test('that GraphQL cannot make a text of is UPSTREAM_INVALID_RESPONSE, and spoils nothing but its field', async () => {
    graph.sandbox.faults.add(answering({ displayName: { secret: MARKER } }));

    const answer = await graph.query(QUERY, { id: SAMPLE.conversations.crew.id });

    expect(answer.status).toBe(200);
    expect(answer.errors).toEqual([
      {
        message: 'Sunshine Conversations gave a value that its API does not promise',
        locations: [{ line: 2, column: 44 }],
        path: ['conversation', 'displayName'],
        extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
      },
    ]);
    expect(answer.data).toMatchObject({
      conversation: {
        conversationId: SAMPLE.conversations.crew.id,
        displayName: null,
        metadata: { tier: 'gold', seats: 3 },
      },
    });
    expect(JSON.stringify(answer)).not.toContain(MARKER);
  });

  test.each([
    ['isDefault', MARKER],
    ['isDefault', [true]],
    ['displayName', [MARKER, MARKER]],
  ])('for %s, as %j, is UPSTREAM_INVALID_RESPONSE', async (field, value) => {
    graph.sandbox.faults.add(answering({ [field]: value }));

    const answer = await graph.query(`query ($id: ID!) { conversation(id: $id) { ${field} } }`, {
      id: SAMPLE.conversations.crew.id,
    });

    expect(failures(answer)).toMatchObject([
      { path: ['conversation', field], code: 'UPSTREAM_INVALID_RESPONSE' },
    ]);
    expect(JSON.stringify(answer)).not.toContain(MARKER);
  });

  test.each([
    [MARKER, []],
    [[MARKER], []],
    [{ id: null }, ['switchboardIntegrationId']],
    [{ name: MARKER }, ['switchboardIntegrationId']],
  ])(
    'for a switchboard integration, as %j, is no sign that there is none',
    async (value, inside) => {
      graph.sandbox.faults.add(answering({ activeSwitchboardIntegration: value }));

      const answer = await graph.query(
        `query ($id: ID!) {
        conversation(id: $id) { displayName activeSwitchboardIntegration { switchboardIntegrationId } }
      }`,
        { id: SAMPLE.conversations.crew.id },
      );

      expect(answer.data).toEqual({
        conversation: { displayName: 'Crew', activeSwitchboardIntegration: null },
      });
      expect(failures(answer)).toMatchObject([
        {
          path: ['conversation', 'activeSwitchboardIntegration', ...inside],
          code: 'UPSTREAM_INVALID_RESPONSE',
        },
      ]);
    },
  );

  test.each([
    ['metadata', [MARKER], 'JSONObject'],
    ['metadata', MARKER, 'JSONObject'],
    ['lastUpdatedAt', { at: MARKER }, 'DateTime'],
    ['lastUpdatedAt', 1_739_204_405, 'DateTime'],
    ['iconUrl', [MARKER], 'URL'],
  ])(
    'for %s, as %j, is UPSTREAM_INVALID_RESPONSE of that field alone',
    async (field, value, type) => {
      graph.sandbox.faults.add(answering({ [field]: value }));

      const answer = await graph.query(QUERY, { id: SAMPLE.conversations.crew.id });

      expect(failures(answer)).toEqual([
        {
          path: ['conversation', field],
          code: 'UPSTREAM_INVALID_RESPONSE',
          message: `Sunshine Conversations gave a value that is not a ${type}`,
        },
      ]);
      expect(answer.data).toMatchObject({ conversation: { displayName: 'Crew', [field]: null } });
      expect(JSON.stringify(answer)).not.toContain(MARKER);
    },
  );
});
