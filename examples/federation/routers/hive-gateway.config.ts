/**
 * Hive Gateway over the supergraph: `hive-gateway supergraph supergraph.graphql --config-path hive-gateway.config.ts`.
 * The conversations subgraph gets the caller's credentials, and the secret that shows who asks.
 */
export const gatewayConfig = {
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }: Propagation): Record<string, string> => {
      if (subgraphName !== 'conversations') return {};
      const authorization = request.headers.get('authorization');
      return {
        'router-authorization': process.env['ROUTER_SECRET'] ?? '',
        ...(authorization === null ? {} : { authorization }),
      };
    },
  },
};

interface Propagation {
  readonly request: Request;
  readonly subgraphName: string;
}
