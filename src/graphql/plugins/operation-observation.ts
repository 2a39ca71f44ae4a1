import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';

import type { Context } from '../context.js';
import type { ErrorCode } from '../errors.js';
import type {
  FinishedOperation,
  OperationObserver,
} from '../../observability/finished-operation.js';
import { OperationNames, OTHER } from '../../observability/operation-names.js';

const OVER_BUDGET: ErrorCode = 'UPSTREAM_BUDGET_EXCEEDED';
/** What a code looks like. Ours all do; those of a plugin that somebody adds may not. */
const CODE = /^[A-Z][A-Z_]{0,63}$/;

/** Tells of every operation once its answer is complete. Adds nothing to single fields. */
export function operationObservation(observe: OperationObserver): ApolloServerPlugin<Context> {
  const names = new OperationNames();
  return {
    requestDidStart: () => {
      const start = performance.now();
      return Promise.resolve({
        willSendResponse: (request) => {
          observe(describe(request, names, (performance.now() - start) / 1_000));
          return Promise.resolve();
        },
      });
    },
  };
}

function describe(
  { operation, response, contextValue }: GraphQLRequestContextWillSendResponse<Context>,
  names: OperationNames,
  duration: number,
): FinishedOperation {
  const result = response.body.kind === 'single' ? response.body.singleResult : {};
  const codes = (result.errors ?? []).map(({ extensions }) => extensions?.['code']);
  // Only who got something from upstream can bring in a name: strangers cannot.
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
