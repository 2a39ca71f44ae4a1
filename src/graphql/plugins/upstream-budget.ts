import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';

import type { Context } from '../context.js';
import { overBudget } from '../../limits/budget-error.js';
import { estimateCalls } from '../../limits/call-estimate.js';

/** What an operation may cost. */
export interface UpstreamBudget {
  /** Calls to upstream. */
  readonly maxCalls: number;
  /** The most entities that one `_entities` field gives. */
  readonly maxRepresentations: number;
}

/** The header by which a caller requests the cost of an operation. */
const REPORT_HEADER = 'x-upstream-report';

/**
 * Rejects an operation that could need more calls than it may make, before the first call. Reports the actual cost in
 * `extensions.upstreamReport` to callers who request it. The client counts and limits the calls that are made.
 */
export function upstreamBudget({
  maxCalls,
  maxRepresentations,
}: UpstreamBudget): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const start = performance.now();
      let estimated: number | undefined;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
          if (!operation) return Promise.resolve();
          const { variables = {} } = request;
          const estimate = estimateCalls({
            schema,
            document,
            operation,
            variables,
            maxRepresentations,
            graph: contextValue.graph,
            checksRecords: contextValue.policy.viewer !== undefined,
            knowsCaller: contextValue.policy.viewer?.isKnownById ?? false,
          });
          estimated = estimate.calls;
          if (estimated > maxCalls) throw overBudget(estimate, maxCalls);
          return Promise.resolve();
        },

        willSendResponse: ({ request, response: { body }, contextValue }) => {
          if (!asksForReport(request) || estimated === undefined || body.kind !== 'single')
            return Promise.resolve();
          const { waitedMs, ...usage } = contextValue.sunshine.usage;
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            upstreamReport: {
              ...usage,
              waitedMs: Math.round(waitedMs),
              durationMs: Math.round(performance.now() - start),
              estimated,
              limit: maxCalls,
            },
          };
          return Promise.resolve();
        },
      });
    },
  };
}

function asksForReport({ http }: GraphQLRequest): boolean {
  return http?.headers.get(REPORT_HEADER) === '1';
}
