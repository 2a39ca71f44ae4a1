import { Counter, type Registry } from 'prom-client';

/** An HTTP request that was answered with an error instead of the answer of a GraphQL operation. */
interface Rejection {
  /** The HTTP status. */
  readonly status: number;
  /** The code of the error. */
  readonly code: string;
}

/** Is called for every rejected HTTP request. */
export type RejectionObserver = (rejection: Rejection) => void;

/** Counts rejected HTTP requests. */
export function rejectionMetrics(registry: Registry): RejectionObserver {
  const rejections = new Counter({
    name: 'sunshine_http_rejections_total',
    help: 'HTTP requests that were answered with an error instead of the answer of a GraphQL operation, by HTTP status and code.',
    labelNames: ['status', 'code'],
    registers: [registry],
  });
  return ({ status, code }) => {
    rejections.inc({ status, code });
  };
}
