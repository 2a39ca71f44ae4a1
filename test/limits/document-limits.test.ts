import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { postJson } from '../support/raw-request.js';

const { crew } = SAMPLE.conversations;

const ACCEPTS = ['application/json', 'application/graphql-response+json'];

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** Fragments of which each spreads the next twice, and the last one twice has what is asked for. */
function doubling(length: number, field: string): string {
  const fragments = times(length, (index) => {
    const inside = index === length - 1 ? `${field} ${field}` : `...F${index + 1} ...F${index + 1}`;
    return `fragment F${index} on Query { ${inside} }`;
  });
  return `{ ...F0 } ${fragments}`;
}

function ofType(levels: number): string {
  return levels === 1 ? 'name' : `ofType { ${ofType(levels - 1)} }`;
}

function mutationWith(messenger: unknown): unknown {
  const query = `mutation ($input: PostConversionEventsInput!) { postConversionEvents(input: $input) { userErrors { code } } }`;
  return { query, variables: { input: { conversationId: crew.id, events: { messenger } } } };
}

const LEVELS = ['participants', 'nodes', 'conversation'];

/** A selection of so many levels inside a conversation. */
function nested(levels: number): string {
  return Array.from({ length: levels - 1 }, (_, index) => index).reduceRight(
    (selection, index) => `${LEVELS[index % LEVELS.length] ?? ''} { ${selection} }`,
    '__typename',
  );
}

function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

const LIMITS = [
  {
    code: 'QUERY_TOO_DEEP',
    message: 'the operation is more than 16 levels deep',
    allowed: `{ conversation(id: "${crew.id}") { ${nested(15)} } }`,
    refused: `{ conversation(id: "${crew.id}") { ${nested(16)} } }`,
  },
  {
    code: 'TOO_MANY_ALIASES',
    message: 'the operation has more than 30 aliases',
    allowed: `{ ${times(30, (index) => `a${index}: __typename`)} }`,
    refused: `{ ${times(31, (index) => `a${index}: __typename`)} }`,
  },
  {
    code: 'TOO_MANY_DIRECTIVES',
    message: 'the operation has more than 20 directives',
    allowed: `{ ${times(20, () => '__typename @include(if: true)')} }`,
    refused: `{ ${times(21, () => '__typename @include(if: true)')} }`,
  },
  {
    code: 'TOO_MANY_FIELDS',
    message: 'the operation has more than 400 fields',
    allowed: `{ ${times(400, () => '__typename')} }`,
    refused: `{ ${times(401, () => '__typename')} }`,
  },
  {
    code: 'TOO_MANY_TOKENS',
    message: 'the document has more than 1000 tokens',
    // Comments and commas are no tokens.
    allowed: `{ ${times(399, () => '__typename')} } # ${'x '.repeat(2_000)}`,
    refused: `{ ${times(1_000, () => '__typename')} }`,
  },
];

test.each(LIMITS)('refuses with $code what is more than is allowed', async (limit) => {
  for (const accept of ACCEPTS)
    expect(await graph.query(limit.refused, {}, { accept })).toMatchObject({
      status: 400,
      data: undefined,
      errors: [{ message: limit.message, extensions: { code: limit.code } }],
    });
});

test.each(LIMITS)('has nothing against as much as $code allows', async ({ allowed }) => {
  const { errors } = await graph.query(allowed);
  expect(errors.map(({ extensions }) => extensions.code)).not.toContainEqual(
    expect.stringMatching(/^TOO_/),
  );
});

const ROUNDABOUT = [
  [
    'levels',
    'QUERY_TOO_DEEP',
    `{ conversation(id: "${crew.id}") { participants { nodes { conversation { ...F } } } } }
    fragment F on Conversation { ... on Node { ... on Conversation { ${nested(13)} } } }`,
  ],
  ['aliases', 'TOO_MANY_ALIASES', doubling(6, 'a: __typename')],
  ['directives', 'TOO_MANY_DIRECTIVES', doubling(6, '__typename @skip(if: false)')],
  ['fields', 'TOO_MANY_FIELDS', doubling(60, '__typename')],
  ['levels of introspection', 'QUERY_TOO_DEEP', `{ __type(name: "Query") { ${ofType(16)} } }`],
  [
    'fields of the second operation',
    'TOO_MANY_FIELDS',
    `query A { __typename } query B { ${times(401, () => '__typename')} }`,
  ],
] as const;

test.each(ROUNDABOUT)('finds too many %s behind fragments and names', async (_, code, source) => {
  expect(await graph.query(source)).toMatchObject({
    status: 400,
    errors: [{ extensions: { code } }],
  });
});

test('does not go round in circles with a fragment that spreads itself', async () => {
  const { status, errors } = await graph.query('{ ...F } fragment F on Query { __typename ...F }');
  expect(status).toBe(200);
  expect(errors).toMatchObject([{ message: 'Cannot spread fragment "F" within itself.' }]);
});

test('holds callers to other limits where they are set', async () => {
  const settings = {
    MAX_DEPTH: '1',
    MAX_ALIASES: '1',
    MAX_DIRECTIVES: '1',
    MAX_FIELDS: '2',
    MAX_TOKENS: '17',
  };
  const strict = await startGraph(settings);
  const codes: unknown[] = [];
  for (const source of [
    '{ __schema { description } }',
    '{ a: __typename b: __typename }',
    '{ __typename @skip(if: true) @include(if: true) }',
    '{ __typename __typename __typename }',
    `{ ${times(16, () => '__typename')} }`,
    '{ a: __typename @skip(if: false) __typename }',
  ]) {
    const { errors } = await strict.query(source);
    codes.push(errors.map(({ extensions }) => extensions.code));
  }
  expect(codes).toEqual([
    ['QUERY_TOO_DEEP'],
    ['TOO_MANY_ALIASES'],
    ['TOO_MANY_DIRECTIVES'],
    ['TOO_MANY_FIELDS'],
    ['TOO_MANY_TOKENS'],
    [],
  ]);
});

test('still tells what is wrong with a document that is not too large', async () => {
  expect(await graph.query('{')).toMatchObject({
    errors: [
      {
        message: 'Syntax Error: Expected Name, found <EOF>.',
        extensions: { code: 'GRAPHQL_PARSE_FAILED' },
      },
    ],
  });
});

test('tells no more than five errors of a document, and that there are more', async () => {
  const { errors } = await graph.query('{ a b c d e f g h i j }');
  expect(errors).toHaveLength(6);
  expect(errors[5]?.message).toMatch(/^Too many validation errors/);
});

test.each([
  ['a body', { query: '{ __typename }', variables: { text: 'x'.repeat(1_024 * 1_024) } }, 413],
  ['a list of operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }], 400],
  ['an input', mutationWith({ data: [{ text: 'x'.repeat(100 * 1_024) }] }), 200],
])('takes no more of %s than fits', async (_, body, status) => {
  const answer = await postJson(graph.url, body);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(status === 200 ? '"PAYLOAD_TOO_LARGE"' : '"BAD_REQUEST"');
  expect(graph.sandbox.requests.total).toBe(0);
});
