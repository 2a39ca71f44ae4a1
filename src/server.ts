import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';

import { createGraphQLServer } from './graphql/graphql-server.js';
import { SharedExecutions } from './graphql/shared-executions.js';
import { operationObservation } from './graphql/plugins/operation-observation.js';
import { createAuthenticator, type Authenticate } from './access/authenticator.js';
import type { Config } from './config/config-types.js';
import { UPLOAD_PATH } from './domains/attachment/addresses.js';
import { addExplorerRoutes } from './explorer/routes.js';
import { answerErrors, noteAnswers } from './http/answer-errors.js';
import {
  addHealth,
  allowOrigins,
  answerNotFound,
  createApp,
  ENDPOINTS,
  protect,
} from './http/app.js';
import { Connections } from './http/connections.js';
import { addGraphEndpoint } from './http/graph-endpoint.js';
import { inScope, mount } from './http/mounting.js';
import { OperationContexts } from './http/operation-context.js';
import { Rejections } from './http/rejections.js';
import { Stopping } from './http/stopping.js';
import { OpenStreams } from './http/streams/open-streams.js';
import type { RunningRules } from './http/streams/running.js';
import { receiveUploads } from './http/uploads/upload-receiver.js';
import { routeUpgrades } from './http/sockets/upgrades.js';
import { receiveWebhooks, WEBHOOK_PATH } from './http/webhook-receiver.js';
import { OperationShares } from './limits/operation-shares.js';
import {
  createObservability,
  serveMetrics,
  type Observability,
} from './observability/observability.js';
import { OperationNames } from './observability/operation-names.js';
import { openUpstream, type Upstream } from './open-upstream.js';
import type { Server, ServerOptions } from './server-options.js';
import { AnswerMemory } from './upstream/answer-memory.js';

/**
 * The check of callers' credentials, as a server with these settings makes it.
 *
 * @param logger Is notified when the keys of the issuer cannot be read. Default: JSON lines on standard output.
 */
export function authenticate(
  { callers, apps, limits, logLevel }: Config,
  logger: FastifyBaseLogger = pino({ level: logLevel }),
): Authenticate {
  return createAuthenticator(callers, apps, logger, { timeout: limits.operationTimeout });
}

/**
 * Creates the whole server from its settings, and starts the emulator when they say so.
 *
 * @throws when the extension of the schema is not valid with it, or `app` has routes at the same addresses.
 */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const { upstream: settings } = config;
  const logger = options.logger ?? options.app?.log ?? pino({ level: config.logLevel });
  const hasKey = settings.kind === 'api' && settings.key !== undefined;
  const observability = createObservability(logger, hasKey, config.commit);
  const upstream = await openUpstream(
    config,
    observability.upstream,
    observability.events,
    config.redis && observability.observeRedis(),
  );
  try {
    return await serve(config, logger, observability, upstream, options);
  } catch (error) {
    await upstream.close();
    throw error;
  }
}

/** Creates everything between callers and `upstream`. */
async function serve(
  config: Config,
  logger: FastifyBaseLogger,
  observability: Observability,
  upstream: Upstream,
  { plugins = [], typeDefs = '', resolvers = {}, app: owned }: ServerOptions,
): Promise<Server> {
  const { http, limits, callers } = config;
  const identify = authenticate({ ...config, apps: upstream.apps }, logger);
  if (upstream.mode === 'service' && callers === undefined)
    logger.warn('callers are not authenticated: every caller acts with the key of this server');
  if (config.redis?.isExposed)
    logger.warn('REDIS_URL is not rediss://: what is in Redis goes over the network in plain text');

  let ready = false;
  let isClosing = false;
  const rejections = new Rejections(observability.rejections);
  const { operationTimeout } = limits;
  const app = owned ?? createApp({ ...http, operationTimeout, logger }, rejections);
  const connections = new Connections(app, http.maxConnections);
  const protection = { connections, rejections, isReady: () => ready };
  const asksForCredentials = upstream.mode === 'passthrough' || callers !== undefined;
  const shares = new OperationShares(limits.operations, observability.refusals);
  const shared = { shares, memory: new AnswerMemory(limits.heldBytes) };
  const metrics = observability.metricsOf(upstream, shared);
  const names = new OperationNames();
  const apollo = createGraphQLServer(
    config,
    logger,
    names,
    [operationObservation(observability.operations, names), ...plugins],
    typeDefs === '' ? undefined : { typeDefs, resolvers },
  );
  await apollo.start();
  const contexts = new OperationContexts(config, upstream, shared, identify);
  const streams = new OpenStreams(config.streams, observability.streams);
  const rules: RunningRules = {
    maxBytes: limits.answerBytes,
    hidesSuggestions: !http.introspection,
    contextOf: (...of) => contexts.ofDelivery(...of),
    observe: observability.streams,
    executions: new SharedExecutions(),
    metrics: observability.deliveries,
  };
  const addGraph = (scope: FastifyInstance, urls: readonly string[]): void =>
    addGraphEndpoint(scope, urls, {
      ...{ config, apollo, contexts, streams, rules, rejections, asksForCredentials },
      ...{ inSpan: observability.inSpan, endSpan: observability.endSpan },
      keepalive: config.streams.keepalive,
      hooks: observability.hooks,
    });
  const addUploads = (scope: FastifyInstance, urls: readonly string[]): void => {
    answerErrors(scope, rejections);
    receiveUploads(scope, urls, {
      ...{ upstream, authenticate: identify, rejections, corsOrigins: http.corsOrigins },
      patience: limits.operationTimeout,
      observe: observability.uploads,
    });
  };
  const addWebhooks = (scope: FastifyInstance): void => {
    if (upstream.webhookSecrets.apps.size === 0) return;
    answerErrors(scope, rejections);
    receiveWebhooks(scope, {
      events: upstream.shared.events,
      secrets: upstream.webhookSecrets,
      isStopping: () => isClosing,
      onRefusal: observability.webhookRefused,
    });
  };

  /** The emulator of its own sends this server its events, over the loopback interface. */
  const listens = (): void => {
    ready = true;
    const address = app.server.address();
    if (upstream.ownSecret === undefined || address === null || typeof address === 'string') return;
    const host = address.address === '::1' ? '[::1]' : '127.0.0.1';
    upstream.sandbox?.addWebhook({
      target: `http://${host}:${address.port}${app.prefix}${WEBHOOK_PATH}`,
      secret: upstream.ownSecret,
    });
  };
  const end = async (): Promise<void> => {
    try {
      await apollo.stop();
    } finally {
      await upstream.close();
    }
  };
  const server = { app, upstream, metrics, authenticate: identify };
  if (owned) {
    await mount(owned, {
      ...{
        ...protection,
        http,
        addGraph,
        addUploads,
        addWebhooks,
        onListen: listens,
        onClose: end,
      },
      onStop: async () => {
        isClosing = true;
        ready = false;
        await streams.drain();
      },
    });
    return {
      ...server,
      listen: async () => {
        const address = await owned.listen({ host: http.host, port: http.port });
        return `${address}${owned.prefix}/graphql`;
      },
      close: () => owned.close(),
    };
  }

  routeUpgrades(app);
  noteAnswers(app);
  const stopping = new Stopping(app, connections);
  protect(app, protection);
  await allowOrigins(app, http.corsOrigins);
  await answerNotFound(app, rejections);
  addHealth(
    app,
    protection.isReady,
    observability.availability,
    () => upstream.shared.redis?.state,
  );
  addExplorerRoutes(app, { ...http, mode: upstream.mode, asksForCredentials });
  serveMetrics(app, metrics);
  // In contexts of their own: routes that are added to the app keep Fastify's way to read bodies.
  await inScope(app, (scope) => addGraph(scope, ENDPOINTS));
  await inScope(app, (scope) => addUploads(scope, [UPLOAD_PATH]));
  await inScope(app, addWebhooks);
  return {
    ...server,
    async listen() {
      const address = await app.listen({ host: http.host, port: http.port });
      listens();
      return `${address}/graphql`;
    },
    async close() {
      isClosing = true;
      if (ready) {
        ready = false;
        await Promise.all([pause(http.shutdownDelay), streams.drain()]);
      }
      try {
        await stopping.finish(operationTimeout);
      } finally {
        await end();
      }
    },
  };
}
