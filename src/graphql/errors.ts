/** How failures become top-level GraphQL errors, and what of them a caller may see. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, specifiedScalarTypes, type GraphQLFormattedError } from 'graphql';

import { InputError } from '../kernel/input-error.js';
import { refusalOf, type RefusalCode } from '../limits/refusal.js';
import { SunshineError, type FailureReason } from '../upstream/sunshine-error.js';

/** The codes in `extensions.code` of top-level errors. GraphQL's own, such as for a syntax error, come on top. */
export type ErrorCode =
  | RefusalCode
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_INVALID_RESPONSE'
  | 'INTERNAL_SERVER_ERROR';

type Description = readonly [code: ErrorCode, message: string];

const BY_REASON: Readonly<Record<Exclude<FailureReason, 'refused'>, Description>> = {
  'invalid-response': [
    'UPSTREAM_INVALID_RESPONSE',
    'Sunshine Conversations gave an answer that its API does not promise',
  ],
  timeout: ['UPSTREAM_TIMEOUT', 'Sunshine Conversations did not answer in time'],
  unreachable: ['UPSTREAM_UNAVAILABLE', 'Sunshine Conversations could not be reached'],
  cancelled: ['UPSTREAM_UNAVAILABLE', 'the call was given up because nobody waited for it'],
  'rate-limited': ['RATE_LIMITED', 'Sunshine Conversations is limiting the rate of requests'],
  'queue-full': [
    'RATE_LIMITED',
    'this server has too many calls to Sunshine Conversations waiting; try again later',
  ],
  'caller-queue-full': [
    'RATE_LIMITED',
    'too many calls of this caller are waiting in this server; try again later',
  ],
  budget: [
    'UPSTREAM_BUDGET_EXCEEDED',
    'the operation needs more upstream calls than one operation may make; ask for less at once',
  ],
  'too-large': ['BAD_USER_INPUT', 'the request is larger than Sunshine Conversations takes'],
  'no-credentials': ['UNAUTHENTICATED', 'an Authorization header is needed'],
};

const BY_STATUS: Readonly<Record<number, Description>> = {
  400: ['BAD_USER_INPUT', 'Sunshine Conversations refused the request as invalid'],
  401: ['UNAUTHENTICATED', 'Sunshine Conversations did not accept the credentials'],
  403: ['FORBIDDEN', 'the credentials do not allow this'],
  404: ['NOT_FOUND', 'Sunshine Conversations found no such thing'],
  429: ['RATE_LIMITED', 'Sunshine Conversations is limiting the rate of requests'],
};

const SERVER_FAILURE: Description = [
  'UPSTREAM_UNAVAILABLE',
  'Sunshine Conversations could not handle the request',
];
const UNEXPECTED_REFUSAL: Description = [
  'UPSTREAM_INVALID_RESPONSE',
  'Sunshine Conversations refused the request in a way that its API does not promise',
];

/** How the scalars of GraphQL itself begin to complain of a value. Our own throw errors with a code. */
const UNREADABLE_VALUE = new RegExp(
  `^(?:${specifiedScalarTypes.map(({ name }) => name).join('|')}) cannot represent `,
);

/**
 * What a caller gets to see of an error: for failures that are foreseen, our words and a code; for GraphQL's own, such
 * as syntax errors, all of it; of anything else, nothing.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof SunshineError) return { ...formatted, ...describeFailure(cause) };
  if (cause instanceof InputError)
    return { ...formatted, message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  if (isBadArgument(error)) return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
  if (isUnreadableValue(cause, formatted))
    return {
      ...formatted,
      message: 'Sunshine Conversations gave a value that its API does not promise',
      extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
    };
  const refusal = refusalOf(error);
  if (refusal) {
    const { code, details, message } = refusal;
    return { ...formatted, message, extensions: { ...details, code } };
  }
  if (hasNoCode(formatted))
    return {
      ...formatted,
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  return formatted;
}

/** An error without the guess at what was meant, which would tell the names of the schema one by one. */
export function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, message: error.message.replace(/ ?Did you mean .+\?$/s, '') };
}

/** Whether nobody foresaw an error: then it belongs in the log, and its text nowhere else. */
export function isUnforeseen(error: GraphQLError): boolean {
  const cause = unwrapResolverError(error);
  return (
    !(cause instanceof SunshineError) &&
    !(cause instanceof InputError) &&
    !isBadArgument(error) &&
    !isUnreadableValue(cause, error) &&
    hasNoCode(error)
  );
}

/**
 * Whether GraphQL found only when a field was about to be resolved that an argument cannot be read, as with a null
 * variable in a `@oneOf` input. Such an error stands at the argument's value; one of a resolver stands at the field.
 */
function isBadArgument(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.path !== undefined &&
    error.nodes?.every(({ kind }) => kind !== Kind.FIELD) === true
  );
}

/**
 * Whether GraphQL could not make a value of its own scalars of what upstream gave, as with an object for a text. Only
 * the text of the error tells that from what else GraphQL says of a field in the same way, and what would be a defect
 * of ours: an enum value that is none, an abstract type that cannot be told, a list that is none.
 */
function isUnreadableValue(
  cause: unknown,
  { path }: { readonly path?: GraphQLError['path'] },
): boolean {
  return (
    path !== undefined &&
    cause instanceof GraphQLError &&
    hasNoCode(cause) &&
    UNREADABLE_VALUE.test(cause.message)
  );
}

function hasNoCode({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): boolean {
  return extensions?.['code'] === undefined || extensions['code'] === 'INTERNAL_SERVER_ERROR';
}

function describeFailure(
  error: SunshineError,
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const { operation, status, retryAfter } = error;
  const [code, message] =
    error.reason === 'refused' ? describeStatus(status ?? 0) : BY_REASON[error.reason];
  return {
    message: `${operation}: ${message}`,
    extensions: {
      code,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(status === undefined ? {} : { upstream: { status, code: error.code ?? null } }),
    },
  };
}

function describeStatus(status: number): Description {
  return BY_STATUS[status] ?? (status >= 500 ? SERVER_FAILURE : UNEXPECTED_REFUSAL);
}
