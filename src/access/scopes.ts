/**
 * The scopes that the schema asks for with federation's `@requiresScopes`: a list of alternatives, each of them scopes
 * that a caller needs all of. On a type it holds for every field that gives a record of it.
 */
import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';

import { forbidden } from '../kernel/forbidden.js';
import { SCOPES, type CallerIdentity, type Scope } from './identity.js';

/** Scopes of which a caller needs all of one list. */
export type ScopeAlternatives = readonly (readonly Scope[])[];

/** What scopes can be asked for on. */
interface Guarded {
  readonly astNode?:
    { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const known = new WeakMap<object, ScopeAlternatives>();

/**
 * What a field or a type asks for; undefined when it asks for nothing.
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
