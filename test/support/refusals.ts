import type { Graph } from './graph.js';
import { mutation, type MutationName } from './mutations.js';

/** What became of a mutation that was not carried out. */
export interface Refusal {
  readonly userErrors: unknown;
  readonly errors: readonly unknown[];
  /** How many calls upstream got. */
  readonly calls: number;
}

/** Runs a mutation for the reasons why it is not carried out. */
export async function attempt(graph: Graph, name: MutationName, input: object): Promise<Refusal> {
  const { data, errors } = await graph.query(mutation(name), { input });
  const payload = (data as Readonly<Record<string, { readonly userErrors: unknown } | null>>)[name];
  return { userErrors: payload?.userErrors, errors, calls: graph.sandbox.requests.total };
}

/** A refusal by the server itself, for one field: upstream is not asked. */
export function refused(field: readonly string[], rule: string, code = 'INVALID_INPUT'): Refusal {
  return {
    userErrors: [{ code, message: `${field.join('.')}: ${rule}`, field }],
    errors: [],
    calls: 0,
  };
}
