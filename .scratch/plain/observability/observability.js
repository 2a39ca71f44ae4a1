import { Gauge, Registry } from 'prom-client';
import { observeTogether } from '../sunshine/upstream-observer.js';
import { operationMetrics } from './operation-metrics.js';
import { describeOperationSpan, endOperationSpan, startOperationSpan } from './operation-spans.js';
import { processMetrics } from './process-metrics.js';
import { trafficMetrics } from './traffic-metrics.js';
import { upstreamMetrics } from './upstream-metrics.js';
import { upstreamSpans } from './upstream-spans.js';
/** Metrics in a registry of their own, so that several servers in one process do not mix theirs. */
export function createObservability() {
    const registry = new Registry();
    const countOperation = operationMetrics(registry);
    return {
        upstream: observeTogether([upstreamMetrics(registry), upstreamSpans]),
        operations: (operation) => {
            countOperation(operation);
            describeOperationSpan(operation);
        },
        hooks: {
            preHandler: [countRequests(registry), startOperationSpan],
            onSend: endOperationSpan,
        },
        serveMetrics(app, upstream) {
            trafficMetrics(registry, upstream);
            const all = Registry.merge([registry, processMetrics()]);
            app.get('/metrics', async (_, reply) => {
                const text = await all.metrics();
                return reply.type(all.contentType).send(text);
            });
        },
    };
}
function countRequests(registry) {
    const inFlight = new Gauge({
        name: 'sunshine_graphql_requests_in_flight',
        help: 'Requests to the GraphQL endpoint whose answer is not complete.',
        registers: [registry],
    });
    return (_, reply, done) => {
        inFlight.inc();
        reply.raw.once('close', () => {
            inFlight.dec();
        });
        done();
    };
}
//# sourceMappingURL=observability.js.map