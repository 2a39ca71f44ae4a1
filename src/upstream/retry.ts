/** What the decision to try again depends on, for a failed attempt of a REST call. */
export interface FailedAttempt {
  /** Which attempt failed, counted from 1. */
  readonly attempt: number;
  /** Whether doing the call twice has no more effect than doing it once. */
  readonly idempotent: boolean;
  /** The HTTP status; undefined when the connection failed. */
  readonly status: number | undefined;
  /** The seconds that upstream asks to wait, when it does. */
  readonly retryAfter: number | undefined;
  /** Milliseconds until the operation's deadline. */
  readonly remaining: number;
}

const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF = 200;
const LONGEST_BACKOFF = 4_000;
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 502, 503, 504]);

/**
 * How many milliseconds to wait before the next attempt; 0 means not to try again.
 *
 * After a 429 the call was not carried out, so any call may be sent again. After any other failure it may have been
 * carried out, so only an idempotent call is sent again. Without a `Retry-After` the wait is drawn from an
 * exponentially growing range ("full jitter"). A wait that does not fit the deadline is not begun.
 */
export function retryDelay(failed: FailedAttempt, random: () => number = Math.random): number {
  if (failed.attempt >= MAX_ATTEMPTS || !mayBeSentAgain(failed)) return 0;
  const range = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (failed.attempt - 1));
  const delay =
    failed.retryAfter === undefined
      ? Math.ceil(random() * range)
      : Math.max(1, failed.retryAfter * 1_000);
  return delay < failed.remaining ? Math.max(1, delay) : 0;
}

/**
 * The seconds a `Retry-After` header asks for, given as seconds or as an HTTP date; undefined when it is missing or
 * neither.
 */
export function parseRetryAfter(
  header: string | undefined,
  now: number = Date.now(),
): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  // Every HTTP date starts with the name of a day; `Date.parse` takes bare numbers for dates, too.
  const date = /^\s*[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}

function mayBeSentAgain({ status, idempotent }: FailedAttempt): boolean {
  if (status === 429) return true;
  return idempotent && (status === undefined || TRANSIENT_STATUSES.has(status));
}
