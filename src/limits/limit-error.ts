import { GraphQLError } from 'graphql';

const CODES = [
  'DOCUMENT_TOO_LARGE',
  'QUERY_TOO_DEEP',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
  'TOO_MANY_FIELDS',
  'TOO_MANY_TOKENS',
  'UNTRUSTED_DOCUMENT',
  'UPSTREAM_BUDGET_EXCEEDED',
  'ANSWER_BUDGET_EXCEEDED',
] as const;

/** Why a request is rejected before anything of it runs, for programs. */
export type LimitErrorCode = (typeof CODES)[number];

/** Whether a code is one of those. */
export function isLimitErrorCode(code: unknown): code is LimitErrorCode {
  return CODES.some((known) => known === code);
}

/** A request that exceeds a limit, or that this server does not run. Nothing of it was carried out; HTTP status 400. */
export class LimitError extends GraphQLError {
  override readonly name = 'LimitError';
  readonly code: LimitErrorCode;
  /** What `extensions` holds beside the code. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: LimitErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { ...details, code, http: { status: 400 } } });
    this.code = code;
    this.details = details;
  }
}

/** What graphql-js says when a document has too many tokens. It has no code of its own for that. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that (\d+) tokens/;

/**
 * The limit error behind an error: Apollo Server wraps it into errors of its own that all have the same code. Undefined
 * when there is none.
 */
export function limitErrorOf(error: unknown): LimitError | undefined {
  if (error instanceof LimitError) return error;
  if (!(error instanceof GraphQLError)) return undefined;
  if (error.originalError instanceof LimitError) return error.originalError;
  const maxTokens = TOO_MANY_TOKENS.exec(error.message)?.[1];
  return maxTokens === undefined
    ? undefined
    : new LimitError('TOO_MANY_TOKENS', `the document has more than ${maxTokens} tokens`);
}
