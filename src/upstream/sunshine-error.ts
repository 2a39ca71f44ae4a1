/** Why a call of the REST API gave no result. */
export type FailureReason =
  /** Upstream answered with an error status. */
  | 'refused'
  /** Upstream answered with success or a redirect, but not in the format of its API. */
  | 'invalid-response'
  /** The deadline of the operation, or of the attempt, passed. */
  | 'timeout'
  /** No answer: the connection failed. */
  | 'unreachable'
  /** The caller has disconnected. */
  | 'cancelled'
  /** Upstream limits the rate, and waiting for it to stop would take too long. */
  | 'rate-limited'
  /** The queue of the credential is full: as many calls wait for admission as may. */
  | 'queue-full'
  /** The queue of the caller is full: as many calls of one caller wait for admission as may. */
  | 'caller-queue-full'
  /** The operation has used up its calls. */
  | 'budget'
  /** The operation holds as many bytes of answers as one may. */
  | 'memory'
  /** The request body is larger than upstream accepts. */
  | 'too-large'
  /** There are no credentials to send. */
  | 'no-credentials';

/** One element of upstream's `errors` array. */
export interface UpstreamErrorElement {
  readonly code?: string;
  readonly title?: string;
}

interface FailureDetails {
  readonly status?: number;
  readonly errors?: readonly UpstreamErrorElement[];
  readonly retryAfter?: number;
  /** Whether the change may have been carried out all the same. Default: false. */
  readonly inDoubt?: boolean;
  /** Whether the call was made with this server's own credentials. Default: false. */
  readonly isServers?: boolean | undefined;
}

/**
 * The only error of the REST client. It contains nothing of the request but the operation's name, and of the answer
 * only what is listed here: no header, no address, no body.
 */
export class SunshineError extends Error {
  override readonly name = 'SunshineError';
  /** The REST operation, such as `getConversation`. */
  readonly operation: string;
  readonly reason: FailureReason;
  /** The HTTP status, when upstream answered. */
  readonly status: number | undefined;
  /** Upstream's errors, when its body had the API's error shape; else empty. */
  readonly errors: readonly UpstreamErrorElement[];
  /** Seconds to wait before another try, when upstream said so. */
  readonly retryAfter: number | undefined;
  /** Private, because these are no details of the failure, and errors show all others. */
  readonly #isServers: boolean;
  readonly #inDoubt: boolean;

  constructor(operation: string, reason: FailureReason, details: FailureDetails = {}) {
    super(`${operation}: ${reason}${details.status === undefined ? '' : ` (${details.status})`}`);
    this.operation = operation;
    this.reason = reason;
    this.status = details.status;
    this.errors = details.errors ?? [];
    this.retryAfter = details.retryAfter;
    this.#inDoubt = details.inDoubt ?? false;
    this.#isServers = details.isServers ?? false;
  }

  /** Whether upstream refused this server's own credentials: then the caller cannot do anything about it. */
  get refusesServer(): boolean {
    return this.#isServers && (this.status === 401 || this.status === 403);
  }

  /**
   * Whether it was a change that must not be sent twice, and may have been carried out: it was sent, and the connection
   * broke, time ran out, or the answer says neither that it was done nor that it was refused.
   */
  get inDoubt(): boolean {
    return this.#inDoubt;
  }

  /** Upstream's machine-readable code, such as `user_not_found`; of the first error when there are several. */
  get code(): string | undefined {
    return this.errors[0]?.code;
  }
}

/** The failure of a call whose operation is over: its deadline has passed, or its caller has disconnected. */
export function abortFailure(
  operation: string,
  { reason }: Pick<AbortSignal, 'reason'>,
  details: Pick<FailureDetails, 'inDoubt'> = {},
): SunshineError {
  const isDeadline = reason instanceof DOMException && reason.name === 'TimeoutError';
  return new SunshineError(operation, isDeadline ? 'timeout' : 'cancelled', details);
}
