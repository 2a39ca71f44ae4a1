import { setTimeout as pause } from 'node:timers/promises';

import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

import type { Context } from '../../kernel/context.js';
import { AllLoaders } from '../../kernel/loaders.js';
import { RedisUnavailable } from '../../redis/redis.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import { findParticipant } from '../participant/definition.js';
import { Memberships, type Membership } from './memberships.js';

/** For how long events wait for what cannot be read, and between attempts, in milliseconds. */
const PATIENCE = 30_000;
const PAUSE = 1_000;
/** Of how many apps and credentials it is remembered who takes part. */
const MAX_KINDS = 1_000;

/** Who takes part in conversations, as the caller of a subscription can find out. */
export class MembershipSource {
  /** Shared with all whose calls have the same credentials. */
  readonly memberships: Memberships;
  readonly #events: Context['shared']['events'];
  readonly #again: Context['again'];
  readonly #appId: string;
  readonly #signal: AbortSignal;

  /** @param signal Ends it. */
  constructor({ again, shared, sunshine }: Context, appId: string, signal: AbortSignal) {
    this.#events = shared.events;
    this.#again = again;
    this.#appId = appId;
    this.#signal = signal;
    const all = shared.of(membershipsOfAll);
    const key = `${sunshine.credentialsKey} ${appId}`;
    this.memberships = all.get(key) ?? new Memberships(shared.events.membershipTtl);
    all.set(key, this.memberships);
  }

  /**
   * Who takes part in a conversation now; nobody when there is no such conversation.
   *
   * @throws {SunshineError} when that cannot be read.
   */
  readOnce(conversationId: string): Promise<Membership> {
    return this.memberships.refresh(conversationId, async () => {
      const base = await this.#events.log.end(this.#appId);
      const members = new Set<string>();
      // Not ended with this subscription: others may wait for the same.
      const { sunshine } = this.#again(new AbortController().signal);
      const from = { appId: this.#appId, conversationId };
      await findParticipant(new AllLoaders(sunshine), from, ({ userId }) => {
        members.add(userId);
        return false;
      }).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
      });
      return { members, base };
    });
  }

  /**
   * The same, again and again for 30 seconds.
   *
   * @throws {GraphQLError} `UPSTREAM_UNAVAILABLE` when it could not be read in that time.
   */
  read(conversationId: string): Promise<Membership> {
    return patiently(() => this.readOnce(conversationId), this.#signal);
  }
}

/**
 * The result of something that may have to be tried again for 30 seconds.
 *
 * @throws {GraphQLError} `UPSTREAM_UNAVAILABLE` when it failed all that time.
 */
export async function patiently<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const until = Date.now() + PATIENCE;
  for (;;)
    try {
      return await attempt();
    } catch (error) {
      const isAway = error instanceof SunshineError || error instanceof RedisUnavailable;
      if (!isAway || signal.aborted) throw error;
      if (Date.now() + PAUSE > until) throw unavailable();
      await pause(PAUSE, undefined, { signal });
    }
}

/** Whether upstream says that the caller may not see it, or that it is not there. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof SunshineError &&
    error.reason === 'refused' &&
    !error.refusesServer &&
    [401, 403, 404].includes(error.status ?? 0)
  );
}

function membershipsOfAll(): LRUCache<string, Memberships> {
  return new LRUCache<string, Memberships>({ max: MAX_KINDS });
}

/** The end of a subscription for which it could not be found out who may see the next event. */
function unavailable(): GraphQLError {
  return new GraphQLError(
    'it could not be found out who may see the next event: subscribe again, after the last one',
    { extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
  );
}
