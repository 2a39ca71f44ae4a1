import { hash } from 'node:crypto';

import { Kind, visit, type DocumentNode, type VariableNode } from 'graphql';

import type { Selection } from '../kernel/selections.js';
import { stringifyJson } from '../upstream/exact-json.js';

/** A subscription, as far as its results depend on it. */
export interface SubscriptionRequest {
  /** The hash of the document's text. */
  readonly queryHash: string;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Its field. */
  readonly root: Selection;
  /** See `visibilityClass`. */
  readonly visibility: string;
}

/**
 * What is the same for subscriptions that have the same result for a delivery. The variable that says where one begins
 * makes no difference, unless it is used in another place, too.
 */
export function sameResultsKey(request: SubscriptionRequest): string {
  const { queryHash, operationName, variables, visibility } = request;
  const start = startVariable(request);
  const values = Object.entries(variables).filter(([name]) => name !== start);
  return hash(
    'sha256',
    stringifyJson([queryHash, operationName ?? null, values, visibility]),
    'base64url',
  );
}

/** The variable that is the `after` of the field of a subscription, and nothing else. */
function startVariable({ document, root }: SubscriptionRequest): string | undefined {
  const starts = new Set(
    root.nodes
      .flat()
      .flatMap((node) => node.arguments ?? [])
      .filter(({ name }) => name.value === 'after')
      .map(({ value }) => value),
  );
  const [start] = starts;
  if (start?.kind !== Kind.VARIABLE) return undefined;
  const uses: VariableNode[] = [];
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => {
      uses.push(node);
    },
  });
  const { value } = start.name;
  const isElsewhere = uses.some((use) => use.name.value === value && !starts.has(use));
  return isElsewhere ? undefined : value;
}
