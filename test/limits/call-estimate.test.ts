import { expect, test } from '@jest/globals';
import { getOperationAST, parse, validate } from 'graphql';

import { estimateCalls, type CallEstimate } from '../../src/limits/call-estimate.js';
import { graph } from '../../src/domains/domains.js';
import { buildSchema } from '../../src/graphql/schema.js';

const schema = buildSchema({ subgraph: true });

function estimate(source: string, variables: Readonly<Record<string, unknown>> = {}): CallEstimate {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('there is not exactly one operation');
  return estimateCalls({
    schema,
    document,
    operation,
    variables,
    graph,
    maxRepresentations: 200,
    checksRecords: false,
  });
}

const ID = '"67a3198c9d3e51c7a4000c04"';
const OF_USER = 'filter: { userExternalId: "ada" }';
const LEAVE = `conversationId: ${ID}, participant:`;

test.each([
  ['a conversation', `{ conversation(id: ${ID}) { displayName } }`, 1],
  ['a conversation of which nothing is shown', `{ conversation(id: ${ID}) { __typename } }`, 1],
  ['its participants', `{ conversation(id: ${ID}) { participants { nodes { unreadCount } } } }`, 2],
  [
    'at most ten users, whatever page is asked for',
    `{ conversation(id: ${ID}) { participants(first: 100) { nodes { user { profile { email } } } } } }`,
    12,
  ],
  [
    'the users of three participants',
    `{ conversation(id: ${ID}) { participants(last: 3) { nodes { user { signedUpAt } } } } }`,
    5,
  ],
  [
    'ids of users, which participants tell',
    `{ conversation(id: ${ID}) { participants { nodes { user { __typename id userId externalId } } } } }`,
    2,
  ],
  [
    'a page of 25 conversations with participants and users',
    `{ conversations(${OF_USER}) { nodes { participants { nodes { user { profile { givenName } } } } } } }`,
    276,
  ],
  [
    'the same over edges',
    `{ conversations(${OF_USER}) { edges { node { participants { edges { node { user { profile { givenName } } } } } } } } }`,
    276,
  ],
  [
    'the same over nodes and edges at once',
    `{ conversations(${OF_USER}) { nodes { ...C } edges { node { ...C } } } }
    fragment C on Conversation { participants { nodes { ...P } edges { node { ...P } } } }
    fragment P on Participant { user { profile { givenName } } }`,
    276,
  ],
  [
    'the conversation of a participant, as often as there are conversations',
    `{ conversations(${OF_USER}) { nodes { participants { nodes { conversation { type } } } } } }`,
    51,
  ],
  [
    'conversations of users',
    `{ conversation(id: ${ID}) { participants(first: 2) { nodes { user { conversations(first: 3) { nodes { participants { nodes { id } } } } } } } } }`,
    10,
  ],
  [
    'the same user under ten names',
    `{ ${Array.from({ length: 10 }, (_, index) => `u${index}: user(by: { userExternalId: "ada" }) { id }`).join(' ')} }`,
    1,
  ],
  [
    'what the names of one user ask for, together',
    `{ a: user(by: { userExternalId: "ada" }) { x: conversations(first: 2) { nodes { id } } }
       b: user(by: { userExternalId: "ada" }) { x: conversations(first: 3) { nodes { id } } } }`,
    3,
  ],
  [
    'different users',
    `{ a: user(by: { userExternalId: "1" }) { id } b: user(by: { userExternalId: "2" }) { id } }`,
    2,
  ],
  [
    'a node, as the costliest type that it can be',
    `{ node(id: "x") { ... on EndUser { conversations { nodes { participants { nodes { id } } } } } ... on Conversation { participants { nodes { id } } } } }`,
    27,
  ],
  ['each node once', `{ nodes(ids: ["x", "y", "x"]) { id } }`, 2],
  [
    'a mutation',
    `mutation { deleteConversation(input: { conversationId: ${ID} }) { deletedConversationId } }`,
    1,
  ],
  [
    'the same mutation twice',
    `mutation { a: deleteConversation(input: { conversationId: ${ID} }) { deletedConversationId } b: deleteConversation(input: { conversationId: ${ID} }) { deletedConversationId } }`,
    2,
  ],
  [
    'a changed conversation, which the answer holds',
    `mutation { updateConversation(input: { conversationId: ${ID} }) { conversation { participants { nodes { id } } } } }`,
    2,
  ],
  [
    'a conversation that was joined',
    `mutation { joinConversation(input: { conversationId: ${ID}, user: { userExternalId: "ada" } }) { conversation { displayName } participant { user { authenticated } } } }`,
    3,
  ],
  [
    'who left, looked up',
    `mutation { leaveConversation(input: { ${LEAVE} { userExternalId: "ada" } }) { removedParticipantId } }`,
    2,
  ],
  [
    'who left, as the input says',
    `mutation { leaveConversation(input: { ${LEAVE} { participantId: ${ID} } }) { removedParticipantId } }`,
    1,
  ],
  [
    'what is left out',
    `{ conversation(id: ${ID}) @skip(if: true) { id } user(by: { userId: ${ID} }) @include(if: false) { id } }`,
    0,
  ],
  ['the schema', '{ __schema { types { name } } }', 0],
])('estimates the calls of %s', (_, source, calls) => {
  expect(estimate(source).calls).toBe(calls);
});

test.each([
  [
    'a page that is too large',
    `{ conversations(${OF_USER}, first: 101) { nodes { participants { nodes { id } } } } }`,
  ],
  [
    'a page that starts at no cursor',
    `{ conversations(${OF_USER}, after: "x") { nodes { participants { nodes { id } } } } }`,
  ],
  ['two directions at once', `{ conversations(${OF_USER}, first: 1, last: 1) { nodes { id } } }`],
  ['too many ids', `{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`],
  [
    'too many entities',
    `{ _entities(representations: [${'{ __typename: "EndUser", userId: "x" } '.repeat(201)}]) { ... on EndUser { metadata } } }`,
  ],
])('leaves %s to execution, which makes no call for it', (_, source) => {
  expect(estimate(source)).toEqual({ calls: 0, largest: undefined });
});

test.each([
  ['a missing variable', {}],
  ['a variable of the wrong type', { size: 'many' }],
])('leaves %s to execution', (_, variables) => {
  const source = `query ($size: Int!) { conversations(${OF_USER}, first: $size) { nodes { id } } }`;
  expect(estimate(source, variables).calls).toBe(0);
});

test('leaves a null in place of a condition or an id to execution', () => {
  const source = `query ($yes: Boolean = true, $id: ID = "x") {
    conversation(id: ${ID}) { participants @include(if: $yes) { nodes { id } } }
    node(id: $id) { id }
  }`;
  expect(estimate(source, {}).calls).toBe(3);
  expect(estimate(source, { yes: null, id: null }).calls).toBe(1);
});

test('counts sizes, conditions and ids that are given in variables', () => {
  const source = `query ($ids: [ID!]!, $size: Int, $wanted: Boolean!) {
    nodes(ids: $ids) { ... on Conversation { participants(first: $size) @include(if: $wanted) { nodes { user { metadata } } } } }
  }`;
  const ids = Array.from({ length: 7 }, (_, index) => `id-${index}`);
  expect(estimate(source, { ids, size: 4, wanted: true }).calls).toBe(7 + 7 + 28);
  expect(estimate(source, { ids, size: 4, wanted: false }).calls).toBe(7);
});

test('counts entities by type and key, and none that their keys tell all about', () => {
  const source = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Conversation { conversationId participants { nodes { id } } }
      ... on EndUser { externalId }
      ... on Participant { participantId }
    }
  }`;
  const representations = [
    { __typename: 'Conversation', id: 'x' },
    { __typename: 'Conversation', id: 'x', more: 'of it' },
    { __typename: 'Conversation', conversationId: 'x' },
    { __typename: 'EndUser', externalId: 'ada' },
    { __typename: 'EndUser', userId: 'x' },
    { __typename: 'Participant', id: 'x' },
    { __typename: 'Unknown', id: 'x' },
  ];
  expect(estimate(source, { representations }).calls).toBe(2 + 2 + 1);
});

test.each([
  [
    'first',
    `{ conversations(${OF_USER}, first: 100) { nodes { participants { nodes { user { metadata } } } } } }`,
    { path: ['conversations'], argument: 'first', size: 100 },
  ],
  [
    'last',
    `{ conversations(${OF_USER}, last: 4) { nodes { participants { nodes { user { metadata } } } } } }`,
    { path: ['conversations', 'participants'], argument: 'first', size: 10 },
  ],
  ['ids', `{ nodes(ids: ["x", "y", "z"]) { id } }`, { path: ['nodes'], argument: 'ids', size: 3 }],
  [
    'representations',
    `{ _entities(representations: [{ __typename: "EndUser", userId: "x" }, { __typename: "EndUser", userId: "y" }]) { ... on EndUser { metadata } } }`,
    { path: ['_entities'], argument: 'representations', size: 2 },
  ],
])('names the largest multiplier: %s', (_, source, largest) => {
  expect(estimate(source).largest).toEqual(largest);
});

test('stays a number however deep pages are nested', () => {
  const deep = (levels: number): string =>
    levels === 0
      ? 'id'
      : `conversations(first: 100) { nodes { participants { nodes { user { metadata ${deep(levels - 1)} } } } } }`;
  const { calls } = estimate(`{ user(by: { userId: ${ID} }) { ${deep(10)} } }`);
  expect(calls).toBe(Number.MAX_SAFE_INTEGER);
});

test('fragments that double each other take no longer than they are', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Conversation { ...F${index + 1} ...F${index + 1} }`,
  );
  const source = `{ conversation(id: ${ID}) { ...F0 } } ${doubling.join(' ')} fragment F60 on Conversation { displayName }`;
  expect(estimate(source).calls).toBe(1);
});
