/**
 * The scopes that fields of the schema require with federation's `@requiresScopes`: a list of alternatives. A caller
 * needs all scopes of one of them. A record requires those of the field that its definition names (`scopesFrom`),
 * whichever field gives it. The directive is not on the type, because composition would then require the scopes
 * wherever another subgraph gives a `Node`.
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

/** A field that can require scopes. */
interface Guarded {
  readonly astNode?:
    { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const known = new WeakMap<object, ScopeAlternatives>();

/**
 * The scopes that a field requires; undefined when it requires none.
 *
 * @throws {TypeError} when it requires a scope that does not exist: no caller could use it.
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

/** The scopes that records of a kind require, whichever field gives them. */
export function scopesOfRecords(
  { scopesFrom }: Pick<Entity, 'scopesFrom'>,
  schema: GraphQLSchema,
): ScopeAlternatives | undefined {
  const parent = schema.getType(typeName(scopesFrom));
  const field = isObjectType(parent) ? parent.getFields()[fieldName(scopesFrom)] : undefined;
  if (!field) throw new TypeError(`there is no ${scopesFrom}`);
  return requiredScopes(field);
}

/** Whether a caller has the required scopes. */
export function hasScopes(
  identity: CallerIdentity,
  required: ScopeAlternatives | undefined,
): boolean {
  if (required === undefined || identity.kind === 'anybody') return true;
  const { scopes } = identity;
  return required.some((all) => all.every((scope) => scopes.has(scope)));
}

/**
 * Makes sure that a caller has the required scopes.
 *
 * @param what The field or type that requires them.
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
