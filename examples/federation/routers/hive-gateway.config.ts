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

/**
 * The `transportEntries` for subscriptions over a WebSocket. Without them they are server-sent events, which need no
 * setting. The caller's credentials go into the first message of the connection.
 */
export const overWebSocket = {
  conversations: {
    options: {
      subscriptions: {
        kind: 'ws',
        location: '/graphql',
        options: { connectionParams: { authorization: '{context.headers.authorization}' } },
      },
    },
  },
};

interface Propagation {
  readonly request: Request;
  readonly subgraphName: string;
}
