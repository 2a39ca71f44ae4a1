import type { Sandbox } from '../../src/sandbox/sandbox.js';
import type { Graph, GraphAnswer } from './graph.js';

/** What an operation was answered, the calls that it took, and how many were estimated. */
export interface Cost {
  readonly answer: GraphAnswer;
  readonly counts: Readonly<Record<string, number>>;
  readonly estimated: number;
}

/** Sends an operation and counts its calls to the sandbox, whose request log starts anew. */
export async function costOf(
  graph: Pick<Graph, 'query'>,
  sandbox: Sandbox,
  source: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  sandbox.requests.clear();
  const answer = await graph.query(source, {}, { ...headers, 'x-upstream-report': '1' });
  const { estimated } = answer.extensions['upstreamReport'] as { readonly estimated: number };
  return { answer, counts: sandbox.requests.counts(), estimated };
}
