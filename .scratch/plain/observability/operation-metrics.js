import { Counter, Histogram } from 'prom-client';
import { DURATION_BUCKETS } from './buckets.js';
/** Counts and times GraphQL operations. */
export function operationMetrics(registry) {
    const registers = [registry];
    const operations = new Counter({
        name: 'sunshine_graphql_operations_total',
        help: 'GraphQL operations that were answered, by name, type and the code of the first error (OK: none).',
        labelNames: ['operation', 'type', 'code'],
        registers,
    });
    // Without the code: names times codes times buckets would be too many series.
    const durations = new Histogram({
        name: 'sunshine_graphql_operation_duration_seconds',
        help: 'Time from the start of a GraphQL operation to its answer, by name and type.',
        labelNames: ['operation', 'type'],
        buckets: DURATION_BUCKETS,
        registers,
    });
    const overBudget = new Counter({
        name: 'sunshine_graphql_budget_rejections_total',
        help: 'GraphQL operations that needed more upstream calls than they may make, before or while they ran.',
        registers,
    });
    return ({ name: operation, type, code, isOverBudget, duration }) => {
        operations.inc({ operation, type, code });
        durations.observe({ operation, type }, duration);
        if (isOverBudget)
            overBudget.inc();
    };
}
//# sourceMappingURL=operation-metrics.js.map