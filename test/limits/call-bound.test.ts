import { expect, test } from '@jest/globals';
import { getOperationAST, parse, validate } from 'graphql';

import { boundCalls } from '../../src/limits/call-bound.js';
import { buildSchema } from '../../src/graphql/schema.js';

const schema = buildSchema({ subgraph: true });

test.each([
  ['nothing but the type', '{ __typename }', 0],
  ['a conversation', 'query ($id: ID!) { conversation(id: $id) { displayName } }', 1],
  [
    'a page of any size, with the participants of each conversation',
    'query ($n: Int) { conversations(filter: { userId: "x" }, first: $n) { nodes { participants { nodes { id } } } } }',
    101,
  ],
  [
    'what a variable may leave out',
    'query ($id: ID!, $no: Boolean!) { conversation(id: $id) @skip(if: $no) { id } }',
    1,
  ],
  [
    'the same field twice, with ids that may differ',
    'query ($a: ID!, $b: ID!) { a: conversation(id: $a) { id } b: conversation(id: $b) { id } }',
    2,
  ],
  ['as many nodes as there may be', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', 100],
  [
    'the costlier of the types that a node may be',
    `query ($id: ID!) {
      node(id: $id) {
        ... on Conversation { participants { nodes { id } } }
        ... on EndUser { conversations { nodes { participants { nodes { id } } } } }
      }
    }`,
    102,
  ],
  [
    'fragments within fragments, wherever they are spread',
    `query ($id: ID!) { conversation(id: $id) { ...A ...A } }
     fragment A on Conversation { ...B }
     fragment B on Conversation { participants { nodes { id } } }`,
    3,
  ],
  [
    'a participant who is looked up before leaving',
    'mutation ($in: LeaveConversationInput!) { leaveConversation(input: $in) { removedParticipantId } }',
    2,
  ],
  [
    'entities, of which nothing is known before',
    'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    Number.POSITIVE_INFINITY,
  ],
])('the bound counts %s', (_, source, calls) => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);

  expect(operation && boundCalls(schema, document, operation)).toBe(calls);
});

test('fragments that double each other take no longer than they are', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, index) => `fragment F${index} on Conversation { ...F${index + 1} ...F${index + 1} }`,
  );
  const document = parse(
    `{ conversation(id: "x") { ...F0 } } ${doubling.join(' ')} fragment F60 on Conversation { id }`,
  );
  const operation = getOperationAST(document);

  expect(operation && boundCalls(schema, document, operation)).toBe(1);
});
