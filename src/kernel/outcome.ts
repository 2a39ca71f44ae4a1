import { InputError, type FieldPath } from './input-error.js';
import { SunshineError, type UpstreamErrorElement } from '../upstream/sunshine-error.js';

/** Why a mutation changed nothing; the parent of `ConversationUserError`. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: FieldPath | null;
}

/** The outcome of a mutation: a result, or the reasons why there is none. The parent of every payload. */
export interface Outcome<T> {
  readonly result: T | null;
  readonly userErrors: readonly UserError[];
}

const MESSAGES = {
  INVALID_INPUT: 'Sunshine Conversations refused the input as invalid',
  APP_NOT_FOUND: 'there is no such app',
  CONVERSATION_NOT_FOUND: 'there is no such conversation',
  USER_NOT_FOUND: 'there is no such user',
  PARTICIPANT_NOT_FOUND: 'the user does not take part in the conversation',
  NOT_FOUND: 'something that the request names does not exist',
  CONFLICT: 'the change clashes with another one, or with what exists',
  PAYLOAD_TOO_LARGE:
    'the request is larger than the 100 kB of JSON that Sunshine Conversations takes',
  LOCKED: 'the conversation takes no more changes',
  OTHER: 'Sunshine Conversations refused the request',
};

/** The kinds of failure, as the graph names them. */
type UserErrorCode = keyof typeof MESSAGES;

const CODE_BY_STATUS: Readonly<Record<number, UserErrorCode>> = {
  400: 'INVALID_INPUT',
  402: 'OTHER',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  423: 'LOCKED',
};

/** The user error code for each error code of upstream's 404 answers. */
type CodesOfMissing = Readonly<Record<string, UserErrorCode>>;

const CODES_OF_MISSING: CodesOfMissing = {
  app_not_found: 'APP_NOT_FOUND',
  conversation_not_found: 'CONVERSATION_NOT_FOUND',
  user_not_found: 'USER_NOT_FOUND',
};

const MAX_TITLE = 200;

/**
 * Runs a mutation. Failures that a caller has to expect become user errors; every other one is thrown on.
 *
 * @param missing User error codes for upstream's 404 codes that are special to this mutation.
 */
export async function outcomeOf<T>(
  change: () => Promise<T>,
  missing: CodesOfMissing = {},
): Promise<Outcome<T>> {
  try {
    return { result: await change(), userErrors: [] };
  } catch (error) {
    return { result: null, userErrors: toUserErrors(error, { ...CODES_OF_MISSING, ...missing }) };
  }
}

function toUserErrors(error: unknown, missing: CodesOfMissing): readonly UserError[] {
  if (error instanceof InputError)
    return error.violations.map(({ field, rule }) => ({
      code: 'INVALID_INPUT',
      message: field.length === 0 ? rule : `${field.join('.')}: ${rule}`,
      field: field.length === 0 ? null : field,
    }));
  if (!(error instanceof SunshineError)) throw error;
  if (error.reason === 'too-large') return [userError('PAYLOAD_TOO_LARGE')];
  const byStatus = error.reason === 'refused' && CODE_BY_STATUS[error.status ?? 0];
  if (!byStatus) throw error;
  const elements: readonly UpstreamErrorElement[] = error.errors.length > 0 ? error.errors : [{}];
  return elements.map(({ code = '', title }) =>
    userError(byStatus === 'NOT_FOUND' ? (missing[code] ?? byStatus) : byStatus, title),
  );
}

function userError(code: UserErrorCode, title?: string): UserError {
  const message = MESSAGES[code];
  return {
    code,
    message: title ? `${message}: ${printable(title)}` : message,
    field: null,
  };
}

function printable(title: string): string {
  return Array.from(title.replace(/\p{C}+/gu, ' '))
    .slice(0, MAX_TITLE)
    .join('');
}
