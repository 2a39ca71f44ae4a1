import { expect, test } from '@jest/globals';
import { getIntrospectionQuery, getOperationAST, graphqlSync, parse, validate } from 'graphql';

import { graph } from '../../src/domains/domains.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { estimateAnswer, type AnswerEstimate } from '../../src/limits/answer-estimate.js';

const schema = buildSchema({ subgraph: true });

type Variables = Readonly<Record<string, unknown>>;

/** The estimates of one document, whose shape is read once, for the variables of several requests. */
function estimates(source: string, ...requests: readonly Variables[]): AnswerEstimate[] {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('there is not exactly one operation');
  return requests.map((variables) =>
    estimateAnswer({
      schema,
      document,
      operation,
      variables,
      graph,
      maxRepresentations: 200,
      checksRecords: false,
    }),
  );
}

function fieldsOf(source: string, ...requests: readonly Variables[]): number[] {
  return estimates(source, ...requests).map(({ fields }) => fields);
}

const ID = '"67a3198c9d3e51c7a4000c04"';
const OF_USER = 'filter: { userExternalId: "ada" }';
const USERS = '[{ __typename: "EndUser", userId: "x" }, { __typename: "EndUser", userId: "x" }]';

/** Levels of participants and their conversation inside each other. */
function levels(count: number): string {
  return count === 0
    ? 'id'
    : `participants { nodes { ${count === 1 ? 'id' : `conversation { ${levels(count - 1)} }`} } }`;
}

/** The fields of those levels in one conversation. */
function fieldsOfLevels(count: number): number {
  return 2 + 10 * (count === 1 ? 1 : 1 + fieldsOfLevels(count - 1));
}

test.each([
  ['leaves and names of types', `{ __typename conversation(id: ${ID}) { id __typename } }`, 4],
  ['the same field twice at one place', `{ conversation(id: ${ID}) { id id ... { id } } }`, 2],
  ['the same field under two names', `{ conversation(id: ${ID}) { a: id b: id } }`, 3],
  [
    'two selections of one field, merged',
    `{ conversation(id: ${ID}) { type } conversation(id: ${ID}) { id } }`,
    3,
  ],
  ['a page of 25', `{ conversations(${OF_USER}) { nodes { id } } }`, 27],
  ['a page of 3, from its end', `{ conversations(${OF_USER}, last: 3) { nodes { id } } }`, 5],
  [
    'both lists of a page, and what stands beside them',
    `{ conversations(${OF_USER}, first: 3) { nodes { id } edges { cursor node { id } } pageInfo { endCursor } } }`,
    1 + 3 + 3 + 9 + 1,
  ],
  [
    'at most ten participants, whatever page is asked for',
    `{ conversation(id: ${ID}) { participants(first: 100) { nodes { id } } } }`,
    13,
  ],
  [
    'lists inside records, as long as the SDL assumes',
    `{ user(by: { userId: ${ID} }) { identities { type value } metadata profile { email } } }`,
    1 + 1 + 20 + 1 + 2,
  ],
  [
    'the channels of participants',
    `{ conversation(id: ${ID}) { participants { nodes { clientAssociations { type clientId } } } } }`,
    3 + 10 * 21,
  ],
  ['two levels', `{ conversation(id: ${ID}) { ${levels(2)} } }`, 1 + fieldsOfLevels(2)],
  ['five levels', `{ conversation(id: ${ID}) { ${levels(5)} } }`, 1 + fieldsOfLevels(5)],
  [
    'four levels, under thirty names',
    `{ ${Array.from({ length: 30 }, (_, index) => `c${index}: conversation(id: ${ID}) { ${levels(4)} }`).join(' ')} }`,
    30 * (1 + fieldsOfLevels(4)),
  ],
  [
    'users, their conversations and their participants',
    `{ user(by: { userId: ${ID} }) { conversations(first: 4) { nodes { participants { nodes { user { conversations(first: 5) { nodes { id } } } } } } } } }`,
    1 + 2 + 4 * (2 + 10 * (1 + 2 + 5)),
  ],
  [
    'a node, as the largest type that it can be',
    `{ node(id: "x") { id ... on EndUser { userId metadata } ... on Conversation { type } } }`,
    1 + 3,
  ],
  ['nodes, repeated ones too', `{ nodes(ids: ["x", "y", "x"]) { id } }`, 1 + 3],
  ['entities, repeated ones too', `{ _entities(representations: ${USERS}) { __typename } }`, 1 + 2],
  [
    'entities by their types',
    `{ _entities(representations: [{ __typename: "Conversation", conversationId: "x" }, { __typename: "EndUser", userId: "x" }, { __typename: "Unknown" }]) {
      ... on Conversation { ${levels(1)} } ... on EndUser { userId metadata } ... on Participant { id } } }`,
    1 + 12 + 2,
  ],
  [
    'the payload of a mutation',
    `mutation { joinConversation(input: { conversationId: ${ID}, user: { userExternalId: "ada" } }) {
      conversation { ${levels(1)} } participantEdge { cursor node { id } } userErrors { code field } } }`,
    1 + 1 + 12 + 1 + 3 + 1 + 20,
  ],
  [
    'the same mutation twice',
    `mutation { ${['a', 'b'].map((name) => `${name}: updateConversation(input: { conversationId: ${ID} }) { conversation { ${levels(1)} } }`).join(' ')} }`,
    2 * (2 + 12),
  ],
  [
    'a fragment at each place where it is spread',
    `{ a: conversation(id: ${ID}) { ...C } b: conversation(id: ${ID}) { ...C } }
     fragment C on Conversation { x: participants(first: 2) { ...P } y: participants(first: 3) { ...P } }
     fragment P on ParticipantConnection { nodes { id unreadCount } }`,
    2 * (1 + 2 + 4 + 2 + 6),
  ],
  ['what is left out', `{ conversation(id: ${ID}) { id type @skip(if: true) } }`, 2],
  ['the subgraph', '{ _service { sdl } }', 2],
])('estimates the fields of %s', (_, source, fields) => {
  expect(fieldsOf(source, {})).toEqual([fields]);
});

test.each([
  ['a page that is too large', `{ conversations(${OF_USER}, first: 101) { nodes { id } } }`],
  ['a cursor of nothing', `{ conversations(${OF_USER}, after: "x") { nodes { id } } }`],
  ['too many ids', `{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`],
])('counts nothing inside of %s, which is rejected', (_, source) => {
  expect(fieldsOf(source, {})[0]).toBeLessThanOrEqual(2);
});

test('counts sizes, conditions and ids that are given in variables, for each request', () => {
  const source = `query ($ids: [ID!]!, $size: Int = 2, $wanted: Boolean!) {
    nodes(ids: $ids) { ... on Conversation { participants(first: $size) @include(if: $wanted) { nodes { id } } } }
  }`;
  const request = { ids: ['x', 'y'], wanted: true };
  expect(
    fieldsOf(
      source,
      request,
      { ...request, size: 5 },
      { ...request, wanted: false },
      { ids: [], wanted: true },
      { wanted: true },
      request,
    ),
  ).toEqual([1 + 2 * 4, 1 + 2 * 7, 1, 1, 0, 1 + 2 * 4]);
});

test('counts for each request anew after one whose variables could not be read', () => {
  const source = `query ($any: Int!) { conversations(${OF_USER}, first: 3) { nodes { id } } b: conversations(${OF_USER}, first: $any) { nodes { id } } }`;
  expect(fieldsOf(source, { any: 'x' }, { any: 1 }, {}, { any: 2 })).toEqual([0, 8, 0, 9]);
});

test.each([
  [
    'first',
    `{ conversations(${OF_USER}, first: 100) { nodes { participants { nodes { id } } } } }`,
    { path: ['conversations'], argument: 'first', size: 100 },
  ],
  [
    'last',
    `{ conversations(${OF_USER}, last: 4) { nodes { participants { nodes { id } } } } }`,
    { path: ['conversations', 'participants'], argument: 'first', size: 10 },
  ],
  ['ids', '{ nodes(ids: ["x", "y"]) { id } }', { path: ['nodes'], argument: 'ids', size: 2 }],
  [
    'representations',
    `{ _entities(representations: ${USERS}) { __typename } }`,
    { path: ['_entities'], argument: 'representations', size: 2 },
  ],
  ['nothing', `{ user(by: { userId: ${ID} }) { identities { type } } }`, undefined],
])('names the largest list: %s', (_, source, largest) => {
  expect(estimates(source, {})[0]?.largest()).toEqual(largest);
});

test('stays a number however deep pages are nested', () => {
  const deep = (count: number): string =>
    count === 0
      ? 'id'
      : `conversations(first: 100) { nodes { participants { nodes { user { ${deep(count - 1)} } } } } }`;
  const source = `{ user(by: { userId: ${ID} }) { ${deep(40)} } }`;
  expect(fieldsOf(source, {})).toEqual([Number.MAX_SAFE_INTEGER]);
});

test('fragments that double each other take no longer than they are', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Conversation { ...F${index + 1} ...F${index + 1} }`,
  );
  const source = `{ conversation(id: ${ID}) { ...F0 } } ${doubling.join(' ')} fragment F60 on Conversation { displayName }`;
  expect(fieldsOf(source, {})).toEqual([2]);
});

/** The fields of an answer in which no field has an object as its value. */
function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countFields(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + 1 + countFields(each), 0);
}

test.each([
  ['the query of explorers', getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
  [
    'types inside types',
    `{ __schema { types { name fields(includeDeprecated: true) { type { fields(includeDeprecated: true) { args(includeDeprecated: true) { type { name ofType { name } } } } possibleTypes { name } } } } } }`,
  ],
  [
    'aliases',
    '{ a: __schema { types { name } } b: __schema { directives { locations args { name } } } }',
  ],
  [
    'one type',
    '{ __type(name: "Conversation") { fields { name type { kind } } interfaces { name } } }',
  ],
  ['no type', '{ __typename __type(name: "Nothing") { fields { name } } }'],
])('the estimate of introspection is exact: %s', (_, source) => {
  const { data, errors } = graphqlSync({ schema, source });
  expect(errors).toBeUndefined();
  expect(fieldsOf(source, {})).toEqual([countFields(data)]);
});

test('takes a type that a variable names for the largest', () => {
  const source =
    'query ($name: String!) { __type(name: $name) { fields { name } enumValues { name } } }';
  const names = Object.keys(schema.getTypeMap());
  const largest = Math.max(
    ...names.map((name) =>
      countFields(graphqlSync({ schema, source, variableValues: { name } }).data),
    ),
  );
  expect(fieldsOf(source, { name: 'URL' })).toEqual([largest]);
});
