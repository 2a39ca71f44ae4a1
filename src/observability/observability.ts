import type {
  FastifyBaseLogger,
  FastifyInstance,
  preHandlerHookHandler,
  RouteShorthandOptions,
} from 'fastify';
import { Gauge, Registry } from 'prom-client';

import type { RefusalObserver } from '../limits/operation-shares.js';
import { whenClosed } from '../kernel/when-closed.js';
import { AvailabilityTracker, type Availability } from '../upstream/availability.js';
import { observeTogether, type UpstreamObserver } from '../upstream/upstream-observer.js';
import type { Upstream } from '../open-upstream.js';
import { logAvailability } from './availability-log.js';
import { deliveryMetrics, type DeliveryObserver } from './delivery-metrics.js';
import type { OperationObserver } from './finished-operation.js';
import { eventLogMetrics, eventMetrics } from './event-metrics.js';
import type { EventObserver } from '../events/events.js';
import { KeyLog } from './key-log.js';
import { operationMetrics } from './operation-metrics.js';
import {
  describeOperationSpan,
  endOperationSpan,
  endSpan,
  inOperationSpan,
  startOperationSpan,
} from './operation-spans.js';
import { buildMetric, processMetrics } from './process-metrics.js';
import type { RedisObserver } from '../redis/redis.js';
import { logRedis } from './redis-log.js';
import { redisMetrics } from './redis-metrics.js';
import { rejectionMetrics, type RejectionObserver } from './rejection-metrics.js';
import { refusalMetrics, shareMetrics, type Shared } from './share-metrics.js';
import { streamMetrics, type StreamObserver } from './stream-metrics.js';
import { trafficMetrics } from './traffic-metrics.js';
import { uploadMetrics, type UploadObserver } from './upload-metrics.js';
import { upstreamMetrics } from './upstream-metrics.js';
import { upstreamSpans } from './upstream-spans.js';

/** The metrics, traces and log of upstream of one server: their observers, hooks and the route of the metrics. */
export interface Observability {
  /** To be notified of every attempt to call upstream. */
  readonly upstream: UpstreamObserver;
  /** What is known of upstream. */
  readonly availability: () => Availability;
  /** To be notified of every GraphQL operation. */
  readonly operations: OperationObserver;
  /** To be notified of every HTTP request that is answered with an error outside of an operation. */
  readonly rejections: RejectionObserver;
  /** To be notified of every operation that is refused because too many are under way. */
  readonly refusals: RefusalObserver;
  /** To be notified of connections that stay open for subscriptions. */
  readonly streams: StreamObserver;
  /** To be notified of what subscriptions send. */
  readonly deliveries: DeliveryObserver;
  /** Runs an operation that is no request of its own inside a span of its own. */
  readonly inSpan: <Result>(run: () => Promise<Result>) => Promise<Result>;
  /** Ends the span of a request whose answer goes past the hooks. */
  readonly endSpan: () => void;
  /** To be notified of every event that webhooks deliver. */
  readonly events: EventObserver;
  /** Begins to observe Redis. Gives what is to be notified of it. */
  observeRedis(): RedisObserver;
  /** To be called for every webhook that is refused. */
  readonly webhookRefused: () => void;
  /** To be notified of how uploads end. */
  readonly uploads: UploadObserver;
  /** Hooks for the GraphQL route. */
  readonly hooks: Pick<RouteShorthandOptions, 'preHandler' | 'onSend'>;
  /** All metrics, including those of the upstream and of the shares of callers. To be called once. */
  metricsOf(upstream: Upstream, shared: Shared): Registry;
}

/**
 * Metrics in a registry of their own, so that several servers in one process do not mix theirs.
 *
 * @param hasKey Whether calls are made with a key of the server's own.
 * @param commit What the server was built from; undefined when that is not known.
 */
export function createObservability(
  logger: FastifyBaseLogger,
  hasKey: boolean,
  commit: string | undefined,
): Observability {
  const registry = new Registry();
  buildMetric(registry, commit);
  const availability = new AvailabilityTracker((change) => logAvailability(logger, change));
  const events = eventMetrics(registry);
  const countOperation = operationMetrics(registry);
  return {
    upstream: observeTogether([
      upstreamMetrics(registry),
      upstreamSpans,
      availability,
      ...(hasKey ? [new KeyLog(logger)] : []),
    ]),
    availability: () => availability.current,
    operations: (operation) => {
      countOperation(operation);
      describeOperationSpan(operation);
    },
    rejections: rejectionMetrics(registry),
    refusals: refusalMetrics(registry),
    streams: streamMetrics(registry),
    deliveries: deliveryMetrics(registry),
    inSpan: inOperationSpan,
    endSpan,
    events: {
      received: events.received,
      unmapped: (rawType, problem) => {
        logger.warn({ rawType, problem }, 'an event could not be mapped: it is given as OTHER');
      },
      lost: (error) => {
        logger.error({ err: error }, 'an event of a change could not be logged');
      },
    },
    webhookRefused: events.refused,
    uploads: uploadMetrics(registry),
    hooks: {
      preHandler: [countRequests(registry), startOperationSpan],
      onSend: endOperationSpan,
    },
    observeRedis() {
      const metrics = redisMetrics(registry);
      return {
        changed: (change) => {
          metrics.changed(change);
          logRedis(logger, change);
        },
        ended: (...of) => metrics.ended(...of),
      };
    },
    metricsOf(upstream, shared) {
      trafficMetrics(registry, upstream);
      shareMetrics(registry, shared);
      eventLogMetrics(registry, upstream.shared.events.log, upstream.webhookSecrets.apps);
      return Registry.merge([registry, processMetrics()]);
    },
  };
}

/** Serves metrics at `/metrics`. */
export function serveMetrics(app: FastifyInstance, all: Registry): void {
  app.get('/metrics', async (_, reply) => {
    const text = await all.metrics();
    return reply.type(all.contentType).send(text);
  });
}

function countRequests(registry: Registry): preHandlerHookHandler {
  const inFlight = new Gauge({
    name: 'sunshine_graphql_requests_in_flight',
    help: 'Requests to the GraphQL endpoint whose answer is not complete.',
    registers: [registry],
  });
  return (request, reply, done) => {
    inFlight.inc();
    whenClosed(request, reply, () => {
      inFlight.dec();
    });
    done();
  };
}
