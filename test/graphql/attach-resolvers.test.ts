import { expect, test } from '@jest/globals';
import { buildSchema, graphql, GraphQLScalarType, type GraphQLSchema } from 'graphql';

import { attachResolvers } from '../../src/graphql/attach-resolvers.js';

function pets(): GraphQLSchema {
  return buildSchema(`
    scalar Loud
    interface Pet { name: Loud }
    type Dog implements Pet { name: Loud }
    type Cat { age: Int }
    union Any = Dog | Cat
    type Query { pet: Pet, any(of: Loud): Any }
  `);
}

test('fields, abstract types and scalars get what the map has for them', async () => {
  const schema = pets();
  attachResolvers(schema, {
    Query: {
      pet: () => ({ name: 'rex' }),
      any: (_: unknown, { of }: { readonly of: string }) => ({ name: of }),
    },
    Pet: { __resolveType: () => 'Dog' },
    Any: { __resolveType: () => 'Dog' },
    Dog: { __resolveReference: () => null },
    Loud: new GraphQLScalarType<string, string>({
      name: 'Loud',
      serialize: (value) => `${String(value)}!`,
      parseValue: (value) => `${String(value)}?`,
    }),
  });

  const source =
    'query ($of: Loud) { pet { __typename name } any(of: $of) { ... on Dog { name } } }';
  const { data, errors } = await graphql({ schema, source, variableValues: { of: 'max' } });

  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    pet: { __typename: 'Dog', name: 'rex!' },
    any: { name: 'max?!' },
  });
});

test.each([
  ['a type that is missing', { Bird: { name: () => 'tweety' } }, 'Bird is not in the schema'],
  ['a field that is missing', { Dog: { age: () => 1 } }, 'Dog.age is not in the schema'],
  ['a value in place of a function', { Dog: { name: 'rex' } }, 'Dog.name has no resolver'],
  ['fields of a union', { Any: { name: () => 'rex' } }, 'Any.__resolveType has no resolver'],
  ['fields of a scalar', { Loud: { name: () => 'rex' } }, 'Loud is not in the schema'],
])('a map with %s is an error', (_, resolvers, message) => {
  expect(() => {
    attachResolvers(pets(), resolvers);
  }).toThrow(message);
});
