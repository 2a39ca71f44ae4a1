import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Act, act, actSchema } from './act.js';
import { type Assumptions, assumptionsSchema } from './assumptions.js';
import { forbidden } from './errors.js';
import type { Fault } from './faults/kinds.js';
import { faultSchema } from './faults/schema.js';
import { readJson } from './request-body.js';
import { SAMPLE } from './samples/data.js';
import { checkBody } from './validation.js';
import type { World } from './world.js';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Adds the routes with which tests and developers control the sandbox. They need no credentials,
 * so they reject requests that a web page could have sent: those with an `Origin`, and those whose
 * `Host` shows that a foreign name was made to resolve to this machine.
 */
export function addControlRoutes(scope: FastifyInstance, world: World): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    const { origin, host = '' } = request.headers;
    if (origin !== undefined) throw forbidden('Control requests may not come from a web page');
    if (!LOOPBACK_HOST.test(host)) throw forbidden('Control requests must name a loopback host');
    done();
  });
  scope.addHook('preValidation', (request, _reply, done) => {
    if (Buffer.isBuffer(request.body)) request.body = sentJson(request, request.body);
    done();
  });

  scope.get('/', () => ({ ...SAMPLE, faults: world.faults.list, assumptions: world.assumptions }));

  scope.get('/faults', () => ({ faults: world.faults.list }));
  scope.post<{ Body: Fault }>(
    '/faults',
    { preValidation: checksBody(faultSchema) },
    (request, reply) => {
      world.faults.add(request.body);
      return reply.code(201).send({ faults: world.faults.list });
    },
  );
  scope.delete('/faults', () => {
    world.faults.clear();
    return {};
  });

  scope.get('/requests', () => ({
    total: world.requests.total,
    counts: world.requests.counts(),
    waves: world.requests.waves(),
    inFlight: world.requests.inFlight,
    maxInFlight: world.requests.maxInFlight,
    entries: world.requests.entries,
  }));
  scope.delete('/requests', () => {
    world.requests.clear();
    return {};
  });

  scope.get('/assumptions', () => ({ assumptions: world.assumptions }));
  scope.patch<{ Body: Partial<Assumptions> }>(
    '/assumptions',
    { preValidation: checksBody(assumptionsSchema) },
    (request) => {
      Object.assign(world.assumptions, request.body);
      return { assumptions: world.assumptions };
    },
  );

  scope.post<{ Body: Act }>('/act', { preValidation: checksBody(actSchema) }, ({ body }) =>
    act(world, body),
  );

  scope.post('/reset', () => {
    world.reset();
    return {};
  });
}

function checksBody(schema: object): (request: FastifyRequest) => Promise<void> {
  return ({ body }) => checkBody(schema, body);
}

/** Commands like reset need no body, whatever content type a client announces. */
function sentJson(request: FastifyRequest, raw: Buffer): unknown {
  return raw.length === 0 ? undefined : readJson(request.headers['content-type'], raw);
}
