/** How failures become top-level GraphQL errors, and which of their details a caller may see. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, specifiedScalarTypes, type GraphQLFormattedError } from 'graphql';

import { invalidValue } from '../kernel/faults.js';
import { cut } from '../kernel/cut.js';
import { InputError } from '../kernel/input-error.js';
import { limitErrorOf, type LimitErrorCode } from '../limits/limit-error.js';
import { SunshineError, type FailureReason } from '../upstream/sunshine-error.js';
import { boundMessage, withoutSuggestion } from './error-message.js';
import { requestErrorOf } from './request-errors.js';

/** The codes in `extensions.code` of top-level errors. Apollo Server adds its own, such as for a syntax error. */
export type ErrorCode =
  | LimitErrorCode
  | 'ANSWER_TOO_LARGE'
  | 'OPERATION_TIMEOUT'
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'SUBSCRIPTION_NEEDS_STREAM'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'SERVER_STOPPING'
  | 'TOO_MANY_ERRORS'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_INVALID_RESPONSE'
  | 'UPSTREAM_UNAUTHENTICATED'
  | 'UPSTREAM_FORBIDDEN'
  | 'INTERNAL_SERVER_ERROR';

/** A field that is written many times in one place is at as many places of the document. */
const MAX_LOCATIONS = 10;

type Description = readonly [code: ErrorCode, message: string];

const BY_REASON: Readonly<Record<Exclude<FailureReason, 'refused'>, Description>> = {
  'invalid-response': [
    'UPSTREAM_INVALID_RESPONSE',
    'Sunshine Conversations gave an answer that its API does not promise',
  ],
  timeout: ['UPSTREAM_TIMEOUT', 'Sunshine Conversations did not answer in time'],
  unreachable: ['UPSTREAM_UNAVAILABLE', 'Sunshine Conversations could not be reached'],
  cancelled: ['UPSTREAM_UNAVAILABLE', 'the call was cancelled because the caller had disconnected'],
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
  memory: [
    'UPSTREAM_BUDGET_EXCEEDED',
    'the operation has read more from Sunshine Conversations than one operation may; ask for less at once',
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

/** When the credentials are this server's own: callers who were logged out because of it could not log in again. */
const OF_SERVERS_KEY: Readonly<Record<number, Description>> = {
  401: ['UPSTREAM_UNAUTHENTICATED', 'Sunshine Conversations did not accept the key of this server'],
  403: ['UPSTREAM_FORBIDDEN', 'the key of this server does not allow this'],
};

const SERVER_FAILURE: Description = [
  'UPSTREAM_UNAVAILABLE',
  'Sunshine Conversations could not handle the request',
];
const UNEXPECTED_STATUS: Description = [
  'UPSTREAM_INVALID_RESPONSE',
  'Sunshine Conversations refused the request in a way that its API does not promise',
];

/** How the error messages of GraphQL's own scalars begin. The custom scalars throw errors with a code. */
const UNREADABLE_VALUES = specifiedScalarTypes.map(({ name }) => `${name} cannot represent `);

/**
 * What a caller sees of an error. It repeats no more than the beginning of what a caller sent: of names, values and keys
 * in its message and path. `hidesSuggestions` leaves out suggestions of names, which would disclose the schema.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  hidesSuggestions = false,
): GraphQLFormattedError {
  const shown = describe(formatted, error);
  const { message, path, locations } = shown;
  const bare = hidesSuggestions ? withoutSuggestion(message) : message;
  return {
    ...shown,
    // That of an input error is ours, and bounded.
    message: unwrapResolverError(error) instanceof InputError ? bare : boundMessage(bare),
    ...(path && { path: path.map((key) => (typeof key === 'string' ? cut(key) : key)) }),
    ...(locations && { locations: locations.slice(0, MAX_LOCATIONS) }),
  };
}

/**
 * What an error says to callers: for expected failures, a message of this server and a code; for errors of GraphQL
 * itself, such as syntax errors, all of it; for any other error, nothing.
 */
function describe(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof SunshineError) return { ...formatted, ...describeFailure(cause) };
  if (cause instanceof InputError)
    return { ...formatted, message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  const requestError = hasNoCode(formatted) ? requestErrorOf(error) : undefined;
  if (requestError) {
    const { code, message } = requestError;
    return { ...formatted, message, extensions: { code } };
  }
  if (isUnreadableValue(cause, formatted)) {
    const { message, extensions } = invalidValue();
    return { ...formatted, message, extensions };
  }
  const limitError = limitErrorOf(error);
  if (limitError) {
    const { code, details, message } = limitError;
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

/** Whether an error is unexpected: then it is logged, and its message is not shown to callers. */
export function isUnexpected(error: GraphQLError): boolean {
  const cause = unwrapResolverError(error);
  return (
    !(cause instanceof SunshineError) &&
    !(cause instanceof InputError) &&
    hasNoCode(error) &&
    !requestErrorOf(error) &&
    !isUnreadableValue(cause, error)
  );
}

/**
 * Whether GraphQL could not serialize a value of upstream with its own scalars, such as an object as a `String`. Only
 * the message distinguishes such an error from others that GraphQL reports in the same way and that would be a defect
 * of this server: an unknown enum value, an abstract type that cannot be resolved, a value that is no list.
 */
function isUnreadableValue(
  cause: unknown,
  { path }: { readonly path?: GraphQLError['path'] },
): boolean {
  return (
    path !== undefined &&
    cause instanceof GraphQLError &&
    hasNoCode(cause) &&
    UNREADABLE_VALUES.some((start) => cause.message.startsWith(start))
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
    error.reason === 'refused'
      ? describeStatus(status ?? 0, error.refusesServer)
      : BY_REASON[error.reason];
  return {
    message: `${operation}: ${message}`,
    extensions: {
      code,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(error.inDoubt ? { inDoubt: true } : {}),
      ...(status === undefined ? {} : { upstream: { status, code: error.code ?? null } }),
    },
  };
}

function describeStatus(status: number, refusesServer: boolean): Description {
  const description = refusesServer ? OF_SERVERS_KEY[status] : BY_STATUS[status];
  return description ?? (status >= 500 ? SERVER_FAILURE : UNEXPECTED_STATUS);
}
