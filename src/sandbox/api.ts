import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { authenticate } from './authentication.js';
import { attachmentOperations } from './operations/attachments.js';
import { conversationOperations } from './operations/conversations.js';
import { appNotFound, conflict, forbidden } from './errors.js';
import { beginExchange, exchangeOf } from './exchange.js';
import { strikeAfter } from './faults/after.js';
import { strikeBefore } from './faults/before.js';
import { appOperations } from './operations/apps.js';
import { clientOperations } from './operations/clients.js';
import { channelOperations } from './operations/channels.js';
import type { Operation } from './operations/operation.js';
import { messageOperations } from './operations/messages.js';
import { activityOperations } from './operations/activities.js';
import { controlOperations } from './operations/control.js';
import { participantOperations } from './operations/participants.js';
import { parseJson, readJson } from './request-body.js';
import { userOperations } from './operations/users.js';
import { webhookOperations } from './operations/webhooks.js';
import type { AppStore } from './store.js';
import { checkBody } from './validation.js';
import type { Tenant, World } from './world.js';

type Params = Readonly<Partial<Record<string, string>>>;

const OPERATIONS: readonly Operation[] = [
  ...conversationOperations,
  ...participantOperations,
  ...messageOperations,
  ...activityOperations,
  ...controlOperations,
  ...attachmentOperations,
  ...channelOperations,
  ...userOperations,
  ...clientOperations,
  ...webhookOperations,
  ...appOperations,
];

/** How large a form with a file may be: somewhat more than the file, so that the operation refuses it itself. */
const MAX_FORM_BYTES = 64 * 1024 * 1024;

/** Adds the emulated operations, below the path of one app. */
export function addApiRoutes(scope: FastifyInstance, world: World): void {
  for (const operation of OPERATIONS) scope.route(route(operation, world));
}

/**
 * The stages of a request in the upstream's order of checks: credentials, app, scope, the
 * conversation in the path, the body, and last the users that the body names.
 */
function route(operation: Operation, world: World): RouteOptions {
  return {
    method: operation.method,
    url: operation.path,
    ...(operation.readBody ? { bodyLimit: MAX_FORM_BYTES } : {}),

    async onRequest(request, reply) {
      const exchange = beginExchange(world.requests, operation.name, request, reply);
      const caller = await authenticate(request.headers.authorization, world.tenants);
      const { appId } = tenantOf(request, world);
      if (appId !== caller.key.appId || !caller.mayUseRest) throw forbidden();
      const { conversationId } = request.params as Params;
      if (operation.method === 'PATCH' && conversationId !== undefined) {
        exchange.isConcurrentChange = world.changes.begin(conversationId, exchange.ended);
      }
    },

    async preValidation(request, reply) {
      const exchange = exchangeOf(request);
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      exchange.entry.received(operation.readBody ? undefined : parseJson(raw));
      exchange.faults = world.faults.take(operation.name, request.raw.url ?? '');
      const outcome = await strikeBefore(exchange.faults, request, reply, exchange.ended);
      const tenant = tenantOf(request, world);
      const { app } = tenant;
      if (outcome.workAfterMs !== undefined) {
        world.lateWork.schedule(outcome.workAfterMs, async () => {
          await admit(operation, request, raw, app, world);
          perform(operation, request, tenant, world);
        });
      }
      if (!outcome.continues) return reply;
      await admit(operation, request, raw, app, world);
      return undefined;
    },

    async handler(request, reply) {
      return reply
        .code(operation.status)
        .send(perform(operation, request, tenantOf(request, world), world));
    },

    onSend(request, reply, payload, done) {
      const { ended, entry, faults } = exchangeOf(request);
      const answer = typeof payload === 'string' ? payload : '';
      const delivery = strikeAfter(faults, answer, request, reply, ended);
      if (delivery !== undefined) entry.answered(reply.statusCode);
      done(null, delivery);
    },
  };
}

/** The checks of a request before its work. */
async function admit(
  operation: Operation,
  request: FastifyRequest,
  raw: Buffer,
  app: AppStore,
  world: World,
): Promise<void> {
  const { conversationId } = request.params as Params;
  if (conversationId !== undefined) {
    app.conversation(conversationId, operation.missingConversation);
  }
  if (operation.bodySchema !== undefined) {
    request.body = readJson(request.headers['content-type'], raw);
  }
  if (operation.readBody) {
    request.body = await operation.readBody(request.headers['content-type'], raw);
    exchangeOf(request).entry.received(JSON.parse(JSON.stringify(request.body)));
  }
  const { isConcurrentChange } = exchangeOf(request);
  if (isConcurrentChange && world.assumptions.concurrentPatchConflict) {
    throw conflict('Conversation is being updated by another request');
  }
  // By the body as JavaScript reads it: a schema knows numbers, and no exact ones.
  if (operation.bodySchema !== undefined) await checkBody(operation.bodySchema, parseJson(raw));
}

function perform(
  operation: Operation,
  request: FastifyRequest,
  tenant: Tenant,
  world: World,
): object {
  const now = new Date();
  const [path = '', queryString] = (request.raw.url ?? '').split(/\?(.*)/s);
  return operation.perform({
    app: tenant.app,
    assumptions: world.assumptions,
    emit: world.emitter(tenant, now),
    now,
    params: request.params as Readonly<Record<string, string>>,
    query: new URLSearchParams(queryString),
    body: request.body,
    address: `${request.protocol}://${request.host}${path}`,
  });
}

function tenantOf(request: FastifyRequest, world: World): Tenant {
  const { appId } = request.params as Params;
  const tenant = world.tenants.find((candidate) => candidate.appId === appId);
  if (tenant === undefined) throw appNotFound();
  return tenant;
}
