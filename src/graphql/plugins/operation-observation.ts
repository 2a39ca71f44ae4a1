import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';

import type { ErrorCode } from '../errors.js';
import type { LoggedContext } from './operation-log.js';
import type {
  FinishedOperation,
  OperationObserver,
} from '../../observability/finished-operation.js';
import type { OperationNames } from '../../observability/operation-names.js';
import { codesOf, nameOf } from '../shown-operation.js';

const OVER_BUDGET: ErrorCode = 'UPSTREAM_BUDGET_EXCEEDED';

/** Reports every operation to the observer once its answer is complete. Adds no hooks to single fields. */
export function operationObservation(
  observe: OperationObserver,
  names: OperationNames,
): ApolloServerPlugin<LoggedContext> {
  return {
    requestDidStart: () => {
      const start = performance.now();
      return Promise.resolve({
        willSendResponse: (request) => {
          const operation = describe(request, names, (performance.now() - start) / 1_000);
          request.contextValue.http.operationCode = operation.code;
          observe(operation);
          return Promise.resolve();
        },
      });
    },
  };
}

function describe(
  request: GraphQLRequestContextWillSendResponse<LoggedContext>,
  names: OperationNames,
  duration: number,
): FinishedOperation {
  const codes = codesOf(request);
  return {
    name: nameOf(request, names),
    type: request.operation?.operation ?? 'unknown',
    code: codes[0] ?? 'OK',
    isOverBudget: codes.includes(OVER_BUDGET),
    duration,
  };
}
