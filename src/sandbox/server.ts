import { stringifyJson } from '../upstream/exact-json.js';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { addApiRoutes } from './api.js';
import { addControlRoutes } from './control.js';
import { ApiError, badRequest, bodyTooLarge, notFound } from './errors.js';
import { EXCHANGE_DECORATOR, beginExchange } from './exchange.js';
import { addFileRoutes } from './files.js';
import { noCompilers } from './validation.js';
import type { World } from './world.js';

/**
 * Bodies are read well past the upstream's limit, because a server that stops reading closes the
 * connection on the client, which then sees no 413.
 */
const MAX_READ_BYTES = 1024 * 1024;

/** External ids of 1024 characters, each as long as percent-encoding makes one. */
const MAX_PARAMETER_LENGTH = 12 * 1024;

/** The HTTP server of a sandbox, not listening yet. */
export function createServer(world: World): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_READ_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      answerError(error, reply);
    },
    schemaController: { compilersFactory: noCompilers },
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
  });
  server.setReplySerializer(stringifyJson);
  server.decorateRequest(EXCHANGE_DECORATOR, null);
  server.addHook('onClose', (_instance, done) => {
    world.stop();
    done();
  });
  acceptAnyBody(server);
  server.setErrorHandler((error: FastifyError | ApiError, _request, reply) => {
    answerError(error, reply);
  });
  server.setNotFoundHandler((request, reply) => {
    const { entry } = beginExchange(world.requests, 'unknown', request, reply);
    entry.answered(404);
    throw notFound();
  });
  addFileRoutes(server, world);
  for (const base of ['', '/sc']) {
    server.register(
      (scope, _options, done) => {
        addApiRoutes(scope, world);
        done();
      },
      { prefix: `${base}/v2/apps/:appId` },
    );
  }
  server.register(
    (scope, _options, done) => {
      addControlRoutes(scope, world);
      done();
    },
    { prefix: '/_sandbox' },
  );
  return server;
}

/** The upstream checks credentials and path before it parses a body. */
function acceptAnyBody(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

function answerError(error: FastifyError | ApiError, reply: FastifyReply): void {
  const { status, errors } = toApiError(error);
  reply.code(status).send({ errors });
}

function toApiError(error: FastifyError | ApiError): ApiError {
  if (error instanceof ApiError) return error;
  if (error.statusCode === 413) return bodyTooLarge();
  if (error.statusCode !== undefined && error.statusCode < 500) return badRequest(error.message);
  return new ApiError(500, [{ code: 'internal_server_error', title: error.message }]);
}
