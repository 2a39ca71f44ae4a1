import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';

import type { HttpConfig } from '../config/config-types.js';
import type { RedisState } from '../redis/redis.js';
import type { Availability } from '../upstream/availability.js';
import { answerErrors } from './answer-errors.js';
import { compilersFactory } from './compilers.js';
import type { Connections } from './connections.js';
import { rejectUnreadable } from './odd-requests.js';
import {
  pathOf,
  reject,
  SAFE_HEADERS,
  STOPPING,
  type RejectionAnswer,
  type Rejections,
} from './rejections.js';
import { REQUEST_ID, requestIdOf } from './request-id.js';
import { rejectConnection, rejectExpectations } from './unparsed-requests.js';

/** The addresses of the GraphQL endpoint. */
export const ENDPOINTS: readonly string[] = ['/graphql', '/graphql/'];

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1_024 * 1_024;
/** How long the head of a request may take to arrive, in milliseconds. */
const HEAD_TIMEOUT = 10_000;
/** How long a connection may be idle between requests, in milliseconds: longer than that of load balancers, 60 s. */
const KEEP_ALIVE_TIMEOUT = 72_000;
/** How long browsers keep the answer to a preflight request, in seconds: Chromium takes no more. */
const PREFLIGHT_MAX_AGE = 7_200;
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

/** What a server of our own has around its connections. */
export interface AppOptions extends Pick<HttpConfig, 'requestTimeout'> {
  readonly logger: FastifyBaseLogger;
  /** Milliseconds that an operation may take. */
  readonly operationTimeout: number;
}

/** An HTTP server without routes, whose own answers, too, are in GraphQL's shape. */
export function createApp(
  { logger, requestTimeout, operationTimeout }: AppOptions,
  rejections: Rejections,
): FastifyInstance {
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
      void reject(request, reply.headers(headersOf(request)), BAD_ADDRESS);
    },
    clientErrorHandler: (error, socket) => {
      rejectConnection(error, socket, rejections, logger);
    },
  });
  rejectExpectations(app, rejections);
  return app;
}

/** What the hooks of a scope need to know of what is behind it. */
export interface Protection {
  readonly connections: Connections;
  readonly rejections: Rejections;
  readonly isReady: () => boolean;
}

/** Has every answer of a scope, an app or a part of one, in GraphQL's shape, safe to hand on, counted and logged. */
export function protect(
  scope: FastifyInstance,
  { connections, rejections, isReady }: Protection,
): void {
  scope.decorateRequest('operationCode', undefined);
  let isStopping = false;
  scope.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  // Before CORS, which answers preflight requests without calling later hooks.
  scope.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersOf(request));
    if (isStopping) void reject(request, reply, STOPPING);
    else if (connections.isExcess(request.raw.socket) && !HEALTH.has(request.url))
      void reject(request, reply, TOO_MANY_CONNECTIONS);
    else done();
  });
  scope.addHook('onRequest', rejectUnreadable);
  scope.addHook('onSend', (request, reply, payload, done) => {
    // A connection kept alive would delay the end of a server that is stopping.
    if (!isReady() || connections.isExcess(request.raw.socket)) reply.header('connection', 'close');
    rejections.answered(request, reply.statusCode, payload);
    done(null, payload);
  });
  answerErrors(scope, rejections);
}

/** Lets pages of these origins call the routes of a scope. */
export async function allowOrigins(
  scope: FastifyInstance,
  origins: HttpConfig['corsOrigins'],
): Promise<void> {
  if (origins.length > 0)
    await scope.register(cors, {
      origin: [...origins],
      maxAge: PREFLIGHT_MAX_AGE,
      exposedHeaders: [REQUEST_ID],
    });
}

/** Has requests answered in GraphQL's shape for which there is no route. */
export async function answerNotFound(app: FastifyInstance, rejections: Rejections): Promise<void> {
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
}

/** Adds the addresses for probes. */
export function addHealth(
  app: FastifyInstance,
  isReady: () => boolean,
  availability: () => Availability,
  redis: () => RedisState | undefined,
): void {
  app.get('/healthz', () => ({ status: 'up' }));
  app.get('/readyz', (_, reply) =>
    // What is unavailable does not make this server unready: another instance would have the same upstream and Redis.
    isReady()
      ? { status: 'ready', ...readiness(availability()), ...eventReadiness(redis()) }
      : reply.code(503).send({ status: 'draining' }),
  );
}

/** The headers that every answer has. The ids of an app that is not ours may be what callers like. */
function headersOf({ id }: FastifyRequest): Readonly<Record<string, string>> {
  return { ...SAFE_HEADERS, [REQUEST_ID]: requestIdOf({ headers: { [REQUEST_ID]: id } }) };
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
