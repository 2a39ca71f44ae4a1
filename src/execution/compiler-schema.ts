/**
 * The schema as the compiler gets it: without arguments, and with resolvers that make up for what its code leaves out.
 * They are handed a `Run` where others have the context, read the arguments as graphql-js would, and hand on to the
 * real resolver what it would get from graphql-js.
 */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultTypeResolver,
  getArgumentValues,
  GraphQLInterfaceType,
  GraphQLUnionType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  type OperationDefinitionNode,
} from 'graphql';

import type { Skeleton } from './skeleton.js';

/** One run of a compiled operation. */
export interface Run {
  readonly operation: OperationDefinitionNode;
  readonly skeleton: Skeleton;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
  /** The arguments that were read last, by where they stand: for all items of a list they are mostly the same. */
  readonly argumentsAt: Map<FieldNode, ReadArguments>;
}

type Arguments = Readonly<Record<string, unknown>>;

interface ReadArguments {
  readonly args: Arguments;
  /** Whose they are: below an interface, fields of several types share a place, and each may have its own defaults. */
  readonly field: GraphQLField<unknown, unknown>;
}

const NO_ARGUMENTS: Arguments = Object.freeze({});

/** The compiled code makes one for every call, so it can be completed in place. */
type FreshInfo = { -readonly [Key in keyof GraphQLResolveInfo]: GraphQLResolveInfo[Key] };

/** It has the resolvers that the schema has now: what Apollo Server may wrap around them later is not in it. */
export function compilerSchema(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      return isObjectType(type) && field?.resolve
        ? { ...config, args: {}, resolve: resolverOf(schema, type, field, field.resolve) }
        : { ...config, args: {} };
    },
    [MapperKind.INTERFACE_TYPE]: (type) =>
      new GraphQLInterfaceType({ ...type.toConfig(), resolveType: typeResolverOf(schema, type) }),
    [MapperKind.UNION_TYPE]: (type) =>
      new GraphQLUnionType({ ...type.toConfig(), resolveType: typeResolverOf(schema, type) }),
  });
}

/**
 * Whether the compiler can be trusted with a schema. It does not tell two fields apart whose names and those of their
 * types come to the same text when put together, and it knows only half of `isTypeOf`.
 */
export function isFitForCompiler(schema: GraphQLSchema): boolean {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const names = types.flatMap((type) =>
    Object.keys(type.getFields()).map((key) => type.name + key),
  );
  return new Set(names).size === names.length && types.every(({ isTypeOf }) => !isTypeOf);
}

function resolverOf(
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  resolve: GraphQLFieldResolver<unknown, unknown>,
): GraphQLFieldResolver<unknown, Run> {
  return (source, _, run, info: FreshInfo) => {
    complete(info, schema, parentType, field, run);
    return resolve(source, argumentsOf(field, info, run), run.contextValue, info);
  };
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  { fieldNodes: [node] }: GraphQLResolveInfo,
  run: Run,
): Arguments {
  if (field.args.length === 0 || !node) return NO_ARGUMENTS;
  const known = run.argumentsAt.get(node);
  if (known?.field === field) return known.args;
  const args = getArgumentValues(field, node, run.variableValues);
  run.argumentsAt.set(node, { args, field });
  return args;
}

/** Gives the name of the type, and none where it fails: the compiled code takes that for an error, and only that. */
function typeResolverOf(
  schema: GraphQLSchema,
  { name }: GraphQLAbstractType,
): GraphQLTypeResolver<unknown, Run> {
  const type = schema.getType(name);
  if (!isAbstractType(type)) throw new TypeError(`${name} is not an abstract type`);
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, run, info: FreshInfo) => {
    const parentType = schema.getType(info.parentType.name);
    const field = isObjectType(parentType) && parentType.getFields()[fieldNameOf(info)];
    if (!isObjectType(parentType) || !field) return undefined;
    complete(info, schema, parentType, field, run);
    try {
      const found: unknown = resolveType(value, run.contextValue, info, type);
      return typeof found === 'string' ? found : undefined;
    } catch {
      return undefined;
    }
  };
}

function fieldNameOf({ fieldNodes: [node], fieldName }: GraphQLResolveInfo): string {
  return node?.name.value ?? fieldName;
}

function complete(
  info: FreshInfo,
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { operation, skeleton, variableValues }: Run,
): void {
  info.schema = schema;
  info.parentType = parentType;
  info.fieldName = field.name;
  info.returnType = field.type;
  info.operation = operation;
  info.variableValues = variableValues;
  info.fragments = skeleton.fragments;
  info.fieldNodes = skeleton.originals(info.fieldNodes);
}
