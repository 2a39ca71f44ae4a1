/** What logs, metrics and traces show of an operation, none of which its caller can make long. */
import type { GraphQLRequestContextWillSendResponse } from '@apollo/server';

import { OTHER, type OperationNames } from '../observability/operation-names.js';
import type { Context } from './context.js';

type AnsweredRequest = GraphQLRequestContextWillSendResponse<Context>;

/** The format of a code. All codes of this server have it; those of other plugins may not. */
const CODE = /^[A-Z][A-Z_]{0,63}$/;
const MAX_CODES = 10;

/** The name of an operation: `other` when there is none, or when it is not kept. */
export function nameOf(request: AnsweredRequest, names: OperationNames): string {
  const { operation, contextValue } = request;
  if (!operation) return OTHER;
  // Only callers who got an answer from upstream can add a name to those shown; callers without access cannot.
  const { requests, coalesced } = contextValue.sunshine.usage;
  const isTrusted = requests + coalesced > 0 && codesOf(request).length === 0;
  return names.shown(operation.name?.value, isTrusted);
}

/** The different codes of an answer's errors, that of the first error first. */
export function codesOf({ response: { body } }: AnsweredRequest): readonly string[] {
  const { errors = [] } = body.kind === 'single' ? body.singleResult : {};
  const codes = new Set(errors.map(({ extensions }) => shownCode(extensions?.['code'])));
  return [...codes].slice(0, MAX_CODES);
}

function shownCode(code: unknown): string {
  return typeof code === 'string' && CODE.test(code) ? code : OTHER;
}
