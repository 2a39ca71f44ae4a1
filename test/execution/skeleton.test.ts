import { describe, expect, test } from '@jest/globals';
import { getOperationAST, Kind, parse, print, visit, type FieldNode } from 'graphql';

import { skeletonOf, type Skeleton } from '../../src/execution/skeleton.js';

function skeleton(source: string): Skeleton | undefined {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the document has not one operation');
  return skeletonOf(document, operation);
}

const WHOLE = `
  query Whole($id: ID! = "chosen", $in: Input = { key: "chosen" }, $e: Kind = CHOSEN) {
    first: record(id: "chosen", text: """chosen""", kind: CHOSEN, many: ["chosen", $id]) {
      ...Part
      ... on Record { other(in: { key: "chosen", nested: [{ key: 4711 }] }, float: 47.11) }
      ... { __typename }
    }
  }
  fragment Part on Record { id more: record(id: $id) { id } }
`;

test('a skeleton has the fields, their names and the types of fragments, and nothing else', () => {
  const { document } = skeleton(WHOLE) ?? {};

  expect(document && print(document)).toBe(`{
  first: record {
    ...Part
    ... on Record {
      other
    }
    ... {
      __typename
    }
  }
}

fragment Part on Record {
  id
  more: record {
    id
  }
}`);
});

test('a skeleton is made of the few kinds of nodes that hold no value', () => {
  const kinds = new Set<string>();
  const { document } = skeleton(WHOLE) ?? {};
  if (document)
    visit(document, {
      enter: (node) => {
        kinds.add(node.kind);
        expect(node.loc).toBeUndefined();
      },
    });

  expect([...kinds].sort()).toEqual(
    [
      ...[Kind.DOCUMENT, Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.SELECTION_SET],
      ...[Kind.FIELD, Kind.FRAGMENT_SPREAD, Kind.INLINE_FRAGMENT, Kind.NAMED_TYPE, Kind.NAME],
    ].sort(),
  );
});

test('a skeleton knows which fields of the query its own were made from', () => {
  const { document, originals } = skeleton('{ a: record(id: 4711) { id } }') ?? {};
  const copies: FieldNode[] = [];
  if (document)
    visit(document, {
      Field: (node) => {
        copies.push(node);
      },
    });

  const found = originals?.(copies);
  expect(found?.map((node) => print(node).split('\n')[0])).toEqual(['a: record(id: 4711) {', 'id']);
  expect(originals?.(copies)).toBe(found);
});

describe('there is no skeleton of', () => {
  test.each([
    ['a mutation', 'mutation { change }'],
    ['a subscription', 'subscription { change }'],
    ['a field with a directive', '{ record { id @include(if: true) } }'],
    [
      'a fragment that is spread with a directive',
      '{ ...F @skip(if: true) } fragment F on Q { a }',
    ],
    ['an inline fragment with a directive', 'query ($v: Boolean!) { ... @include(if: $v) { a } }'],
    ['a query with a directive', 'query @any { a }'],
    ['a fragment with a directive', '{ ...F } fragment F on Q @any { a }'],
    ['a directive inside a fragment', '{ ...F } fragment F on Q { a { b @any } }'],
    ['a question for the schema', '{ __schema { types { name } } }'],
    ['a question for a type', '{ a { b } type: __type(name: "A") { name } }'],
    ['an alias that is a prototype', '{ record { __proto__: id } }'],
    ['an alias of the kind that is kept for GraphQL', '{ __other: record }'],
    ['an alias with an underscore', '{ a_b: record }'],
    ['an alias that begins with an underscore', '{ _a: record }'],
    ['such an alias in an inline fragment', '{ ... on Q { __proto__: a } }'],
    ['such an alias in a fragment', '{ ...F } fragment F on Q { __proto__: a }'],
    [
      'a fragment that has the name of a prototype',
      '{ ...__proto__ } fragment __proto__ on Q { a }',
    ],
  ])('%s', (_, source) => {
    expect(skeleton(source)).toBeUndefined();
  });
});
