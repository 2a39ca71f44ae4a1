import { startGateway } from '../../examples/federation/gateway.js';
import { startTickets, TICKETS_SDL } from '../../examples/federation/tickets.js';
import { printSubgraph } from '../../scripts/printed-schema.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph, type GraphError } from '../support/graph.js';

/** What a gateway answered. */
export interface GatewayAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The conversations and the tickets subgraph behind a gateway, all of them really listening. */
export interface Supergraph {
  /** The conversations subgraph. */
  readonly graph: Graph;
  /** Sends an operation to the gateway. */
  query(source: string, headers?: Readonly<Record<string, string>>): Promise<GatewayAnswer>;
}

const ROUTER_SECRET = 'what-the-gateway-sends';

/**
 * Starts a supergraph whose conversations subgraph answers `_entities` to nobody but its gateway. It closes with the
 * test, or with the file.
 *
 * @param settings More settings for the conversations subgraph. Without any it runs on its own sandbox.
 */
export async function startSupergraph(
  settings: Readonly<Record<string, string>> = {},
): Promise<Supergraph> {
  const graph = await startGraph({ ...settings, SUBGRAPH: 'router-only', ROUTER_SECRET });
  const tickets = opened(await startTickets());
  const routed = startGateway([
    {
      name: 'conversations',
      url: graph.url,
      sdl: printSubgraph(),
      routerSecret: ROUTER_SECRET,
    },
    { name: 'tickets', url: tickets.url, sdl: TICKETS_SDL },
  ]);
  const gateway = opened(await routed);
  return {
    graph,
    query: (source, headers = {}) => post(gateway.url, source, headers),
  };
}

/** Sends an operation to any GraphQL endpoint. */
export async function post(
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<GatewayAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as GatewayAnswer;
}
