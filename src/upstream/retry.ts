/** A failed attempt of a REST call, as the decision to try again sees it. */
export interface FailedAttempt {
  /** Which attempt failed, counted from 1. */
  readonly attempt: number;
  /** Whether doing the call twice does no more than doing it once. */
  readonly repeatable: boolean;
  /** The HTTP status; undefined when the connection failed. */
  readonly status: number | undefined;
  /** Upstream's wish in seconds, when it gave one. */
  readonly retryAfter: number | undefined;
  /** Milliseconds until the operation's deadline. */
  readonly remaining: number;
}

const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF = 200;
const LONGEST_BACKOFF = 4_000;
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 502, 503, 504]);

/**
 * How many milliseconds to wait before the next attempt; 0 means not to try again.
 *
 * A 429 was refused, so any call may be sent again after it. After any other failure the call may have been carried
 * out, so only a repeatable one is. Without a `Retry-After` the wait is drawn from an exponentially growing range
 * ("full jitter"). A wait that does not fit the deadline is not begun.
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

function mayBeSentAgain({ status, repeatable }: FailedAttempt): boolean {
  if (status === 429) return true;
  return repeatable && (status === undefined || PASSING_STATUSES.has(status));
}
