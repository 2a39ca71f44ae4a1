import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { OperationTypeNode } from 'graphql';

import type { Context } from '../context.js';
import { estimateAnswer } from '../../limits/answer-estimate.js';
import { overAnswerBudget, overBudget } from '../../limits/budget-error.js';
import { OperationRefused } from '../../limits/operation-shares.js';
import type { OperationMemory } from '../../upstream/answer-memory.js';
import { estimateCalls } from '../../limits/call-estimate.js';
import { readSelections } from '../../limits/operation-request.js';

/** What an operation may cost. */
export interface UpstreamBudget {
  /** Calls to upstream. */
  readonly maxCalls: number;
  /** The same, for each delivery of a subscription. */
  readonly maxCallsPerEvent: number;
  /** Fields of the answer. */
  readonly maxAnswerFields: number;
  /** The most entities that one `_entities` field gives. */
  readonly maxRepresentations: number;
}

/** The header by which a caller requests the cost of an operation. */
const REPORT_HEADER = 'x-upstream-report';

/**
 * Rejects an operation that could need more calls than it may make, or whose answer could have more fields than it may,
 * before the first call: reads that are repeated cost no call, but are executed each time. Reports the actual cost in
 * `extensions.upstreamReport` to callers who request it. The client counts and limits the calls that are made.
 */
export function upstreamBudget({
  maxCalls: ofOperation,
  maxCallsPerEvent,
  maxAnswerFields,
  maxRepresentations,
}: UpstreamBudget): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const start = performance.now();
      let maxCalls = ofOperation;
      let estimates: { readonly estimated: number; readonly fields: number } | undefined;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
          if (!operation) return Promise.resolve();
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) maxCalls = maxCallsPerEvent;
          const { variables = {} } = request;
          const operationRequest = {
            schema,
            document,
            operation,
            variables,
            maxRepresentations,
            graph: contextValue.graph,
            checksRecords: contextValue.policy.viewer !== undefined,
            knowsCaller: contextValue.policy.viewer?.isKnownById ?? false,
          };
          const selections = readSelections(operationRequest);
          const { calls: estimated, largest } = estimateCalls(operationRequest, selections);
          const answer = estimateAnswer(operationRequest, selections);
          const { fields } = answer;
          estimates = { estimated, fields };
          if (estimated > maxCalls) throw overBudget({ estimated, limit: maxCalls, largest });
          if (fields > maxAnswerFields)
            throw overAnswerBudget({
              estimated: fields,
              limit: maxAnswerFields,
              largest: answer.largest(),
            });
          return reserveMemory(contextValue.memory, fields);
        },

        willSendResponse: ({ request, response: { body }, contextValue }) => {
          if (!asksForReport(request) || !estimates || body.kind !== 'single')
            return Promise.resolve();
          const { waitedMs, ...usage } = contextValue.sunshine.usage;
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            upstreamReport: {
              ...usage,
              waitedMs: Math.round(waitedMs),
              durationMs: Math.round(performance.now() - start),
              ...estimates,
              limit: maxCalls,
              fieldsLimit: maxAnswerFields,
            },
          };
          return Promise.resolve();
        },
      });
    },
  };
}

async function reserveMemory(memory: OperationMemory | undefined, fields: number): Promise<void> {
  try {
    const place = memory?.reserveForFields(fields);
    if (typeof place === 'object') await place;
  } catch {
    throw new OperationRefused('waited');
  }
}

function asksForReport({ http }: GraphQLRequest): boolean {
  return http?.headers.get(REPORT_HEADER) === '1';
}
