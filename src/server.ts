import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { pino, type Logger } from 'pino';

import { createGraphQLServer } from './graphql/graphql-server.js';
import { SharedExecutions } from './graphql/shared-executions.js';
import { operationObservation } from './graphql/plugins/operation-observation.js';
import { createAuthenticator } from './access/authenticator.js';
import type { Config } from './config/config-types.js';
import { addExplorerRoutes } from './explorer/routes.js';
import { answerErrors } from './http/answer-errors.js';
import { createApp, ENDPOINTS } from './http/app.js';
import { authenticateFirst } from './http/authentication-first.js';
import { readExactly } from './http/graphql-body.js';
import { graphqlHandler } from './http/graphql-handler.js';
import { OperationContexts } from './http/operation-context.js';
import { askedTransport } from './http/streams/asked-transport.js';
import { OpenStreams } from './http/streams/open-streams.js';
import type { RunningRules } from './http/streams/running.js';
import { answerWithStream } from './http/streams/stream-handler.js';
import { upgradeHandler } from './http/sockets/upgrade-handler.js';
import { upgradeOf } from './http/sockets/upgrades.js';
import { receiveWebhooks, WEBHOOK_PATH } from './http/webhook-receiver.js';
import { OperationShares } from './limits/operation-shares.js';
import { createObservability, type Observability } from './observability/observability.js';
import { OperationNames } from './observability/operation-names.js';
import { openUpstream, type Upstream } from './open-upstream.js';
import { AnswerMemory } from './upstream/answer-memory.js';

/** A server that was created and does not listen yet. */
export interface Server {
  /** The HTTP server, to add routes to or to inject requests into. */
  readonly app: FastifyInstance;
  /** The REST API that it calls. */
  readonly upstream: Upstream;
  /** Starts to listen. Gives the address of the GraphQL endpoint. */
  listen(): Promise<string>;
  /**
   * Is unready for `shutdownDelay` while it still answers, then stops listening, waits for running requests for as long
   * as an operation may take, answers what takes longer, and closes everything.
   */
  close(): Promise<void>;
}

/**
 * Creates the whole server from its settings, and starts the emulator when they say so.
 *
 * @param logger Where to log. Default: JSON lines on standard output.
 * @param extend Adds to the schema. Default: nothing.
 */
export async function createServer(
  config: Config,
  logger: Logger = pino({ level: config.logLevel }),
  extend?: (schema: GraphQLSchema) => GraphQLSchema,
): Promise<Server> {
  const { upstream: settings } = config;
  const hasKey = settings.kind === 'api' && settings.key !== undefined;
  const observability = createObservability(logger, hasKey);
  const upstream = await openUpstream(
    config,
    observability.upstream,
    observability.events,
    config.redis && observability.observeRedis(),
  );
  try {
    return await serve(config, logger, observability, upstream, extend);
  } catch (error) {
    await upstream.close();
    throw error;
  }
}

/** Creates everything between callers and `upstream`. */
async function serve(
  config: Config,
  logger: Logger,
  observability: Observability,
  upstream: Upstream,
  extend?: (schema: GraphQLSchema) => GraphQLSchema,
): Promise<Server> {
  const { http, limits, callers } = config;
  const authenticate = createAuthenticator(callers, upstream.apps, logger, {
    timeout: limits.operationTimeout,
  });
  if (upstream.mode === 'service' && callers === undefined)
    logger.warn('callers are not authenticated: every caller acts with the key of this server');
  if (config.redis?.isExposed)
    logger.warn('REDIS_URL is not rediss://: what is in Redis goes over the network in plain text');

  let ready = false;
  let isClosing = false;
  const { app, stopping, rejections } = await createApp({
    ...http,
    operationTimeout: limits.operationTimeout,
    logger,
    isReady: () => ready,
    availability: observability.availability,
    redis: () => upstream.shared.redis?.state,
    onRejection: observability.rejections,
  });
  const asksForCredentials = upstream.mode === 'passthrough' || callers !== undefined;
  addExplorerRoutes(app, { ...http, mode: upstream.mode, asksForCredentials });
  const shares = new OperationShares(limits.operations, observability.refusals);
  const shared = { shares, memory: new AnswerMemory(limits.heldBytes) };
  observability.serveMetrics(app, upstream, shared);
  const names = new OperationNames();
  const apollo = createGraphQLServer(
    config,
    logger,
    names,
    [operationObservation(observability.operations, names)],
    extend,
  );
  await apollo.start();
  const contexts = new OperationContexts(config, upstream, shared, authenticate);
  const streams = new OpenStreams(config.streams, observability.streams);
  const rules: RunningRules = {
    maxBytes: limits.answerBytes,
    hidesSuggestions: !http.introspection,
    contextOf: (...of) => contexts.ofDelivery(...of),
    observe: observability.streams,
    executions: new SharedExecutions(),
    metrics: observability.deliveries,
  };
  const { keepalive } = config.streams;
  const streamServer = {
    ...{ apollo, contexts, streams, rules, keepalive },
    endSpan: observability.endSpan,
  };
  const answerOnce = graphqlHandler(apollo, (request, reply) => contexts.ofRequest(request, reply));
  const openSocket = upgradeHandler({
    sockets: {
      ...{ apollo, contexts, streams, rules, keepalive },
      inSpan: observability.inSpan,
      maxSubscriptions: config.streams.subscriptionsPerConnection,
      operationTimeout: limits.operationTimeout,
    },
    rules: { origins: http.corsOrigins, asksForCredentials },
    subgraph: config.subgraph,
    endSpan: observability.endSpan,
  });
  const handler: RouteHandlerMethod = function (request, reply) {
    const upgrade = upgradeOf(request);
    if (upgrade) return openSocket(upgrade, request, reply);
    const transport = askedTransport(request);
    return transport
      ? answerWithStream(streamServer, transport, request, reply)
      : answerOnce.call(this, request, reply);
  };
  // In a context of its own: routes that are added to the app keep Fastify's way to read bodies.
  await app.register((endpoint, _, done) => {
    answerErrors(endpoint, rejections);
    readExactly(endpoint);
    authenticateFirst(endpoint, rejections, (request) => contexts.failureOf(request));
    for (const url of ENDPOINTS)
      endpoint.route({ method: ['GET', 'POST'], url, ...observability.hooks, handler });
    done();
  });

  if (upstream.webhookSecrets.apps.size > 0)
    await app.register((scope, _, done) => {
      answerErrors(scope, rejections);
      receiveWebhooks(scope, {
        events: upstream.shared.events,
        secrets: upstream.webhookSecrets,
        isStopping: () => isClosing,
        onRefusal: observability.webhookRefused,
      });
      done();
    });

  return {
    app,
    upstream,
    async listen() {
      const address = await app.listen({ host: http.host, port: http.port });
      // The emulator of its own sends this server its events, over the loopback interface.
      const { hostname, port } = new URL(address);
      const host = hostname === '[::1]' ? hostname : '127.0.0.1';
      if (upstream.ownSecret !== undefined)
        upstream.sandbox?.addWebhook({
          target: `http://${host}:${port}${WEBHOOK_PATH}`,
          secret: upstream.ownSecret,
        });
      ready = true;
      return `${address}/graphql`;
    },
    async close() {
      isClosing = true;
      if (ready) {
        ready = false;
        await Promise.all([pause(http.shutdownDelay), streams.drain()]);
      }
      try {
        await stopping.finish(limits.operationTimeout);
        await apollo.stop();
      } finally {
        await upstream.close();
      }
    },
  };
}
