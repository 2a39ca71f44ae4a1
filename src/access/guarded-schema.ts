/** Access at the boundary: what a field gives is checked where it becomes visible, whichever resolver gave it. */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import type { Context } from '../kernel/context.js';
import type { Entity, RecordInApp } from '../kernel/entity.js';
import type { Graph } from '../kernel/graph.js';
import type { Policy } from '../kernel/policy.js';
import { countWrite } from './write-limit.js';
import type { CallerIdentity } from './identity.js';
import {
  requiredScopes,
  requireScopes,
  scopesOfRecords,
  type ScopeAlternatives,
} from './scopes.js';

/** A context that knows who the caller is. */
export interface IdentifiedContext extends Context {
  readonly identity: CallerIdentity;
}

type FieldConfig = GraphQLFieldConfig<unknown, IdentifiedContext>;
type Resolver = GraphQLFieldResolver<unknown, IdentifiedContext>;

/** The fields of federation. `_service` describes the schema; `_entities` is checked for each record that it gives. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(['_service', '_entities']);

/**
 * The same schema, in which a field that requires scopes, or gives records that require some, is `FORBIDDEN` to callers
 * without them, before its resolver runs; in which end users get no record that they may not see, and send no more
 * mutations in a minute than they may.
 *
 * @throws {TypeError} when a root field requires no scope, so that every caller could use it, or when any field
 * requires a scope that does not exist, so that no caller could.
 */
export function guardSchema(schema: GraphQLSchema, { entities }: Graph): GraphQLSchema {
  const mutation = schema.getMutationType()?.name;
  const guard = (field: FieldConfig, _: string, type: string): FieldConfig => {
    const entity = entities.get(getNamedType(field.type).name);
    const ofRecords = entity && scopesOfRecords(entity, schema);
    return guardField(field, entity, ofRecords, type === mutation);
  };
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field: FieldConfig, name, type) => {
      if (FEDERATION_FIELDS.has(name)) return field;
      if (requiredScopes(field) === undefined) throw new TypeError(`${name} requires no scope`);
      return guard(field, name, type);
    },
    [MapperKind.OBJECT_FIELD]: guard,
  });
}

function guardField(
  field: FieldConfig,
  entity: Entity | undefined,
  ofRecords: ScopeAlternatives | undefined,
  isMutation: boolean,
): FieldConfig {
  const ofField = requiredScopes(field);
  if (!ofField && !entity) return field;
  const { subscribe } = field;
  const resolve = field.resolve ?? defaultFieldResolver;
  const check = ({ identity }: IdentifiedContext, info: GraphQLResolveInfo): void => {
    if (identity.kind === 'anybody') return;
    const what = `${info.parentType.name}.${info.fieldName}`;
    requireScopes(identity, ofField, what);
    requireScopes(identity, ofRecords, what);
  };
  const guarded: Resolver = (source, args, context, info) => {
    const { identity, policy } = context;
    check(context, info);
    const result: unknown =
      isMutation && identity.kind === 'end-user'
        ? countWrite(identity, context.shared).then(() => resolve(source, args, context, info))
        : resolve(source, args, context, info);
    return entity && policy.viewer ? shown(policy, entity, result) : result;
  };
  if (!subscribe) return { ...field, resolve: guarded };
  const guardedSubscribe: Resolver = (source, args, context, info) => {
    check(context, info);
    return subscribe(source, args, context, info);
  };
  return { ...field, resolve: guarded, subscribe: guardedSubscribe };
}

/** What the caller sees of the record, or of each of the records, that a resolver gave. */
function shown(policy: Policy, entity: Entity, result: unknown): unknown {
  if (result instanceof Promise)
    return result.then((settled: unknown) => shown(policy, entity, settled));
  if (Array.isArray(result)) return result.map((each: unknown) => shown(policy, entity, each));
  return isRecord(result) ? policy.show(entity, result) : result;
}

function isRecord(result: unknown): result is RecordInApp {
  return typeof result === 'object' && result !== null && !(result instanceof Error);
}
