import { LRUCache } from 'lru-cache';

import { isAfter } from '../../events/cursor.js';
import type { LoggedEvent } from '../../events/log.js';
import { idAt } from '../../events/triggers.js';

/** Who takes part in a conversation: as it was read once, and what has changed since. */
export interface Membership {
  readonly members: ReadonlySet<string>;
  /** The end of the log before it was read: events up to there say nothing new. */
  readonly base: string;
  /** When it was read, in milliseconds since the epoch. */
  readonly readAt: number;
  /** In the order of the log. Without a user: all of them left. */
  readonly changes: MembershipChange[];
}

interface MembershipChange {
  readonly cursor: string;
  readonly userId: string | undefined;
  readonly joins: boolean;
}

/** How many conversations are remembered. */
const MAX_CONVERSATIONS = 10_000;

/**
 * Whether a user took part in a conversation just before an event; undefined when it has to be read again. A user who left
 * may have joined before that, because events may come in any order: joining again is not believed.
 */
export function tookPart(
  { members, base, changes }: Membership,
  userId: string,
  cursor: string,
): boolean | undefined {
  let takesPart = members.has(userId);
  let hasLeft = false;
  for (const change of changes) {
    if (!isAfter(base, change.cursor) || !isAfter(change.cursor, cursor)) continue;
    if (change.userId !== undefined && change.userId !== userId) continue;
    if (change.joins && hasLeft) return undefined;
    takesPart = change.joins;
    hasLeft ||= !change.joins;
  }
  return takesPart;
}

/** A conversation whose participants are being read. */
interface Reading {
  readonly result: Promise<Membership>;
  /** What is observed meanwhile. */
  readonly changes: MembershipChange[];
  /** Whether something may have happened meanwhile that was not observed. */
  isDoubtful: boolean;
}

/** Who takes part in a conversation, and the end of the log before that was asked. */
type ReadMembers = () => Promise<Pick<Membership, 'members' | 'base'>>;

/** Who takes part in the conversations of one app, as one kind of caller can find out. */
export class Memberships {
  readonly #ttl: number;
  readonly #known = new LRUCache<string, Membership>({ max: MAX_CONVERSATIONS });
  readonly #reading = new Map<string, Reading>();
  /** The cursor up to which all changes were observed; undefined when none were. */
  #upTo: string | undefined;
  /** Those that were observed: most are shown again by each subscription. */
  readonly #observed = new WeakSet<LoggedEvent>();

  /** @param ttl For how many milliseconds it is believed. */
  constructor(ttl: number) {
    this.#ttl = ttl;
  }

  /**
   * To be called for every event of the log in order. Whoever else has done that already does no harm.
   *
   * @param previous The cursor of the event before.
   */
  observe(previous: string, logged: LoggedEvent): void {
    if (this.#observed.has(logged)) return;
    this.#observed.add(logged);
    const { cursor, event } = logged;
    if (this.#upTo !== undefined && !isAfter(this.#upTo, cursor)) return;
    if (this.#upTo === undefined || isAfter(this.#upTo, previous)) this.#forgetBefore(previous);
    this.#upTo = cursor;
    const { type, conversationId, payload, userIds } = event;
    if (type === 'USER_MERGED' || type === 'USER_REMOVED') this.#forgetUsers(userIds);
    if (conversationId === undefined) return;
    if (type === 'CONVERSATION_REMOVED')
      this.#change(conversationId, { cursor, userId: undefined, joins: false });
    else if (type === 'PARTICIPANT_JOINED' || type === 'PARTICIPANT_LEFT') {
      const joins = type === 'PARTICIPANT_JOINED';
      this.#change(conversationId, { cursor, userId: idAt(payload, 'user.id'), joins });
    }
  }

  /** What is believed of a conversation; undefined when it has to be read. */
  get(conversationId: string): Membership | undefined {
    const known = this.#known.get(conversationId);
    return known && Date.now() - known.readAt < this.#ttl ? known : undefined;
  }

  /** What was known of a conversation at last, however long ago; undefined when nothing was. */
  last(conversationId: string): Membership | undefined {
    return this.#known.get(conversationId);
  }

  /** Reads it again, once for all who wait for it. */
  refresh(conversationId: string, read: ReadMembers): Promise<Membership> {
    const underWay = this.#reading.get(conversationId);
    if (underWay) return underWay.result;
    const changes: MembershipChange[] = [];
    const readAt = Date.now();
    const result = read()
      .then((answer) => ({ ...answer, readAt, changes }))
      .finally(() => this.#reading.delete(conversationId));
    const reading: Reading = { changes, isDoubtful: false, result };
    this.#reading.set(conversationId, reading);
    return result.then((membership) => {
      if (!reading.isDoubtful) this.#known.set(conversationId, membership);
      return membership;
    });
  }

  #change(conversationId: string, change: MembershipChange): void {
    this.#known.peek(conversationId)?.changes.push(change);
    this.#reading.get(conversationId)?.changes.push(change);
  }

  /** What happened up to there was observed by none. */
  #forgetBefore(cursor: string): void {
    for (const [id, { base }] of [...this.#known.entries()])
      if (isAfter(base, cursor)) this.#known.delete(id);
    for (const reading of this.#reading.values()) reading.isDoubtful = true;
  }

  #forgetUsers(userIds: readonly string[]): void {
    for (const [id, { members }] of [...this.#known.entries()])
      if (userIds.some((userId) => members.has(userId))) this.#known.delete(id);
    for (const reading of this.#reading.values()) reading.isDoubtful = true;
  }
}
