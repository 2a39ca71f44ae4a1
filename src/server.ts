import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pino, type Logger } from 'pino';

import { createGraphQLServer } from './graphql/graphql-server.js';
import type { LoggedContext } from './graphql/plugins/operation-log.js';
import { operationObservation } from './graphql/plugins/operation-observation.js';
import { createAuthenticator } from './access/authenticator.js';
import type { Authentication } from './access/identity.js';
import type { Config } from './config/config.js';
import { createContext, failureOf } from './graphql/context.js';
import { addExplorerRoutes } from './explorer/routes.js';
import { answerErrors } from './http/answer-errors.js';
import { createApp, ENDPOINTS } from './http/app.js';
import { authenticateFirst } from './http/authentication-first.js';
import { callerOf } from './http/caller.js';
import { readExactly } from './http/graphql-body.js';
import { mayAskForData } from './http/asked-for.js';
import { graphqlHandler } from './http/graphql-handler.js';
import { receiveWebhooks } from './http/webhook-receiver.js';
import { takeShare } from './http/operation-share.js';
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
 */
export async function createServer(
  config: Config,
  logger: Logger = pino({ level: config.logLevel }),
): Promise<Server> {
  const { upstream: settings } = config;
  const hasKey = settings.kind === 'api' && settings.key !== undefined;
  const observability = createObservability(logger, hasKey);
  const upstream = await openUpstream(config, observability.upstream, observability.events);
  try {
    return await serve(config, logger, observability, upstream);
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
): Promise<Server> {
  const { http, limits, callers } = config;
  const authenticate = createAuthenticator(callers, upstream.apps, logger, {
    timeout: limits.operationTimeout,
  });
  if (upstream.mode === 'service' && callers === undefined)
    logger.warn('callers are not authenticated: every caller acts with the key of this server');

  let ready = false;
  let isClosing = false;
  const { app, stopping, rejections } = await createApp({
    ...http,
    operationTimeout: limits.operationTimeout,
    logger,
    isReady: () => ready,
    availability: observability.availability,
    onRejection: observability.rejections,
  });
  addExplorerRoutes(app, {
    ...http,
    mode: upstream.mode,
    asksForCredentials: upstream.mode === 'passthrough' || callers !== undefined,
  });
  const shares = new OperationShares(limits.operations, observability.refusals);
  const shared = { shares, memory: new AnswerMemory(limits.heldBytes) };
  observability.serveMetrics(app, upstream, shared);
  const names = new OperationNames();
  const apollo = createGraphQLServer(config, logger, names, [
    operationObservation(observability.operations, names),
  ]);
  await apollo.start();
  const first = new WeakMap<FastifyRequest, Authentication>();
  const handler = graphqlHandler(apollo, async (request, reply): Promise<LoggedContext> => {
    const caller = callerOf(request, reply, config.subgraph, limits.operationTimeout);
    const authentication =
      first.get(request) ??
      (await authenticate(caller.authorization, () => mayAskForData(request)));
    // Completed in place: a spread object would get a new hidden class with each request.
    const authenticated = Object.assign(caller, { authentication });
    await takeShare(shared, upstream, authenticated, request, reply);
    const context = createContext(upstream, limits, authenticated);
    return Object.assign(context, { log: request.log, http: request });
  });
  // In a context of its own: routes that are added to the app keep Fastify's way to read bodies.
  await app.register((endpoint, _, done) => {
    answerErrors(endpoint, rejections);
    readExactly(endpoint);
    authenticateFirst(endpoint, rejections, async (request) => {
      const { authorization } = request.headers;
      const authentication = await authenticate(authorization);
      first.set(request, authentication);
      return failureOf(upstream, authentication, authorization);
    });
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
      ready = true;
      return `${address}/graphql`;
    },
    async close() {
      isClosing = true;
      if (ready) {
        ready = false;
        await pause(http.shutdownDelay);
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
