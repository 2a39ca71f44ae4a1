import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';

import type { HttpConfig } from '../config/config.js';
import type { Availability } from '../upstream/availability.js';
import { compilersFactory } from './compilers.js';
import { requestIdOf } from './request-id.js';

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1_024 * 1_024;

/** The HTTP server around the GraphQL endpoint: limits, CORS, caching, health, and errors in GraphQL's shape. */
export async function createApp(
  { corsOrigins }: HttpConfig,
  loggerInstance: FastifyBaseLogger,
  isReady: () => boolean,
  availability: () => Availability,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance,
    bodyLimit: BODY_LIMIT,
    genReqId: requestIdOf,
    schemaController: { compilersFactory },
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
  });
  // Before CORS, which answers preflight requests without calling later hooks.
  app.addHook('onRequest', (_, reply, done) => {
    reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // A connection kept alive would delay the end of a server that is stopping.
    if (!isReady()) reply.header('connection', 'close');
    done(null, payload);
  });
  if (corsOrigins.length > 0) await app.register(cors, { origin: [...corsOrigins] });

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply
      .code(status)
      .send(
        status >= 500
          ? graphqlError('Internal server error', 'INTERNAL_SERVER_ERROR')
          : graphqlError(error.message, 'BAD_REQUEST'),
      );
  });
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send(graphqlError('There is nothing at this address', 'NOT_FOUND')),
  );

  app.get('/healthz', () => ({ status: 'up' }));
  app.get('/readyz', (_, reply) =>
    // An unavailable upstream does not make this server unready: another instance would have the same upstream.
    isReady()
      ? { status: 'ready', ...readiness(availability()) }
      : reply.code(503).send({ status: 'draining' }),
  );
  return app;
}

function readiness(upstream: Availability): Readonly<Record<string, string>> {
  return upstream.state === 'unknown'
    ? { upstream: 'unknown' }
    : { upstream: upstream.state, since: upstream.since.toISOString() };
}

function graphqlError(message: string, code: string): unknown {
  return { errors: [{ message, extensions: { code } }] };
}
