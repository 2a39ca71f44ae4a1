import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';

import type { HttpConfig } from '../config/config-types.js';
import type { RejectionObserver } from '../observability/rejection-metrics.js';
import type { RedisState } from '../redis/redis.js';
import type { Availability } from '../upstream/availability.js';
import { answerErrors, noteAnswers } from './answer-errors.js';
import { compilersFactory } from './compilers.js';
import { Connections } from './connections.js';
import { rejectUnreadable } from './odd-requests.js';
import {
  pathOf,
  reject,
  Rejections,
  SAFE_HEADERS,
  STOPPING,
  type RejectionAnswer,
} from './rejections.js';
import { requestIdOf } from './request-id.js';
import { Stopping } from './stopping.js';
import { routeUpgrades } from './sockets/upgrades.js';
import { rejectConnection, rejectExpectations } from './unparsed-requests.js';

/** The addresses of the GraphQL endpoint. */
export const ENDPOINTS: readonly string[] = ['/graphql', '/graphql/'];

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1_024 * 1_024;
/** How long the head of a request may take to arrive, in milliseconds. */
const HEAD_TIMEOUT = 10_000;
/** How long a connection may be idle between requests, in milliseconds: longer than that of load balancers, 60 s. */
const KEEP_ALIVE_TIMEOUT = 72_000;
/** How often Node.js looks for requests that take too long to arrive, in milliseconds. */
const CHECK_INTERVAL = 1_000;

const BAD_ADDRESS = { status: 400, code: 'BAD_REQUEST', message: 'the address is not a valid URL' };
const TOO_MANY_CONNECTIONS = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'this server has too many connections open: try again later',
};
const HEALTH: ReadonlySet<string> = new Set(['/healthz', '/readyz']);
const NOT_FOUND = { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address' };

/** What the HTTP server needs to know of what is behind it. */
export interface AppOptions extends Pick<
  HttpConfig,
  'corsOrigins' | 'requestTimeout' | 'maxConnections'
> {
  readonly logger: FastifyBaseLogger;
  readonly isReady: () => boolean;
  readonly availability: () => Availability;
  /** What is known of Redis; undefined when there is none. */
  readonly redis: () => RedisState | undefined;
  /** Is called for every request that is rejected. */
  readonly onRejection: RejectionObserver;
  /** Milliseconds that an operation may take. */
  readonly operationTimeout: number;
}

/** The HTTP server, and how it is stopped. */
export interface App {
  readonly app: FastifyInstance;
  readonly stopping: Stopping;
  /** Where requests are noted that are rejected past hooks. */
  readonly rejections: Rejections;
}

/** The HTTP server around the GraphQL endpoint: limits, CORS, caching, health, and errors in GraphQL's shape. */
export async function createApp({
  corsOrigins,
  logger,
  isReady,
  availability,
  redis,
  onRejection,
  requestTimeout,
  maxConnections,
  operationTimeout,
}: AppOptions): Promise<App> {
  const rejections = new Rejections(onRejection);
  const app = Fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT,
    requestTimeout,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    // Of a client that does not read its answer.
    connectionTimeout: Math.min(2_147_483_647, requestTimeout + operationTimeout),
    genReqId: requestIdOf,
    schemaController: { compilersFactory },
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    // Fastify would answer a request that reaches a stopping server by itself, in a shape of its own.
    return503OnClosing: false,
    // Node.js would answer a request without a host by itself, and without a body.
    http: {
      requireHostHeader: false,
      headersTimeout: Math.min(HEAD_TIMEOUT, requestTimeout),
      connectionsCheckingInterval: Math.min(CHECK_INTERVAL, requestTimeout),
    },
    // No hook is called for these errors.
    frameworkErrors: (_, request, reply) => {
      const { log, method, url } = request;
      rejections.note(BAD_ADDRESS, log, { method, path: pathOf(url) });
      void reject(request, reply.headers(SAFE_HEADERS), BAD_ADDRESS);
    },
    clientErrorHandler: (error, socket) => {
      rejectConnection(error, socket, rejections, logger);
    },
  });
  app.decorateRequest('operationCode', undefined);
  rejectExpectations(app, rejections);
  routeUpgrades(app);
  noteAnswers(app);
  const connections = new Connections(app, maxConnections);
  const stopping = new Stopping(app, connections);
  let isStopping = false;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  // Before CORS, which answers preflight requests without calling later hooks.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(SAFE_HEADERS);
    if (isStopping) void reject(request, reply, STOPPING);
    else if (connections.isExcess(request.raw.socket) && !HEALTH.has(request.url))
      void reject(request, reply, TOO_MANY_CONNECTIONS);
    else done();
  });
  app.addHook('onRequest', rejectUnreadable);
  app.addHook('onSend', (request, reply, payload, done) => {
    // A connection kept alive would delay the end of a server that is stopping.
    if (!isReady() || connections.isExcess(request.raw.socket)) reply.header('connection', 'close');
    rejections.answered(request, reply.statusCode, payload);
    done(null, payload);
  });
  if (corsOrigins.length > 0) await app.register(cors, { origin: [...corsOrigins] });

  answerErrors(app, rejections);
  // In a context of its own, because of which errors of its answers reach the error handler, too.
  await app.register((scope, _, done) => {
    answerErrors(scope, rejections);
    scope.setNotFoundHandler((request, reply) =>
      reject(
        request,
        reply,
        ENDPOINTS.includes(pathOf(request.url)) ? notAllowed(request) : NOT_FOUND,
      ),
    );
    done();
  });

  app.get('/healthz', () => ({ status: 'up' }));
  app.get('/readyz', (_, reply) =>
    // What is unavailable does not make this server unready: another instance would have the same upstream and Redis.
    isReady()
      ? { status: 'ready', ...readiness(availability()), ...eventReadiness(redis()) }
      : reply.code(503).send({ status: 'draining' }),
  );
  return { app, stopping, rejections };
}

function notAllowed({ method }: FastifyRequest): RejectionAnswer {
  const message = `GraphQL is sent as GET or POST, not as ${method}`;
  return { status: 405, code: 'BAD_REQUEST', message, allow: 'GET, POST' };
}

function eventReadiness(redis: RedisState | undefined): Readonly<Record<string, string>> {
  return redis ? { events: redis.state } : {};
}

function readiness(upstream: Availability): Readonly<Record<string, string>> {
  return upstream.state === 'unknown'
    ? { upstream: 'unknown' }
    : { upstream: upstream.state, since: upstream.since.toISOString() };
}
