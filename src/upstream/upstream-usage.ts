/** What one GraphQL operation has used of upstream so far. Every part that makes or saves calls adds to it. */
export interface UpstreamUsage {
  /** Calls that were sent, each counted once however often it was sent. A shared call counts for its first request. */
  requests: number;
  /** Calls saved because the operation had made the same call before. */
  deduplicated: number;
  /** Calls saved because the same call of another operation was under way. */
  coalesced: number;
  /** How often a call was sent again. */
  retries: number;
  /** Milliseconds that calls waited, for admission and before they were sent again: the sum over all of them. */
  waitedMs: number;
}

/** The usage of an operation that has not begun. */
export function noUsage(): UpstreamUsage {
  return { requests: 0, deduplicated: 0, coalesced: 0, retries: 0, waitedMs: 0 };
}
