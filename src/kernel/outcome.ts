import type { ConversationErrorCode } from '../__generated__/resolvers.js';
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

/** Those of the other codes of the form `…_NOT_FOUND` follow from the code. */
const MESSAGES: Messages = {
  INVALID_INPUT: 'Sunshine Conversations refused the input as invalid',
  PARTICIPANT_NOT_FOUND: 'the user does not take part in the conversation',
  MESSAGE_NOT_FOUND: 'there is no such message in the conversation',
  NOT_FOUND: 'something that the request names does not exist',
  CONFLICT: 'the change clashes with another one, or with what exists',
  IDEMPOTENCY_KEY_REUSED: 'the key was used before with other input',
  PAYLOAD_TOO_LARGE:
    'the request is larger than the 100 kB of JSON that Sunshine Conversations takes',
  LOCKED: 'the conversation takes no more changes',
  ALREADY_A_PARTICIPANT: 'the user takes part in the conversation already',
  TOO_MANY_PARTICIPANTS: 'the conversation takes no more participants',
  DEFAULT_CONVERSATION: 'the conversation is the default one of its user, which cannot be deleted',
  OTHER: 'Sunshine Conversations refused the request',
};

/** The kinds of failure, as the graph names them. A domain adds its own in its SDL. */
export type UserErrorCode = ConversationErrorCode;

/** What user errors say, by their codes. */
type Messages = Readonly<Partial<Record<UserErrorCode, string>>>;

const CODE_BY_STATUS: Readonly<Record<number, UserErrorCode>> = {
  400: 'INVALID_INPUT',
  402: 'OTHER',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  423: 'LOCKED',
};

/** Credentials, time-outs and rates are no matter of the input: they are top-level errors. */
const TOP_LEVEL: ReadonlySet<number> = new Set([401, 403, 408, 429]);

/** The user error code for each error code of upstream's 404 answers. */
type CodesOfMissing = Readonly<Record<string, UserErrorCode>>;

const CODES_OF_MISSING: CodesOfMissing = {
  app_not_found: 'APP_NOT_FOUND',
  conversation_not_found: 'CONVERSATION_NOT_FOUND',
  integration_not_found: 'INTEGRATION_NOT_FOUND',
  user_not_found: 'USER_NOT_FOUND',
};

const MAX_TITLE = 200;

/** What a mutation knows of its refusals. */
interface Refusals {
  /** User error codes for upstream's 404 codes that are special to this mutation. */
  readonly missing?: CodesOfMissing;
  /** The user error code for all other 404 codes of upstream. Default: `NOT_FOUND`. */
  readonly otherMissing?: UserErrorCode;
  /** The user error code for upstream's 403 `forbidden`, where that is not about the credentials. Default: it is a top-level error. */
  readonly forbidden?: UserErrorCode;
  /** What the codes say that only mutations of this domain have. */
  readonly messages?: Messages;
  /**
   * Finds out why upstream refused it as invalid or as a conflict, which only a title says. Titles are for people, so
   * this looks at what exists. Undefined when that does not tell; failures count as that.
   */
  readonly explain?: () => Promise<UserErrorCode | undefined>;
}

/** Runs a mutation. Failures that a caller has to expect become user errors; every other one is thrown on. */
export async function outcomeOf<T>(
  change: () => Promise<T>,
  refusals: Refusals = {},
): Promise<Outcome<T>> {
  try {
    return { result: await change(), userErrors: [] };
  } catch (error) {
    const { explain, messages } = refusals;
    const userErrors = toUserErrors(error, refusals);
    const isUnclear =
      error instanceof SunshineError && (error.status === 400 || error.status === 409);
    const code = isUnclear ? await explain?.().catch(() => undefined) : undefined;
    const [refusal] = isUnclear ? error.errors : [];
    return {
      result: null,
      userErrors: code ? [userError(code, refusal?.title, messages)] : userErrors,
    };
  }
}

function toUserErrors(
  error: unknown,
  { missing = {}, otherMissing = 'NOT_FOUND', forbidden, messages }: Refusals,
): readonly UserError[] {
  if (error instanceof InputError)
    return error.violations.map(({ field, rule, code = 'INVALID_INPUT' as const }) => ({
      code,
      message: field.length === 0 ? rule : `${field.join('.')}: ${rule}`,
      field: field.length === 0 ? null : field,
    }));
  if (!(error instanceof SunshineError)) throw error;
  if (error.reason === 'too-large') return [userError('PAYLOAD_TOO_LARGE')];
  const isForbidden = error.status === 403 && error.code === 'forbidden';
  const byStatus = (isForbidden ? forbidden : undefined) ?? codeOf(error);
  if (!byStatus) throw error;
  // A map: a code of upstream's may be the name of something that every object has.
  const codes = new Map(Object.entries({ ...CODES_OF_MISSING, ...missing }));
  const elements: readonly UpstreamErrorElement[] = error.errors.length > 0 ? error.errors : [{}];
  return elements.map(({ code = '', title }) =>
    userError(
      byStatus === 'NOT_FOUND' ? (codes.get(code) ?? otherMissing) : byStatus,
      title,
      messages,
    ),
  );
}

/** The code for what upstream refused; undefined when that is no failure that the caller can do something about. */
function codeOf({ reason, status = 0, errors }: SunshineError): UserErrorCode | undefined {
  if (reason !== 'refused') return undefined;
  // A status that is not documented counts where the API itself has answered, and not something on the way.
  const isOther = status >= 400 && status < 500 && !TOP_LEVEL.has(status) && errors.length > 0;
  return CODE_BY_STATUS[status] ?? (isOther ? 'OTHER' : undefined);
}

function userError(code: UserErrorCode, title?: string, messages: Messages = {}): UserError {
  const message = messages[code] ?? MESSAGES[code] ?? `there is no such ${nameOf(code)}`;
  return {
    code,
    message: title ? `${message}: ${printable(title)}` : message,
    field: null,
  };
}

function nameOf(code: UserErrorCode): string {
  return code
    .replace(/_NOT_FOUND$/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
}

/** A title of upstream as it may be shown: in one line, and cut. */
export function printable(title: string): string {
  return Array.from(title.slice(0, 2 * MAX_TITLE).replace(/\p{C}+/gu, ' '))
    .slice(0, MAX_TITLE)
    .join('');
}
