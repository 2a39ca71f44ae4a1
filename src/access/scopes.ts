/**
 * The scopes that fields of the schema ask for with federation's `@requiresScopes`: a list of alternatives, each of them
 * scopes that a caller needs all of. A record needs those of the field that its kind names, whichever field gives it:
 * not said of the type, because composers would ask for them wherever another subgraph gives a `Node`.
 */
import {
  isObjectType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLSchema,
} from 'graphql';

import type { Entity } from '../kernel/entity.js';
import { forbidden } from '../kernel/forbidden.js';
import { fieldName, typeName } from '../kernel/graph.js';
import { SCOPES, type CallerIdentity, type Scope } from './identity.js';

/** Scopes of which a caller needs all of one list. */
export type ScopeAlternatives = readonly (readonly Scope[])[];

/** What can ask for scopes. */
interface Guarded {
  readonly astNode?:
    { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const known = new WeakMap<object, ScopeAlternatives>();

/**
 * What a field asks for; undefined when it asks for nothing.
 *
 * @throws {TypeError} when it asks for a scope that does not exist: it would be open to nobody.
 */
export function requiredScopes({ astNode }: Guarded): ScopeAlternatives | undefined {
  if (!astNode) return undefined;
  const found = known.get(astNode);
  if (found) return found;
  const argument = astNode.directives
    ?.find(({ name }) => name.value === 'requiresScopes')
    ?.arguments?.find(({ name }) => name.value === 'scopes');
  if (argument === undefined) return undefined;
  const alternatives = valueFromASTUntyped(argument.value) as readonly (readonly string[])[];
  const scopes = alternatives.map((all) => all.map(toScope));
  known.set(astNode, scopes);
  return scopes;
}

/** What records of a kind need, wherever they are found. */
export function scopesOfRecords(
  { scopesFrom }: Pick<Entity, 'scopesFrom'>,
  schema: GraphQLSchema,
): ScopeAlternatives | undefined {
  const parent = schema.getType(typeName(scopesFrom));
  const field = isObjectType(parent) ? parent.getFields()[fieldName(scopesFrom)] : undefined;
  if (!field) throw new TypeError(`there is no ${scopesFrom}`);
  return requiredScopes(field);
}

/** Whether a caller has the scopes that are asked for. */
export function hasScopes(
  identity: CallerIdentity,
  required: ScopeAlternatives | undefined,
): boolean {
  if (required === undefined || identity.kind === 'anybody') return true;
  const { scopes } = identity;
  return required.some((all) => all.every((scope) => scopes.has(scope)));
}

/**
 * Makes sure that a caller has the scopes that are asked for.
 *
 * @param what What asks for them.
 * @throws {GraphQLError} `FORBIDDEN` when the caller lacks them.
 */
export function requireScopes(
  identity: CallerIdentity,
  required: ScopeAlternatives | undefined,
  what: string,
): void {
  if (required === undefined || hasScopes(identity, required)) return;
  throw forbidden(
    `${what} needs the scope ${required.map((all) => all.join(' and ')).join(' or ')}`,
  );
}

function toScope(text: string): Scope {
  const scope = SCOPES.find((each) => each === text);
  if (scope === undefined) throw new TypeError(`there is no scope ${text}`);
  return scope;
}
