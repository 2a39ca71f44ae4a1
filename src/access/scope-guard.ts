/**
 * Holds callers to the scopes that the schema asks for with federation's `@requiresScopes`: a list of alternatives,
 * each of them scopes that a caller needs all of.
 */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  isObjectType,
  valueFromASTUntyped,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import type { Context } from '../graphql/context.js';
import type { GlobalId } from '../kernel/global-id.js';
import { forbidden } from './forbidden.js';
import { SCOPES, type CallerIdentity, type Scope } from './identity.js';

/** Scopes of which a caller needs all of one list. */
export type ScopeAlternatives = readonly (readonly Scope[])[];

type FieldConfig = GraphQLFieldConfig<unknown, Context>;

/** The fields of federation itself. The one describes the schema, the other is checked for each record it gives. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(['_service', '_entities']);

/** A record that is found by its id needs the scopes of the field that would give it to everybody else. */
const GIVEN_BY = {
  Conversation: ['Query', 'conversation'],
  EndUser: ['Query', 'user'],
  Participant: ['Conversation', 'participants'],
} as const satisfies Record<GlobalId['type'], readonly [type: string, field: string]>;

/**
 * The same schema, in which a field that asks for scopes is `FORBIDDEN` to callers without them, before its resolver
 * runs.
 *
 * @throws {TypeError} when a root field asks for none, or any field for one that does not exist: it would be open to
 * everybody, or to nobody.
 */
export function guardScopes(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field: FieldConfig, name) => {
      if (FEDERATION_FIELDS.has(name)) return field;
      if (requiredScopes(field) === undefined) throw new TypeError(`${name} asks for no scope`);
      return guardField(field);
    },
    [MapperKind.OBJECT_FIELD]: (field: FieldConfig) => guardField(field),
  });
}

/**
 * Checks the scopes for a record that is found by its id, through `node`, `nodes` or `_entities`: what they give is
 * known only now.
 *
 * @throws {GraphQLError} `FORBIDDEN` when the caller lacks them.
 */
export function checkRecordScopes(
  type: GlobalId['type'],
  { identity }: Context,
  { schema }: GraphQLResolveInfo,
): void {
  if (identity.kind === 'anybody') return;
  const [parentName, fieldName] = GIVEN_BY[type];
  const parent = schema.getType(parentName);
  const field = isObjectType(parent) ? parent.getFields()[fieldName] : undefined;
  checkScopes(identity, (field && requiredScopes(field)) ?? [], type);
}

/** What a field asks for; undefined when it asks for nothing. */
export function requiredScopes({
  astNode,
}: Pick<FieldConfig, 'astNode'>): ScopeAlternatives | undefined {
  const argument = astNode?.directives
    ?.find(({ name }) => name.value === 'requiresScopes')
    ?.arguments?.find(({ name }) => name.value === 'scopes');
  if (argument === undefined) return undefined;
  const alternatives = valueFromASTUntyped(argument.value) as readonly (readonly string[])[];
  return alternatives.map((scopes) => scopes.map(toScope));
}

function guardField(field: FieldConfig): FieldConfig {
  const required = requiredScopes(field);
  if (required === undefined) return field;
  const resolve = field.resolve ?? defaultFieldResolver;
  const guarded: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
    checkScopes(context.identity, required, `${info.parentType.name}.${info.fieldName}`);
    return resolve(source, args, context, info);
  };
  return { ...field, resolve: guarded };
}

function checkScopes(identity: CallerIdentity, required: ScopeAlternatives, what: string): void {
  if (identity.kind === 'anybody') return;
  const { scopes } = identity;
  if (required.some((all) => all.every((scope) => scopes.has(scope)))) return;
  throw forbidden(
    `${what} needs the scope ${required.map((all) => all.join(' and ')).join(' or ')}`,
  );
}

function toScope(text: string): Scope {
  const scope = SCOPES.find((known) => known === text);
  if (scope === undefined) throw new TypeError(`there is no scope ${text}`);
  return scope;
}
