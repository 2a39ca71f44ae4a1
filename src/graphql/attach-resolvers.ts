import {
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';

type FieldResolver = GraphQLFieldResolver<unknown, unknown>;

/** Resolvers by type and field, `__resolveType` of abstract types, and the scalars that the SDL declares. */
export type Resolvers = Readonly<
  Record<string, GraphQLScalarType | Readonly<Record<string, unknown>>>
>;

/** A resolver of an entity, not of a field: `_entities` looks it up in the map. */
const RESOLVE_REFERENCE = '__resolveReference';

/**
 * Gives a schema that was built from SDL its resolvers, in place.
 *
 * @throws {TypeError} when one is for a type or a field that the schema does not have: it would never run.
 */
export function attachResolvers(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [name, own] of Object.entries(resolvers)) attach(schema.getType(name), name, own);
}

function attach(type: GraphQLNamedType | undefined, name: string, own: Resolvers[string]): void {
  if (isScalarType(type) && isScalarType(own)) {
    const { serialize, parseValue, parseLiteral } = own;
    Object.assign(type, { serialize, parseValue, parseLiteral });
  } else if (isInterfaceType(type) || isUnionType(type)) {
    type.resolveType = functionAt(name, own, '__resolveType') as GraphQLTypeResolver<
      unknown,
      unknown
    >;
  } else if (isObjectType(type)) {
    const fields = type.getFields();
    for (const key of Object.keys(own)) {
      if (key === RESOLVE_REFERENCE) continue;
      const field = fields[key];
      if (!field) throw new TypeError(`${name}.${key} is not in the schema`);
      const resolver: unknown = Reflect.get(own, key);
      if (typeof resolver === 'object' && resolver !== null) {
        field.subscribe = functionAt(`${name}.${key}`, resolver, 'subscribe') as FieldResolver;
        field.resolve = functionAt(`${name}.${key}`, resolver, 'resolve') as FieldResolver;
      } else field.resolve = functionAt(name, own, key) as FieldResolver;
    }
  } else throw new TypeError(`${name} is not in the schema, or takes no such resolvers`);
}

function functionAt(type: string, own: object, key: string): unknown {
  const found: unknown = Reflect.get(own, key);
  if (typeof found !== 'function') throw new TypeError(`${type}.${key} has no resolver`);
  return found;
}
