import { expect } from '@jest/globals';

import type { Graph, GraphAnswer } from './graph.js';
import { scrape } from './metrics.js';
import { until } from './until.js';

/** Reads how many operations of a server are under way or waiting. */
export function gauge(
  graph: Graph,
  state: 'under-way' | 'waiting',
): () => Promise<number | undefined> {
  return async () => (await scrape(graph.url)).value('sunshine_graphql_operations', { state });
}

/** Waits until no operation or call is under way. */
export async function untilAllFree(graph: Graph): Promise<void> {
  await until(async () => (await gauge(graph, 'under-way')()) === 0);
  expect(await gauge(graph, 'waiting')()).toBe(0);
  expect(graph.server.upstream.traffic.state).toMatchObject({ inFlight: 0, waiting: 0 });
}

/** The status of an answer and the codes of its errors. */
export function codesOf({ status, errors }: GraphAnswer): readonly unknown[] {
  return [status, ...errors.map(({ extensions }) => extensions.code)];
}
