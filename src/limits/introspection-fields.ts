/** The fields of answers that describe the schema. They depend on nothing but the document and the schema. */
import {
  getNamedType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import type { FieldNodes, Selections } from '../kernel/selections.js';

/** Elements of a schema, and how often each of them is at a place of the answer. */
type Elements = ReadonlyMap<unknown, number>;

/** With it every list is as long as it can be. */
const ALL = { includeDeprecated: true };

/** Whether a field, which is none of the type where it stands, is `__schema` or `__type`. */
export function isIntrospection({ name }: FieldNode): boolean {
  return name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name;
}

/**
 * How many fields the answer has below `__schema` or `__type`. Deprecated elements count, whether they are asked for or
 * not, and a type whose name is in a variable is taken for the largest.
 */
export function introspectedFields(
  schema: GraphQLSchema,
  selections: Selections,
  group: readonly FieldNode[],
): number {
  const [node] = group;
  const count = (type: unknown, element: unknown): number =>
    isObjectType(type)
      ? fieldsOf(
          { schema } as GraphQLResolveInfo,
          selections,
          type,
          [group],
          new Map([[element, 1]]),
        )
      : 0;
  if (node?.name.value === SchemaMetaFieldDef.name)
    return count(getNamedType(SchemaMetaFieldDef.type), schema);
  const name = node?.arguments?.[0]?.value;
  const types =
    name?.kind === Kind.STRING
      ? [schema.getType(name.value)].filter((found) => found !== undefined)
      : Object.values(schema.getTypeMap());
  return Math.max(0, ...types.map((type) => count(TypeMetaFieldDef.type, type)));
}

/** Counts all elements at a place together, so it takes no longer than the document and the schema are large. */
function fieldsOf(
  info: GraphQLResolveInfo,
  selections: Selections,
  type: GraphQLObjectType,
  nodes: FieldNodes,
  elements: Elements,
): number {
  const times = [...elements.values()].reduce((sum, each) => sum + each, 0);
  if (times === 0) return 0;
  return selections.answerBelow(type, nodes).reduce((fields, group) => {
    const field = type.getFields()[group[0]?.name.value ?? ''];
    const below = field && getNamedType(field.type);
    if (!isObjectType(below)) return fields + times;
    const inside = new Map<unknown, number>();
    for (const [element, count] of elements) {
      const given: unknown = field?.resolve?.(element, ALL, undefined, info);
      for (const each of Array.isArray(given) ? given : [given])
        if (each !== undefined && each !== null) inside.set(each, (inside.get(each) ?? 0) + count);
    }
    return fields + times + fieldsOf(info, selections, below, [group], inside);
  }, 0);
}
