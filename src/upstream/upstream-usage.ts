/** What one GraphQL operation has used of upstream so far. Whoever spends something adds to it. */
export interface UpstreamUsage {
  /** Calls that went out, each counted once however often it was sent. Shared ones count where they were asked for first. */
  requests: number;
  /** Calls saved because the operation had asked for the same thing before. */
  deduplicated: number;
  /** Calls saved because another operation was asking for the same thing. */
  coalesced: number;
  /** How often a call was sent again. */
  retries: number;
  /** Milliseconds that calls waited, for their turn and before they were sent again: the sum over all of them. */
  waitedMs: number;
}

/** The usage of an operation that has not begun. */
export function noUsage(): UpstreamUsage {
  return { requests: 0, deduplicated: 0, coalesced: 0, retries: 0, waitedMs: 0 };
}
