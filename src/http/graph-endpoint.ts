import type { FastifyInstance, RouteHandlerMethod, RouteShorthandOptions } from 'fastify';

import type { Config } from '../config/config-types.js';
import { answerErrors } from './answer-errors.js';
import { BODY_LIMIT } from './app.js';
import { authenticateFirst } from './authentication-first.js';
import { readExactly } from './graphql-body.js';
import { graphqlHandler } from './graphql-handler.js';
import type { Rejections } from './rejections.js';
import type { SocketServer } from './sockets/graphql-socket.js';
import { upgradeHandler } from './sockets/upgrade-handler.js';
import { upgradeOf } from './sockets/upgrades.js';
import { askedTransport } from './streams/asked-transport.js';
import { answerWithStream, type StreamServer } from './streams/stream-handler.js';

/** What the GraphQL endpoint needs of the server. */
export interface GraphEndpoint extends StreamServer, Pick<SocketServer, 'inSpan'> {
  readonly config: Config;
  readonly rejections: Rejections;
  /** Whether callers have to send credentials. */
  readonly asksForCredentials: boolean;
  /** What observes its requests. */
  readonly hooks: Pick<RouteShorthandOptions, 'preHandler' | 'onSend'>;
}

/** Adds the GraphQL endpoint at some addresses: answers over HTTP, streams and WebSockets. */
export function addGraphEndpoint(
  scope: FastifyInstance,
  urls: readonly string[],
  endpoint: GraphEndpoint,
): void {
  const { apollo, config, contexts, rejections, hooks, endSpan, asksForCredentials } = endpoint;
  const { http, limits, streams } = config;
  const answerOnce = graphqlHandler(apollo, (request, reply) => contexts.ofRequest(request, reply));
  const openSocket = upgradeHandler({
    sockets: {
      ...endpoint,
      maxSubscriptions: streams.subscriptionsPerConnection,
      operationTimeout: limits.operationTimeout,
    },
    rules: { origins: http.corsOrigins, asksForCredentials },
    subgraph: config.subgraph,
    endSpan,
  });
  const handler: RouteHandlerMethod = function (request, reply) {
    const upgrade = upgradeOf(request);
    if (upgrade) return openSocket(upgrade, request, reply);
    const transport = askedTransport(request);
    return transport
      ? answerWithStream(endpoint, transport, request, reply)
      : answerOnce.call(this, request, reply);
  };
  answerErrors(scope, rejections);
  readExactly(scope);
  authenticateFirst(scope, rejections, (request) => contexts.failureOf(request));
  const route = { bodyLimit: BODY_LIMIT, ...hooks, handler };
  for (const url of urls) scope.route({ method: ['GET', 'POST'], url, ...route });
}
