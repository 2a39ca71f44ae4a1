/** What the definitions say and what the SDL says of the same fields is held together here. */
import { describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

import { requiredScopes } from '../../src/access/scopes.js';
import { graph } from '../../src/domains/domains.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { fieldName, typeName } from '../../src/kernel/graph.js';
import { DEFAULT_PAGE_SIZE } from '../../src/kernel/page-request.js';

const schema = buildSchema({ subgraph: true, scopes: true });
const entities = [...graph.entities.values()];
const lists = [...graph.lists.values()];
const links = [...graph.links.values()];

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
  return type;
}

function fieldAt(at: string): GraphQLField<unknown, unknown> {
  const field = objectType(typeName(at)).getFields()[fieldName(at)];
  if (!field) throw new Error(`there is no ${at}`);
  return field;
}

/** The arguments of a directive, for each time that it is applied. */
function applied(
  node: GraphQLField<unknown, unknown>['astNode'] | GraphQLObjectType['astNode'],
  directive: string,
): readonly Readonly<Record<string, unknown>>[] {
  return (node?.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
    );
}

describe.each(entities.map((entity) => [entity.type, entity] as const))(
  'the definition of %s',
  (type, entity) => {
    test('is of a node that has the keys of the SDL', () => {
      const sdlKeys = applied(objectType(type).astNode, 'key').map(({ fields }) => fields);
      const own = entity.idParts.length === 1 ? entity.idParts : [];

      expect(sdlKeys.toSorted()).toEqual(
        ['id', ...own, ...Object.keys(entity.otherKeys ?? {})].toSorted(),
      );
      expect(
        objectType(type)
          .getInterfaces()
          .map(({ name }) => name),
      ).toContain('Node');
    });

    test('knows nothing without a call but leaves that the SDL has, each of them free', () => {
      for (const name of entity.known)
        expect(applied(fieldAt(`${type}.${name}`).astNode, 'cost')).toEqual([]);
      expect(entity.known).toContain('id');
    });

    test('names a field that gives such records for the scopes that they need', () => {
      const field = fieldAt(entity.scopesFrom);

      expect([type, `${type}Connection`]).toContain(getNamedType(field.type).name);
      expect(requiredScopes(field)?.flat().length).toBeGreaterThan(0);
    });
  },
);

describe.each(lists.map((list) => [list.at, list] as const))('the list %s', (at, list) => {
  test('gives a connection of its records, starting from the type where it stands', () => {
    expect(getNamedType(fieldAt(at).type).name).toBe(`${list.of.type}Connection`);
    expect(typeName(at)).toBe(list.startsFrom.type);
  });

  test('costs one call, and has as many records as the SDL has gateways assume', () => {
    const { maxRecords = Number.POSITIVE_INFINITY } = list;

    expect(applied(fieldAt(at).astNode, 'cost')).toEqual([{ weight: 10 }]);
    expect(applied(fieldAt(at).astNode, 'listSize')).toEqual([
      {
        assumedSize: Math.min(DEFAULT_PAGE_SIZE, maxRecords),
        slicingArguments: ['first', 'last'],
        sizedFields: ['edges', 'nodes'],
        requireOneSlicingArgument: false,
      },
    ]);
  });
});

test.each([...graph.listFields.values()].map((field) => [field.at, field] as const))(
  'the field %s over a list starts where the list does, is no page, and costs at least a call',
  (at, { list }) => {
    const { type, astNode } = fieldAt(at);

    expect(typeName(at)).toBe(list.startsFrom.type);
    expect(isNonNullType(type) || getNamedType(type).name.endsWith('Connection')).toBe(false);
    expect(Number(applied(astNode, 'cost')[0]?.['weight'])).toBeGreaterThanOrEqual(10);
  },
);

test.each(links.map((link) => [link.at, link] as const))(
  'the link %s gives one record, and costs a call',
  (at, link) => {
    const { type, astNode } = fieldAt(at);

    expect(isListType(type) || isNonNullType(type)).toBe(false);
    expect(getNamedType(type).name).toBe(link.to.type);
    expect(applied(astNode, 'cost')).toEqual([{ weight: 10 }]);
  },
);

/** Lists of objects that are no pages, nor inside pages. */
const PLAIN_LISTS = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !/^__|Connection$/.test(name) && !['Query', 'Mutation'].includes(name))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
  .filter(({ field }) => isListType(getNullableType(field.type)))
  .filter(({ field }) => isCompositeType(getNamedType(field.type)))
  .map(({ type, field }) => [`${type.name}.${field.name}`, field] as const);

test.each(PLAIN_LISTS)('the SDL says how long %s is assumed to be', (_, { astNode }) => {
  expect(applied(astNode, 'listSize')).toEqual([{ assumedSize: expect.any(Number) }]);
});

test.each([...graph.costs.keys()])(
  'the rule for the cost of %s is of a field that there is',
  (at) => {
    expect(fieldAt(at).name).toBe(fieldName(at));
  },
);

test('every node of the graph has a definition', () => {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('there is no Node');

  expect(
    schema
      .getPossibleTypes(node)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(entities.map(({ type }) => type).toSorted());
});

test.each(['node', 'nodes'])('%s takes the scopes of each kind of record, in any case', (name) => {
  const field = schema.getQueryType()?.getFields()[name];
  const ofRecords = entities.flatMap(({ scopesFrom }) => requiredScopes(fieldAt(scopesFrom)) ?? []);

  expect(new Set(field && requiredScopes(field)?.flat())).toEqual(new Set(ofRecords.flat()));
});

/** Fields that give a record, or a page or an edge of records; those inside pages are reached through such a field. */
const RECORD_FIELDS = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !/^__|(?:Connection|Edge)$/.test(name))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) =>
        graph.entities.has(getNamedType(field.type).name.replace(/(?:Connection|Edge)$/, '')),
      )
      .map((field) => [`${type.name}.${field.name}`, field] as const),
  );

test.each(RECORD_FIELDS)('the SDL says which scopes %s needs, so that routers know', (_, field) => {
  expect(requiredScopes(field)?.flat().length).toBeGreaterThan(0);
});
