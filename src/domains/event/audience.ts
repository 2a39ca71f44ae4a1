/** Which events a subscription gets: of its conversation, user or app, and that its caller may see. */
import type { LoggedEvent } from '../../events/log.js';
import type { AppEvent, EventType } from '../../events/event.js';
import { idAt } from '../../events/triggers.js';
import type { MembershipSource } from './membership-source.js';
import { tookPart } from './memberships.js';

/** What becomes of an event: it is delivered, left out, delivered as the last one, or nothing comes any more. */
export type Verdict = 'deliver' | 'skip' | 'last';

/** Decides for one subscription. */
export interface Audience {
  /** The end user who gets it, by record id; undefined for callers who see who users are. */
  readonly viewerId?: string | undefined;
  /**
   * Whether an event is certainly left out, and changes nothing: a look without calls, at what nothing else waits for.
   * Is called for events that are new, in the order of the log.
   */
  ignores(previous: string, logged: LoggedEvent): boolean;
  /** Is called for every event that is not ignored, in the order of the log. */
  admit(previous: string, logged: LoggedEvent): Verdict | Promise<Verdict>;
  /** Whether nothing comes any more once all that is logged was decided. */
  readonly isOver?: boolean;
}

/** The types that end users get of the conversations that they take part in. */
const IN_CONVERSATIONS: ReadonlySet<EventType> = new Set<EventType>([
  'CONVERSATION_CREATED',
  'CONVERSATION_UPDATED',
  'CONVERSATION_REMOVED',
  'PARTICIPANT_JOINED',
  'PARTICIPANT_LEFT',
  'MESSAGE',
  'MESSAGES_REMOVED',
  'READ',
  'TYPING',
]);
/** The types that end users get of themselves. */
const OF_THEMSELVES: ReadonlySet<EventType> = new Set<EventType>([
  'CLIENT_ADDED',
  'CLIENT_UPDATED',
  'CLIENT_REMOVED',
  'USER_UPDATED',
  'USER_MERGED',
  'USER_REMOVED',
]);

/** Everything of an app. */
export const EVERYTHING: Audience = { ignores: () => false, admit: () => 'deliver' };

/** Everything of one conversation. */
export function ofConversation(conversationId: string): Audience {
  const isOther = ({ event }: LoggedEvent): boolean => event.conversationId !== conversationId;
  return {
    ignores: (_, logged) => isOther(logged),
    admit: (_, logged) => (isOther(logged) ? 'skip' : 'deliver'),
  };
}

/** Everything of one user, and of the conversations that the user takes part in. */
export class OfUser implements Audience {
  readonly #source: MembershipSource;
  #userId: string;

  constructor(source: MembershipSource, userId: string) {
    this.#source = source;
    this.#userId = userId;
  }

  ignores(previous: string, logged: LoggedEvent): boolean {
    return isOfOthers(this.#source, previous, logged, this.#userId);
  }

  async admit(previous: string, logged: LoggedEvent): Promise<Verdict> {
    this.#source.memberships.observe(previous, logged);
    const { event } = logged;
    const isAbout = event.userIds.includes(this.#userId);
    if (isAbout) this.#userId = mergedInto(event, this.#userId) ?? this.#userId;
    if (isAbout || event.conversationId === undefined) return isAbout ? 'deliver' : 'skip';
    return (await takesPart(this.#source, logged, event.conversationId, this.#userId))
      ? 'deliver'
      : 'skip';
  }
}

/** What end users see of one conversation that they take part in, or of all of theirs and of themselves. */
export class EndUserAudience implements Audience {
  readonly #source: MembershipSource;
  readonly #conversationId: string | undefined;
  readonly #onMerge: (userId: string) => void;
  #userId: string;
  #isOut = false;

  /**
   * @param conversationId Undefined for all conversations of the user.
   * @param onMerge Is called with the id of the user that they were merged into.
   */
  constructor(
    source: MembershipSource,
    userId: string,
    conversationId: string | undefined,
    onMerge: (userId: string) => void,
  ) {
    this.#source = source;
    this.#userId = userId;
    this.#conversationId = conversationId;
    this.#onMerge = onMerge;
  }

  get viewerId(): string {
    return this.#userId;
  }

  get isOver(): boolean {
    return this.#isOut;
  }

  ignores(previous: string, logged: LoggedEvent): boolean {
    const isOther = isOfOthers(this.#source, previous, logged, this.#userId);
    if (this.#conversationId === undefined) return isOther;
    // In their conversation an event ends the subscription of one who is found to take no part in it any more.
    return !this.#isMine(logged.event) && !logged.event.userIds.includes(this.#userId);
  }

  async admit(previous: string, logged: LoggedEvent): Promise<Verdict> {
    this.#source.memberships.observe(previous, logged);
    const { event } = logged;
    const isAbout = event.userIds.includes(this.#userId);
    if (isAbout && event.type === 'USER_REMOVED')
      return this.#isMine(event) && !this.#isOut ? 'last' : this.#leave();
    const merged = isAbout ? mergedInto(event, this.#userId) : undefined;
    if (merged !== undefined) {
      this.#userId = merged;
      this.#onMerge(merged);
    }
    if (!this.#isMine(event)) return 'skip';
    if (OF_THEMSELVES.has(event.type)) return isAbout && !this.#isOut ? 'deliver' : 'skip';
    if (!IN_CONVERSATIONS.has(event.type)) return 'skip';
    return this.#admitInConversation(logged, isAbout);
  }

  /** Who they are decides alone where an event is about themselves: they may not be a participant any more, or yet. */
  async #admitInConversation(logged: LoggedEvent, isAbout: boolean): Promise<Verdict> {
    const { type, conversationId } = logged.event;
    if (conversationId === undefined) return 'skip';
    const isOne = this.#conversationId !== undefined;
    if (type === 'PARTICIPANT_LEFT' && isAbout) return isOne ? 'last' : 'deliver';
    if (this.#isOut) return 'skip';
    // It cannot be read any more who took part in it.
    if (type === 'CONVERSATION_REMOVED' && isOne) return 'last';
    const isSure = isAbout && (type === 'PARTICIPANT_JOINED' || type === 'CONVERSATION_CREATED');
    if (isSure || (await takesPart(this.#source, logged, conversationId, this.#userId)))
      return 'deliver';
    if (isOne) this.#isOut = true;
    return 'skip';
  }

  #isMine({ conversationId }: AppEvent): boolean {
    return this.#conversationId === undefined || this.#conversationId === conversationId;
  }

  #leave(): Verdict {
    this.#isOut = true;
    return 'skip';
  }
}

/** The user that another one was merged into; undefined when an event says nothing of that kind. */
function mergedInto({ type, payload }: AppEvent, userId: string): string | undefined {
  return type === 'USER_MERGED' && idAt(payload, 'mergedUsers.discarded.id') === userId
    ? idAt(payload, 'mergedUsers.surviving.id')
    : undefined;
}

/** Whether an event is neither about a user nor, as far as is known without a call, in a conversation of theirs. */
function isOfOthers(
  { memberships }: MembershipSource,
  previous: string,
  logged: LoggedEvent,
  userId: string,
): boolean {
  memberships.observe(previous, logged);
  const { event, cursor } = logged;
  if (event.userIds.includes(userId)) return false;
  if (event.conversationId === undefined) return true;
  const known = memberships.get(event.conversationId);
  return known !== undefined && tookPart(known, userId, cursor) === false;
}

async function takesPart(
  source: MembershipSource,
  { event, cursor }: LoggedEvent,
  conversationId: string,
  userId: string,
): Promise<boolean> {
  const { memberships } = source;
  // It cannot be read any more who took part in one that is removed.
  const isGone = event.type === 'CONVERSATION_REMOVED';
  const known = isGone ? memberships.last(conversationId) : memberships.get(conversationId);
  const believed = known && tookPart(known, userId, cursor);
  if (believed !== undefined) return believed;
  return tookPart(await source.read(conversationId), userId, cursor) ?? false;
}
