import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

import type { Chance } from './chance.js';

/** The arguments of a field, in brackets; an empty text for none, and undefined to leave the field alone. */
export type ArgumentsOf = (field: GraphQLField<unknown, unknown>) => string | undefined;

/** A query by chance: with aliases, fields asked for twice, and fragments of both kinds. */
export function randomQuery(
  schema: GraphQLSchema,
  chance: Chance,
  argumentsOf: ArgumentsOf,
  { variables = '', levels = 3 } = {},
): string {
  const fragments = new Map<string, string>();

  function fieldsOf(type: GraphQLCompositeType, below: number): readonly string[] {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    return chance.some(fields, 0.35).flatMap((field) => {
      const of = getNamedType(field.type);
      const given = argumentsOf(field);
      if (given === undefined || (isCompositeType(of) && below === 0)) return [];
      const alias = chance.happens(0.1) ? `x${chance.below(1_000)}: ` : '';
      return [
        `${alias}${field.name}${given}${isCompositeType(of) ? ` ${selections(of, below - 1)}` : ''}`,
      ];
    });
  }

  function fragmentOf(type: GraphQLCompositeType, below: number): string {
    const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    const [first = type, ...others] = possible;
    const on = chance.one([first, ...others]);
    if (chance.happens(0.5)) return `... on ${on.name} ${selections(on, below)}`;
    const name = `F${fragments.size}`;
    fragments.set(name, '');
    fragments.set(name, `fragment ${name} on ${on.name} ${selections(on, below)}`);
    return `...${name}`;
  }

  function selections(type: GraphQLCompositeType, below: number): string {
    const fields = fieldsOf(type, below);
    const again = chance.happens(0.2) ? chance.some(fields, 0.3) : [];
    const abstract = isObjectType(type) ? 0.15 : 0.8;
    const inFragments = below > 0 ? chance.some([0, 1], abstract) : [];
    const typename = chance.happens(0.2) || fields.length === 0 ? ['__typename'] : [];
    return `{ ${[
      ...fields,
      ...inFragments.map(() => fragmentOf(type, below - 1)),
      ...typename,
      ...again,
    ].join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (!query) throw new TypeError('the schema has no queries');
  const operation = `query${variables} ${selections(query, levels)}`;
  return [operation, ...fragments.values()].join('\n');
}
