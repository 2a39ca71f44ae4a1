import { problemOf, type ConnectionProblem } from '../upstream/transports/connection-problem.js';

/** Why Redis cannot be used: a closed set, because its own errors contain what was sent. */
export type RedisProblem =
  | ConnectionProblem
  /** It does not accept the name or the password, or does not allow a command to them. */
  | 'authentication'
  /** It was started and still reads what it had kept. */
  | 'loading'
  /** It has as much as `maxmemory` allows, and may drop nothing. */
  | 'out-of-memory'
  /** It is a replica, or has too few replicas to take writes. */
  | 'read-only'
  /** It takes no writes because it cannot save them. */
  | 'not-saved'
  /** It is a node of a cluster that does not have the key. */
  | 'cluster';

const BY_REPLY: readonly (readonly [RegExp, RedisProblem])[] = [
  [/^(?:NOAUTH|WRONGPASS|NOPERM)|^ERR (?:invalid password|Client sent AUTH)/, 'authentication'],
  [/^LOADING/, 'loading'],
  [/OOM command not allowed/, 'out-of-memory'],
  [/READONLY|^NOREPLICAS|^MASTERDOWN/, 'read-only'],
  [/MISCONF/, 'not-saved'],
  [/^(?:MOVED|ASK|CLUSTERDOWN|TRYAGAIN|CROSSSLOT)/, 'cluster'],
  // It is busy with a script.
  [/^Command timed out|^BUSY/, 'response-timeout'],
  [/^Connection is closed|^Stream isn't writeable|max retries per request/, 'connection-lost'],
];

/** Those after which Redis still answers. */
const ANSWERING: ReadonlySet<RedisProblem> = new Set(['out-of-memory', 'read-only', 'not-saved']);

/** The problem that an error of the client is about. */
export function redisProblemOf(error: unknown): RedisProblem {
  const message = error instanceof Error ? error.message : '';
  return BY_REPLY.find(([pattern]) => pattern.test(message))?.[1] ?? problemOf(error);
}

/** Whether Redis still answers reads. */
export function isAnswering(problem: RedisProblem): boolean {
  return ANSWERING.has(problem);
}
