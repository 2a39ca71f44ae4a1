import { GraphQLError } from 'graphql';

import type { SharedState } from '../kernel/shared-state.js';
import type { EndUserIdentity } from './identity.js';

/** How many mutations each end user may send. Asynchronous, because processes may count together. */
interface WriteLimit {
  /**
   * Counts one more mutation of a user.
   *
   * @returns How many milliseconds the user has to wait; 0 when it is allowed.
   */
  take(user: string): Promise<number>;
}

const MINUTE = 60_000;

/** Counts for one process, each user's minute from their first mutation on. */
class MemoryWriteLimit implements WriteLimit {
  readonly #perMinute: number;
  /** The one whose minute began first comes first. */
  readonly #minutes = new Map<string, { readonly began: number; count: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  take(user: string): Promise<number> {
    const now = Date.now();
    for (const [name, { began }] of this.#minutes) {
      if (now - began < MINUTE) break;
      this.#minutes.delete(name);
    }
    const minute = this.#minutes.get(user);
    if (!minute) this.#minutes.set(user, { began: now, count: 1 });
    else if (minute.count >= this.#perMinute) return Promise.resolve(minute.began + MINUTE - now);
    else minute.count += 1;
    return Promise.resolve(0);
  }
}

function writeLimit({ changes }: SharedState): WriteLimit {
  return new MemoryWriteLimit(changes.endUserWrites);
}

/**
 * Counts a mutation of an end user.
 *
 * @throws {GraphQLError} `RATE_LIMITED` with the seconds to wait, when it is one too many.
 */
export async function countWrite(
  { appId, user }: EndUserIdentity,
  shared: SharedState,
): Promise<void> {
  const wait = await shared.of(writeLimit).take(JSON.stringify([appId, user]));
  if (wait === 0) return;
  throw new GraphQLError(
    'an end user may not send so many mutations in a minute; try again later',
    {
      extensions: { code: 'RATE_LIMITED', retryAfter: Math.ceil(wait / 1_000) },
    },
  );
}
