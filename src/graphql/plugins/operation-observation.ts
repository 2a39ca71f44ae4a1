import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';

import type { ErrorCode } from '../errors.js';
import type { LoggedContext } from './operation-log.js';
import type {
  FinishedOperation,
  OperationObserver,
} from '../../observability/finished-operation.js';
import { OperationNames, OTHER } from '../../observability/operation-names.js';

const OVER_BUDGET: ErrorCode = 'UPSTREAM_BUDGET_EXCEEDED';
/** The format of a code. All codes of this server have it; those of other plugins may not. */
const CODE = /^[A-Z][A-Z_]{0,63}$/;

/** Reports every operation to the observer once its answer is complete. Adds no hooks to single fields. */
export function operationObservation(
  observe: OperationObserver,
): ApolloServerPlugin<LoggedContext> {
  const names = new OperationNames();
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
  { operation, response, contextValue }: GraphQLRequestContextWillSendResponse<LoggedContext>,
  names: OperationNames,
  duration: number,
): FinishedOperation {
  const result = response.body.kind === 'single' ? response.body.singleResult : {};
  const codes = (result.errors ?? []).map(({ extensions }) => extensions?.['code']);
  // Only callers who got an answer from upstream can add a name to those shown; callers without access cannot.
  const { requests, coalesced } = contextValue.sunshine.usage;
  const isTrusted = requests + coalesced > 0 && codes.length === 0;
  return {
    name: operation ? names.shown(operation.name?.value, isTrusted) : OTHER,
    type: operation?.operation ?? 'unknown',
    code: codes.length === 0 ? 'OK' : shownCode(codes[0]),
    isOverBudget: codes.includes(OVER_BUDGET),
    duration,
  };
}

function shownCode(code: unknown): string {
  return typeof code === 'string' && CODE.test(code) ? code : OTHER;
}
