/** A gateway over subgraphs that are already running. */
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import type { RunningService } from './running-service.js';
import { compose, type Subgraph } from './supergraph.js';

/** A subgraph behind the gateway. */
export interface RoutedSubgraph extends Subgraph {
  /** What the gateway sends to prove that it is the router; only the subgraph it belongs to gets it. */
  readonly routerSecret?: string;
}

interface CallerContext {
  /** The caller's own header, passed on to every subgraph. */
  readonly authorization?: string | undefined;
}

// Apollo's gateway would look for the cloud that it runs in, and report to Apollo; this turns both off.
process.env['APOLLO_TELEMETRY_DISABLED'] ??= 'true';

/** Composes the subgraphs and starts a gateway over them, on the loopback interface. */
export async function startGateway(
  subgraphs: readonly RoutedSubgraph[],
  port = 0,
): Promise<RunningService> {
  const secrets = new Map(subgraphs.map(({ name, routerSecret }) => [name, routerSecret]));
  const gateway = new ApolloGateway({
    supergraphSdl: compose(subgraphs),
    buildService: ({ name, url }) => subgraphSource(url, secrets.get(name)),
  });
  const server = new ApolloServer<CallerContext>({
    gateway,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port },
    context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization }),
  });
  return { url, close: () => server.stop() };
}

function subgraphSource(
  url: string | undefined,
  routerSecret: string | undefined,
): RemoteGraphQLDataSource<CallerContext> {
  return new RemoteGraphQLDataSource<CallerContext>({
    ...(url === undefined ? {} : { url }),
    willSendRequest: ({ request: { http }, context }) => {
      const { authorization } = context as CallerContext;
      if (authorization !== undefined) http?.headers.set('authorization', authorization);
      if (routerSecret !== undefined) http?.headers.set('router-authorization', routerSecret);
    },
  });
}
