import type { FastifyRequest } from 'fastify';
import { getOperationAST, parse } from 'graphql';

import { asksForData } from '../graphql/plugins/authentication.js';

/** Tokens that are looked at. What describes the schema is short. */
const MAX_TOKENS = 2_000;

/**
 * Whether a request may ask for more than a description of the schema. To be asked seldom, because it parses the
 * document: once more, as documents are kept only for callers who are authenticated.
 */
export function mayAskForData({ body, query }: FastifyRequest): boolean {
  const { query: source, operationName } = (body ?? query ?? {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof source !== 'string') return true;
  try {
    const document = parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
    const operation = getOperationAST(
      document,
      typeof operationName === 'string' && operationName !== '' ? operationName : null,
    );
    return !operation || asksForData(operation);
  } catch {
    return true;
  }
}
