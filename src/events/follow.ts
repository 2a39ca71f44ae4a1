import { setTimeout as pause } from 'node:timers/promises';

import { RedisUnavailable } from '../redis/redis.js';
import { decodeCursor, isAfter } from './cursor.js';
import type { EventLog, EventPage, LoggedEvent } from './log.js';
import { slices } from './slices.js';
import { PAGE, tailReader, type Ignores } from './tail.js';

/** Why events may be missing at a place. */
export type GapReason = 'TOO_OLD' | 'UNKNOWN_CURSOR' | 'TOO_SLOW' | 'EVENTS_LOST';

/** A step through a log: the next event, a gap before the next one, or that there is no further one at the moment. */
export type Step =
  | { readonly kind: 'event'; readonly logged: LoggedEvent; readonly isReplayed: boolean }
  | {
      readonly kind: 'gap';
      readonly cursor: string;
      readonly reason: GapReason;
      /** Since when events may be missing, in milliseconds since the epoch. */
      readonly since: number | undefined;
      readonly isReplayed: boolean;
    }
  | { readonly kind: 'end' };

/** Where to begin. */
export interface FollowOptions {
  readonly appId: string;
  /** A cursor of whatever log; undefined to begin at `end`. */
  readonly after: string | undefined;
  /** The cursor of the end of the log when the subscription began: what is up to there is replayed. */
  readonly end: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Which events to leave out where that is known at once. Default: none. */
  readonly ignores?: Ignores;
}

/** How long to wait before reading again from a log that is away, in milliseconds. */
const RETRY = 1_000;

/**
 * Walks through a log, from a cursor to its end, and on as it grows. It is pulled: nothing is read before it is asked
 * for. One who asks again more slowly than the log forgets is given a gap. While the log is away it waits.
 */
export async function* follow(
  log: EventLog,
  { appId, after, end, signal, ignores = () => false }: FollowOptions,
): AsyncGenerator<Step, void, undefined> {
  const tail = tailReader(log, appId, ignores);
  signal.addEventListener('abort', () => tail.leave(), { once: true });
  let cursor = after ?? end;
  let isReplaying = cursor !== end;
  let isFirst = after !== undefined;
  let waited: EventPage | undefined;
  while (!signal.aborted) {
    let hasTurn = waited !== undefined;
    const page = waited ?? (await readWhenThere(log, appId, cursor, signal));
    if (!page) return;
    const { from, events, next, missing } = page;
    if (missing) {
      yield {
        kind: 'gap',
        cursor: from,
        reason: isFirst ? missing : missing === 'TOO_OLD' ? 'TOO_SLOW' : 'EVENTS_LOST',
        since: decodeCursor(cursor)?.at,
        isReplayed: isReplaying,
      };
    }
    isFirst = false;
    for (const logged of events) {
      const turn = hasTurn ? undefined : slices.take();
      if (turn) await turn;
      hasTurn = false;
      if (isReplaying && isAfter(end, logged.cursor)) isReplaying = false;
      yield { kind: 'event', logged, isReplayed: isReplaying };
    }
    cursor = next;
    // More may follow what was read from the log; what was waited for was all that there was.
    if (!waited && events.length > 0) continue;
    isReplaying = false;
    yield { kind: 'end' };
    ({ cursor, page: waited } = await tail.next(cursor));
  }
}

/** What follows a cursor; undefined when the signal was aborted while the log was away. */
async function readWhenThere(
  log: EventLog,
  appId: string,
  cursor: string,
  signal: AbortSignal,
): Promise<EventPage | undefined> {
  for (;;)
    try {
      return await log.read(appId, cursor, PAGE);
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) throw error;
      await pause(RETRY, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return undefined;
    }
}
